/** Law 2, for records: they are compared with what customers sent, not with what the workflow reports. */
import { member } from 'sentiment-form-local/lib/base/json';
import type { WriteFact } from '../facts';
import type { Item } from '../items';
import type { World } from '../world';
import { deadLetters, expiredItems, hasExpired } from './expired';
import { bare, contentOf, contentOfItem, idOf, lookUp, openMessage, ownItems, shown, type Law } from './law';
import { unfindable } from './unfindable';
import { textOf, isPointer, keyOf, ticketsOf } from '../records';

/** The part of law 2 about records. */
export const ONE_RECORD: Law = {
  number: 2,
  title: 'One submission, one record, found by the key of each of its tickets; nothing of another submission is in it.',
  always: ({ facts }) => overwritten(facts.writes.at(-1)),
  finally: (world) => strangeRecord(world) ?? secondRecord(world) ?? ticketOfAnother(world) ?? strayPointer(world),
};

function overwritten(write: WriteFact | undefined): string | undefined {
  if (write?.before === undefined) return undefined;
  const { key, before, after } = write;
  if (before.sentiment !== undefined && textOf(before, 'sentiment') !== textOf(after, 'sentiment')) {
    return `The sentiment of the record ${key} was changed after it was recorded.`;
  }
  const whose = (item: typeof after) => [textOf(item, 'submissionId'), contentOfItem(item)].join(' ');
  if (whose(before) === whose(after)) return undefined;
  return `The record ${key} of ${shown(whose(before))} was overwritten with ${shown(whose(after))}.`;
}

/** Nobody sent this, or nobody sent it with this ID. */
function strangeRecord(world: World): string | undefined {
  const ids = new Set(world.facts.posts.map(({ body }) => idOf(body)));
  for (const item of ownItems(world)) {
    const id = textOf(item, 'submissionId') ?? '';
    const posts = world.facts.posts.filter(({ body }) => contentOf(body) === contentOfItem(item));
    const fits = posts.some(({ body }) => (ids.has(id) ? idOf(body) === id : idOf(body) === undefined));
    if (!fits) return `The record ${keyOf(item)} of submission ${id} has content that nobody sent under this id.`;
  }
  return undefined;
}

/** A submission without an ID is a new submission each time it is sent. */
function secondRecord(world: World): string | undefined {
  const ids = new Set(world.facts.posts.map(({ body }) => idOf(body)));
  const submissionOf = (item: Item) => {
    const id = textOf(item, 'submissionId') ?? '';
    return `${ids.has(id) ? id : 'no id'} ${contentOfItem(item)}`;
  };
  const allowed = countBy(world.facts.posts.map(({ body }) => `${idOf(body) ?? 'no id'} ${contentOf(body)}`));
  const found = countBy(ownItems(world).map(submissionOf));
  const unexpected = countBy(unfindable(world).map(submissionOf));
  for (const [submission, count] of found) {
    const usual = submission.startsWith('no id') ? (allowed.get(submission) ?? 0) : 1;
    const most = usual + (unexpected.get(submission) ?? 0);
    if (count > most) return `There are ${count} records of the submission ${shown(submission)}, and may be ${most}.`;
  }
  return undefined;
}

function ticketOfAnother(world: World): string | undefined {
  const { facts, items, waiting } = world;
  for (const { execution, ticketId } of facts.tickets) {
    const { kind, input } = facts.executions[execution];
    if (kind !== 'submission') continue;
    const has = (item: Item) => ticketsOf(item).includes(ticketId);
    const record = items().find(has) ?? expiredItems(world).find(has);
    const messages = [...waiting().map(openMessage), ...deadLetters(world)];
    const isUnfinished = messages.some((message) => message.ticketId === ticketId);
    if (record === undefined && isUnfinished) continue;
    const id = idOf(input);
    const isOurs =
      record !== undefined &&
      contentOfItem(record) === contentOf(input) &&
      (id === undefined || textOf(record, 'submissionId') === id);
    if (!isOurs) return `The ticket ${ticketId} of execution ${execution + 1} does not lead to what was submitted.`;
    const found = lookUp(world, ticketId);
    // A replay that failed after it had recorded the submission. The next one writes the pointer.
    if (found === undefined && isUnfinished) continue;
    if (hasExpired(world, bare(ticketId)) || hasExpired(world, keyOf(record))) continue;
    if (found === record || (found !== undefined && facts.foreign.has(keyOf(found)))) continue;
    return `Under the number of ticket ${ticketId} of execution ${execution + 1} is neither its record nor a pointer to it.`;
  }
  return undefined;
}

/** A pointer contains only the number that it points to, and expires together with that record. */
function strayPointer(world: World): string | undefined {
  for (const pointer of world.items().filter(isPointer)) {
    // One of the two may be deleted before the other.
    if (hasExpired(world, textOf(pointer, 'pointsTo') ?? '')) continue;
    const record = world.items().find((item) => keyOf(item) === textOf(pointer, 'pointsTo'));
    if (record === undefined || isPointer(record)) return `The pointer ${keyOf(pointer)} does not lead to a record.`;
    const isBare = Object.keys(pointer).every((name) => ['referenceNumber', 'pointsTo', 'expiresAt'].includes(name));
    if (!isBare || member(pointer.expiresAt, 'N') !== member(record.expiresAt, 'N')) {
      return `The pointer ${keyOf(pointer)} has more than a pointer has, or another end than its record.`;
    }
  }
  return undefined;
}

function countBy(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
