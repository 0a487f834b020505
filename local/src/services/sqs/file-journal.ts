/**
 * Keeps a queue's messages in a file, one change a line, so that a restart loses nothing that was parked.
 *
 * A change is on the disk before the caller has its answer. A line that was cut off by a crash was never answered: it
 * is dropped when the file is read, and the file written anew beside the old one, which it replaces in one step.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { type QueueJournal } from './journal';
import { type StoredMessage } from './message';
import { isObject } from '../../asl/json';

type Change = { readonly put: StoredMessage } | { readonly remove: string };

export class FileJournal implements QueueJournal {
  private descriptor: number | undefined;

  public constructor(private readonly file: string) {}

  public load(): readonly StoredMessage[] {
    const messages = existsSync(this.file) ? replay(readFileSync(this.file, 'utf8')) : [];
    const fresh = `${this.file}.new`;
    const descriptor = openSync(fresh, 'w');
    messages.forEach((message) => writeSync(descriptor, lineOf({ put: message })));
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(fresh, this.file);
    this.descriptor = openSync(this.file, 'a');
    return messages;
  }

  public put(message: StoredMessage): void {
    this.write({ put: message });
  }

  public remove(id: string): void {
    this.write({ remove: id });
  }

  /** What comes after that is not kept: a queue that is stopped gives up its file. */
  public close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private write(change: Change): void {
    if (this.descriptor === undefined) return;
    writeSync(this.descriptor, lineOf(change));
    fsyncSync(this.descriptor);
  }
}

function lineOf(change: Change): string {
  return `${JSON.stringify(change)}\n`;
}

/** The messages in the order in which they came. */
function replay(text: string): StoredMessage[] {
  const messages = new Map<string, StoredMessage>();
  for (const change of text.split('\n').map(changeOf)) {
    if (change === undefined) continue;
    if ('put' in change) messages.set(change.put.id, change.put);
    else messages.delete(change.remove);
  }
  return [...messages.values()];
}

/** As far as it could be anything else: nobody but this journal writes the file. */
function isStoredMessage(value: unknown): value is StoredMessage {
  return isObject(value) && typeof value.id === 'string' && typeof value.body === 'string';
}

function changeOf(line: string): Change | undefined {
  try {
    const change: unknown = JSON.parse(line);
    if (!isObject(change)) return undefined;
    if (typeof change.remove === 'string') return { remove: change.remove };
    return isStoredMessage(change.put) ? { put: change.put } : undefined;
  } catch {
    return undefined;
  }
}
