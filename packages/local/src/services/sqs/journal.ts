import { type StoredMessage } from './message';

/** Keeps a queue's messages beyond the end of the process. */
export interface QueueJournal {
  /** What was kept, oldest first. */
  load(): readonly StoredMessage[];
  /** Keeps a message, in place of an earlier state of it. Done when it returns. */
  put(message: StoredMessage): void;
  remove(id: string): void;
  /** Lets go of what it holds open. */
  close(): void;
}
