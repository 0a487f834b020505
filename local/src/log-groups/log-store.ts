/** Keeps the newest log events, so that a test or a page can look at them and memory has an end. */
import { type LogEvent } from './log-event';

/** How much is kept of all log groups together; older events go. */
export interface LogLimits {
  /** @default 10000 */
  readonly events?: number;
  /** Of all messages, in characters. @default 16777216 */
  readonly characters?: number;
}

export class LogStore {
  private kept: LogEvent[] = [];
  /** Where the oldest event is: removing it from the front of the list would move all others. */
  private first = 0;
  private characters = 0;
  private readonly mostEvents: number;
  private readonly mostCharacters: number;

  public constructor({ events = 10_000, characters = 16 * 1024 * 1024 }: LogLimits = {}) {
    this.mostEvents = events;
    this.mostCharacters = characters;
  }

  public add(event: LogEvent): void {
    this.kept.push(event);
    this.characters += event.message.length;
    while (this.kept.length - this.first > this.mostEvents || this.characters > this.mostCharacters) this.drop();
    if (this.first > this.kept.length / 2) {
      this.kept = this.kept.slice(this.first);
      this.first = 0;
    }
  }

  /** Of one log group, oldest first. */
  public of(logGroup: string): readonly LogEvent[] {
    return this.kept.slice(this.first).filter((event) => event.logGroup === logGroup);
  }

  private drop(): void {
    this.characters -= this.kept[this.first].message.length;
    this.first += 1;
  }
}
