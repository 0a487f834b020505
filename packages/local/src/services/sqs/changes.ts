/** The content of a queue's file: one change per line. */
import { type StoredMessage } from './message';
import { parsedJson, isObject } from '../../base/json';

/** The current state of a message, or its deletion. */
export type Change = { readonly put: StoredMessage } | { readonly remove: string };

/** A line that is not a change. */
export interface UnreadableLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** The changes in a file, and the lines that contain something else. */
export function readChanges(text: string): { changes: Change[]; unreadable: UnreadableLine[] } {
  const changes: Change[] = [];
  const unreadable: UnreadableLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const { change, rest } = readLine(line);
    if (change !== undefined) changes.push(change);
    if (rest !== '') unreadable.push({ number: index + 1, text: rest });
  }
  return { changes, unreadable };
}

/** The messages in the order of arrival. */
export function replay(changes: readonly Change[]): StoredMessage[] {
  const messages = new Map<string, StoredMessage>();
  for (const change of changes) {
    if ('put' in change) messages.set(change.put.id, change.put);
    else messages.delete(change.remove);
  }
  return [...messages.values()];
}

/** A complete change can follow the start of another one, which a full disk or a crash has cut off. */
function readLine(line: string): { readonly change?: Change; readonly rest: string } {
  for (const { index } of line.matchAll(/\{"(?:put|remove)":/g)) {
    const change = changeOf(line.slice(index));
    if (change !== undefined) return { change, rest: line.slice(0, index) };
  }
  return { rest: line };
}

function changeOf(text: string): Change | undefined {
  const change = parsedJson(text);
  if (!isObject(change)) return undefined;
  if (typeof change.remove === 'string') return { remove: change.remove };
  return isStoredMessage(change.put) ? { put: change.put } : undefined;
}

/** As far as it could be anything else: only the journal writes the file. */
function isStoredMessage(value: unknown): value is StoredMessage {
  return isObject(value) && typeof value.id === 'string' && typeof value.body === 'string';
}
