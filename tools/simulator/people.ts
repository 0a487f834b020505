/** People who look after the form. They change records while a replay or a sweep is running. */
import type { CallFact, Facts } from './facts';
import type { Item } from './items';
import { attentionOf, keyOf, ownRecords } from './records';
import type { Schedule } from './schedule';
import type { Store } from './store';

/** What people write into a record. */
export const NOTE = 'A person was here.';

/** What they see. */
interface Place {
  readonly items: () => readonly Item[];
  readonly now: () => number;
}

/** All of them. */
export class People {
  public constructor(
    private readonly schedule: Schedule,
    private readonly facts: Facts,
    private readonly store: Store,
  ) {}

  /** Just before a call takes effect, the people present write a note into every record, or close the records that are open or held. */
  public async meet({ caller, number }: CallFact, { items, now }: Place): Promise<void> {
    for (const person of this.schedule.people) {
      if (person.caller !== caller.kind || person.index !== caller.index || person.call > number) continue;
      for (const item of ownRecords(items(), this.facts.foreign)) {
        const isClosed = person.closes && ['OPEN', 'HELD'].includes(attentionOf(item) ?? '');
        await this.change(keyOf(item), isClosed, now());
      }
    }
  }

  private async change(key: string, isClosed: boolean, at: number): Promise<void> {
    const { name: TableName, partitionKey } = this.store.table;
    await this.store.call('UpdateItem', {
      TableName,
      Key: { [partitionKey.name]: { S: key } },
      UpdateExpression: `SET note = :note${isClosed ? ' REMOVE attention' : ''}`,
      ExpressionAttributeValues: { ':note': { S: NOTE } },
    });
    this.facts.changes.push({ at, key, isClosed, writes: this.facts.writes.length });
    const text = `a person ${isClosed ? 'closes' : 'writes a note into'} the record ${key}`;
    this.facts.mishaps.push({ at, kind: 'person came', text });
  }
}
