/** EventBridge on a laptop: event buses keep what is put on them to be looked at, and hand it to the targets of their rules. */
import { Deliveries } from './deliveries';
import { EventBusDescription, EventRuleDescription } from './description';
import { EntryError, readEntries, readEntry } from './entries';
import { BusEvent, eventJson, NewEvent } from './event';
import { matchesPattern } from './pattern';
import { targetInput } from './target-input';
import { BoundedList } from '../../base/bounded-list';
import { Clock } from '../../base/clock';
import { Json, JsonObject, objectOf } from '../../base/json';
import { Random } from '../../base/random';
import { CallContext, Service } from '../service';

/** What a program or a page may see of the event buses. */
export interface EventBuses {
  readonly descriptions: readonly EventBusDescription[];
  /** The newest events of a bus, oldest first. */
  events(busArn: string): readonly BusEvent[];
}

export interface EventBridgeOptions {
  readonly clock: Clock;
  readonly random: Pick<Random, 'uuid'>;
  readonly deliveries: Deliveries;
  /** How many events each bus keeps; older ones go. @default 1000 */
  readonly limit?: number;
}

/** Of the details that an event bus keeps. */
const KEPT_CHARACTERS = 16 * 1024 * 1024;

export class EventBridge implements Service, EventBuses {
  public readonly name = 'events';
  public readonly operations = ['PutEvents'];
  public readonly modelledErrors = new Set([
    'AccessDeniedException',
    'ConcurrentModificationException',
    'IllegalStatusException',
    'InternalException',
    'InvalidEventPatternException',
    'InvalidStateException',
    'LimitExceededException',
    'ManagedRuleException',
    'OperationDisabledException',
    'PolicyLengthExceededException',
    'ResourceAlreadyExistsException',
    'ResourceNotFoundException',
    'ThrottlingException',
  ]);
  private readonly kept = new Map<string, BoundedList<BusEvent>>();

  public constructor(
    public readonly descriptions: readonly EventBusDescription[],
    private readonly options: EventBridgeOptions,
  ) {}

  public async call(_operation: string, input: Json, _context: CallContext): Promise<Json> {
    const results = readEntries(objectOf(input)).map((entry) => this.put(entry));
    return { Entries: results, FailedEntryCount: results.filter(({ ErrorCode }) => ErrorCode !== undefined).length };
  }

  public events(busArn: string): readonly BusEvent[] {
    return this.kept.get(busArn)?.list() ?? [];
  }

  /** The entries of a call succeed and fail one by one. */
  private put(entry: JsonObject): JsonObject {
    try {
      const event = readEntry(entry);
      return { EventId: this.take(event, this.bus(event.bus)) };
    } catch (error) {
      if (!(error instanceof EntryError)) throw error;
      return { ErrorCode: error.code, ErrorMessage: error.message };
    }
  }

  private bus(nameOrArn: string): EventBusDescription {
    const bus = this.descriptions.find(({ name, arn }) => name === nameOrArn || arn === nameOrArn);
    if (bus !== undefined) return bus;
    throw new EntryError('InvalidArgument', `Parameter EventBusName is not valid. Reason: there is no ${nameOrArn}.`);
  }

  private take({ source, detailType, detail, resources, time }: NewEvent, bus: EventBusDescription): string {
    const { clock, random } = this.options;
    const event = { id: random.uuid(), source, detailType, detail, resources, time: time ?? clock.now() };
    const json = eventJson(event, bus.arn);
    const rules = (bus.rules ?? []).filter(({ pattern }) => matchesPattern(pattern, json));
    rules.forEach((rule) => this.hand(json, rule));
    const targets = rules.flatMap((rule) => rule.targets.map(({ arn }) => ({ rule: rule.name, arn })));
    this.keptOf(bus.arn).add({ ...event, targets });
    return event.id;
  }

  private keptOf(busArn: string): BoundedList<BusEvent> {
    const { limit: count = 1000 } = this.options;
    const sizeOf = ({ detail }: BusEvent): number => JSON.stringify(detail).length;
    const kept = this.kept.get(busArn) ?? new BoundedList<BusEvent>({ count, size: KEPT_CHARACTERS, sizeOf });
    this.kept.set(busArn, kept);
    return kept;
  }

  private hand(event: JsonObject, rule: EventRuleDescription): void {
    const sender = { kind: 'service', principal: 'events.amazonaws.com', sourceArn: rule.arn } as const;
    for (const { arn, input, roleArn, deadLetterArn } of rule.targets) {
      this.options.deliveries.start({
        from: `The rule ${rule.name}`,
        sender,
        caller: roleArn === undefined ? undefined : { kind: 'role', roleArn, session: rule.name, sourceArn: rule.arn },
        targetArn: arn,
        body: targetInput(event, rule, input),
        deadLetterArn,
      });
    }
  }
}
