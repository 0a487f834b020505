/** Keeps the newest log events for tests and pages, with a limit on memory. */
import { type LogEvent } from './log-event';
import { BoundedList } from '../base/bounded-list';

/** The limits for all log groups together; older events are dropped. */
export interface LogLimits {
  /** @default 10000 */
  readonly events?: number;
  /** Of all messages, in characters. @default 16777216 */
  readonly characters?: number;
}

export class LogStore {
  private readonly kept: BoundedList<LogEvent>;

  public constructor({ events = 10_000, characters = 16 * 1024 * 1024 }: LogLimits = {}) {
    this.kept = new BoundedList({ count: events, size: characters, sizeOf: ({ message }) => message.length });
  }

  public add(event: LogEvent): void {
    this.kept.add(event);
  }

  /** Of one log group, oldest first. */
  public of(logGroup: string): readonly LogEvent[] {
    return this.kept.list().filter((event) => event.logGroup === logGroup);
  }
}
