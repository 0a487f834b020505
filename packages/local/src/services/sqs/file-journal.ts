/**
 * Stores a queue's messages in a file, one change per line, so that a restart loses no parked message. A change is on
 * the disk before the caller gets an answer, or it is refused. When the file is read, a new one is written next to it,
 * which replaces it in one step.
 */
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { type Change, readChanges, replay } from './changes';
import { type QueueJournal } from './journal';
import { type FileSystem, LineFile } from './line-file';
import { type StoredMessage } from './message';
import { diskProblem } from '../disk-problem';
import { ServiceError } from '../service';

export interface FileJournalOptions {
  /**
   * Called with what could not be read.
   * @default it is ignored
   */
  readonly onUnreadable?: (problem: string) => void;
  /** @default the file system of the machine */
  readonly system?: FileSystem;
}

export class FileJournal implements QueueJournal {
  private lines: LineFile | undefined;

  public constructor(
    private readonly file: string,
    private readonly options: FileJournalOptions = {},
  ) {}

  public load(): readonly StoredMessage[] {
    const { changes, unreadable } = readChanges(existsSync(this.file) ? readFileSync(this.file, 'utf8') : '');
    this.setAside(unreadable);
    const messages = replay(changes);
    this.writeAnew(messages.map((message) => lineOf({ put: message })));
    this.lines = new LineFile(this.file, 'a', this.options.system);
    return messages;
  }

  public put(message: StoredMessage): void {
    this.write({ put: message });
  }

  public remove(id: string): void {
    this.write({ remove: id });
  }

  /** Later changes are not stored: a queue that was stopped has closed its file. */
  public close(): void {
    this.lines?.close();
    this.lines = undefined;
  }

  private write(change: Change): void {
    try {
      this.lines?.append([lineOf(change)]);
    } catch (error) {
      throw new ServiceError('InternalFailure', `Nothing was changed: ${diskProblem(this.file, error)}`, 500);
    }
  }

  private writeAnew(lines: readonly string[]): void {
    const fresh = `${this.file}.new`;
    try {
      const file = new LineFile(fresh, 'w', this.options.system);
      try {
        file.append(lines);
      } finally {
        file.close();
      }
      renameSync(fresh, this.file);
    } catch (error) {
      rmSync(fresh, { force: true });
      throw new Error(diskProblem(this.file, error), { cause: error });
    }
  }

  /** Data that somebody could still recover is not deleted. */
  private setAside(unreadable: readonly { readonly number: number; readonly text: string }[]): void {
    const aside = `${this.file}.unreadable`;
    for (const { number, text } of unreadable) {
      appendFileSync(aside, `${text}\n`);
      const beginning = text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
      this.options.onUnreadable?.(
        `Line ${number} of ${this.file} could not be read, and was moved to ${aside}: ${beginning}`,
      );
    }
  }
}

const SHOWN = 200;

function lineOf(change: Change): string {
  return JSON.stringify(change);
}
