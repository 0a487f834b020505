/** Law 2, for people: the workflow never changes what a person wrote. */
import { NOTE } from '../people';
import type { World } from '../world';
import { hasExpired } from './expired';
import type { Law } from './law';
import { textOf, attentionOf, keyOf } from '../records';

/** The part of law 2 about people. */
export const LEFT_TO_PEOPLE: Law = {
  number: 2,
  title: 'What a person has changed in a record stays, and what a person has closed stays closed.',
  finally: (world) => {
    for (const { key, isClosed, writes } of world.facts.changes) {
      if (hasExpired(world, key)) continue;
      const item = world.items().find((one) => keyOf(one) === key);
      if (textOf(item, 'note') !== NOTE) return `The note of a person in the record ${key} is gone.`;
      const again = isClosed && openedAfter(world, key, writes);
      if (again) return `The record ${key} was closed by a person, and has the attention ${again} after that.`;
    }
    return undefined;
  },
};

function openedAfter({ facts }: World, key: string, writes: number): string | undefined {
  const opened = facts.writes
    .slice(writes)
    .find((write) => write.key === key && attentionOf(write.after) !== undefined);
  return opened && attentionOf(opened.after);
}
