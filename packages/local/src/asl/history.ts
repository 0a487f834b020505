/** The history of an execution, in the format and with the links of GetExecutionHistory. */
import type { HistoryEvent } from './contract';
import { ErrorName, Failure } from './errors';
import type { Json, JsonObject } from '../base/json';
import { memoized } from '../base/memoized';

/** AWS's quota of events for a STANDARD execution. */
export const DEFAULT_HISTORY_LIMIT = 25_000;

export class History {
  public readonly events: HistoryEvent[] = [];
  private readonly texts = new WeakMap<object, string>();

  public constructor(
    private readonly now: () => number,
    private readonly limit: number,
    private readonly onEvent?: (event: HistoryEvent) => void,
  ) {}

  /**
   * Adds an event and returns its ID.
   * @param details the event's own details member, omitted if the type has none
   */
  public add(type: string, previousEventId: number, details?: JsonObject): number {
    // The event that ends the execution counts, too.
    if (this.events.length >= this.limit - 1 && !type.startsWith('Execution')) {
      throw new Failure(
        ErrorName.RUNTIME,
        `The execution reached the maximum number of history events (${this.limit}).`,
      );
    }
    const event: HistoryEvent = { id: this.events.length + 1, previousEventId, timestamp: this.now(), type };
    if (details !== undefined) Object.assign(event, { [detailsKey(type)]: details });
    this.events.push(event);
    this.onEvent?.(event);
    return event.id;
  }

  /**
   * A value as JSON text. A value is serialized once, although it is the output of a state and the input of the next
   * one.
   */
  public text(value: Json): string {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    let text = this.texts.get(value);
    if (text === undefined) {
      text = JSON.stringify(value);
      this.texts.set(value, text);
    }
    return text;
  }

  /** A copy of a value as clean JSON, without undefined members. It is not serialized a second time. */
  public copyOf(value: Json | undefined): Json {
    const text = JSON.stringify(value ?? null);
    const copy = JSON.parse(text) as Json;
    if (typeof copy === 'object' && copy !== null) this.texts.set(copy, text);
    return copy;
  }
}

/**
 * The member of an event that has its details. All states share the two kinds of details for entering and exiting a
 * state.
 */
const detailsKey = memoized((type: string): string => {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
});
