/** What a law of the form backend is, and functions that several laws use. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject, member, objectOf } from 'sentiment-form-local/lib/base/json';
import type { CallFact, ExecutionFact } from '../facts';
import type { Analysis } from '../forms/analyzer';
import type { Channel } from '../forms/channel';
import { CONTROL_FIELDS } from '../forms/content';
import type { Item } from '../items';
import { isPointer, keyOf, ownRecords, textOf, ticketsOf } from '../records';
import type { World } from '../world';

/** A law of docs/laws.md. Each check returns what breaks the law, or undefined. */
export interface Law {
  readonly number: number;
  readonly title: string;
  /** Called after every change of the table, a queue or the answers. */
  readonly always?: (world: World) => string | undefined;
  /** Called at the end, when nothing is left to do. */
  readonly finally?: (world: World) => string | undefined;
}

/**
 * What was submitted, without its ID and without what no record keeps. A post and its record give the same text. An HTML form
 * sends numbers as texts, and nothing for a box that is not checked.
 */
export function contentOf(body: Json): string {
  if (!isObject(body)) return JSON.stringify(body);
  let content = contents.get(body);
  if (content === undefined) {
    content = contentOfObject(body);
    contents.set(body, content);
  }
  return content;
}

/** Each is computed once, because a post does not change and is needed after every change of anything else. */
const contents = new WeakMap<JsonObject, string>();

function contentOfObject(body: JsonObject): string {
  const entries = Object.entries(body).filter(([name, value]) => !CONTROL_FIELDS.includes(name) && !isNothing(value));
  const texts = entries.map(([name, value]) => [name, value === 'on' ? 'true' : textual(value)]);
  return characters(JSON.stringify(Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)))));
}

/** Invalid characters and halves of surrogate pairs are never kept, because no queue accepts them. */
export function characters(text: string): string {
  return text.replace(/[\ufffe\uffff]/g, '').replace(/\\ud[89a-f][0-9a-f]{2}/g, '');
}

function isNothing(value: Json): boolean {
  return value === null || value === false || (typeof value === 'string' && value.trim() === '');
}

function textual(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The beginning of a content, to print. */
export function shown(content: string): string {
  return content.length > SHOWN ? `${content.slice(0, SHOWN)}...` : content;
}

const SHOWN = 60;

/** The fields that a record has. */
export function contentOfItem(item: Item): string {
  const fields = objectOf(member(item.fields, 'M'));
  let content = contentsOfItems.get(fields);
  if (content === undefined) {
    content = contentOf(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)])));
    contentsOfItems.set(fields, content);
  }
  return content;
}

/** By item, because each write creates a new object for the record. */
const contentsOfItems = new WeakMap<JsonObject, string>();

/** An attribute's value, of the kinds that fields have. */
export function plain(attribute: Json): Json {
  const number = member(attribute, 'N');
  return member(attribute, 'S') ?? (number === undefined ? (member(attribute, 'BOOL') ?? null) : Number(number));
}

/** The submission id that a client sent, as records have it. */
export function idOf(body: Json): string | undefined {
  const id = member(body, 'submissionId');
  return typeof id === 'string' ? id.toLowerCase() : undefined;
}

/** The records of what customers of this simulation sent. A pointer to one is none. */
export function ownItems({ items, facts }: World): Item[] {
  return ownRecords(items(), facts.foreign);
}

/** The item with the number of a ticket, or the item that it points to. People look up tickets in the same way. */
export function lookUp({ items }: World, ticketId: string): Item | undefined {
  const at = (key: string | undefined) => items().find((item) => keyOf(item) === key);
  const found = at(bare(ticketId));
  return found !== undefined && isPointer(found) ? at(textOf(found, 'pointsTo')) : found;
}

/** A ticket without the mark of parked submissions. */
export function bare(ticketId: string): string {
  return ticketId.startsWith(MARKER) ? ticketId.slice(MARKER.length) : ticketId;
}

/** What the tickets of parked submissions begin with. */
export const MARKER = 'U-';

/** A parked message, opened. */
export function openMessage(body: string): JsonObject {
  const message = JSON.parse(body) as Json;
  return objectOf(message);
}

/** Whether one of the calls parked a submission that the run could not check. */
export function parkedUnchecked(calls: readonly CallFact[]): boolean {
  return calls.some(
    ({ operation, input, doneAt }) =>
      operation === 'sqs.SendMessage' &&
      doneAt !== undefined &&
      openMessage(String(member(input, 'MessageBody'))).unchecked !== undefined,
  );
}

/** The calls that an execution made. */
export function callsOf({ facts }: World, execution: ExecutionFact): CallFact[] {
  return facts.calls.filter(({ caller }) => caller.execution === execution.index);
}

/** When the next version was deployed. Infinity if it was not. */
export function deployedAt({ facts }: World): number {
  return facts.mishaps.find(({ kind }) => kind === 'deployed')?.at ?? Infinity;
}

/** What was sent for a record through a channel, in order. */
export function emailsOf({ facts }: World, item: Item, { operation: sending, isIts }: Channel): CallFact[] {
  const known = [keyOf(item), ...ticketsOf(item)];
  return facts.calls.filter(
    ({ operation, doneAt, input }) =>
      operation === sending &&
      isIts(input) &&
      doneAt !== undefined &&
      known.some((text) => JSON.stringify(input).includes(text)),
  );
}

/** The sentiment in a record. */
export function analysisIn(item: Item): Analysis {
  const score = member(item.sentimentScore, 'M');
  const entries = isObject(score) ? Object.entries(score) : [];
  return {
    sentiment: textOf(item, 'sentiment') ?? '',
    sentimentScore: isObject(score)
      ? Object.fromEntries(entries.map(([label, value]) => [label, Number(member(value, 'N'))]))
      : null,
  };
}
