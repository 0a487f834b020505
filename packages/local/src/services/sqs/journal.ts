import { type StoredMessage } from './message';

/** Stores a queue's messages beyond the end of the process. */
export interface QueueJournal {
  /** The stored messages, oldest first. */
  load(): readonly StoredMessage[];
  /** Stores a message, in place of an earlier state. It is stored when this returns. */
  put(message: StoredMessage): void;
  remove(id: string): void;
  /** Closes open files. */
  close(): void;
}
