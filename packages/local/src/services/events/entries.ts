/** Reads and checks what callers of PutEvents send: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
import { NewEvent } from './event';
import { parsedJson, Json, JsonObject, isObject, objectOf, stringOf, stringsOf } from '../../base/json';
import { ServiceError } from '../service';

const MAX_ENTRIES = 10;
/** Of all entries together. */
const MAX_BYTES = 256 * 1024;
/** What the time of an entry counts, if it has one. */
const TIME_BYTES = 14;

/** Why one entry of several was not taken. */
export class EntryError extends Error {
  public constructor(
    public readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The entries of a call, which as a whole can be too many or too large. */
export function readEntries({ Entries: entries }: JsonObject): JsonObject[] {
  if (!Array.isArray(entries)) throw validation(entries ?? null, 'Member must not be null');
  if (entries.length === 0) throw validation(entries, 'Member must have length greater than or equal to 1');
  if (entries.length > MAX_ENTRIES) {
    throw validation(entries, `Member must have length less than or equal to ${MAX_ENTRIES}`);
  }
  const given = entries.map(objectOf);
  const size = given.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (size <= MAX_BYTES) return given;
  throw new ServiceError(
    'ValidationException',
    `Total size of the entries in the request is over the limit: it must be at most ${MAX_BYTES} bytes, got: ${size}.`,
  );
}

/** One entry, or an `EntryError` that says why it is none. */
export function readEntry(entry: JsonObject): NewEvent {
  const source = required(entry, 'Source');
  const detailType = required(entry, 'DetailType');
  const detail = readDetail(required(entry, 'Detail'));
  if (source.startsWith('aws.')) {
    throw new EntryError('NotAuthorizedForSourceException', 'Not authorized for the source.');
  }
  return {
    bus: stringOf(entry.EventBusName) ?? 'default',
    source,
    detailType,
    detail,
    resources: stringsOf(entry.Resources),
    time: readTime(entry.Time),
  };
}

function required(entry: JsonObject, name: string): string {
  const value = stringOf(entry[name]);
  if (value !== undefined && value !== '') return value;
  throw new EntryError('InvalidArgument', `Parameter ${name} is not valid. Reason: ${name} is a required argument.`);
}

function readDetail(text: string): JsonObject {
  const detail = parsedJson(text);
  if (isObject(detail)) return detail;
  throw new EntryError('MalformedDetail', 'Detail is malformed.');
}

/** SDKs send seconds since the epoch, state machines a timestamp. */
function readTime(given: Json | undefined): number | undefined {
  if (given === undefined || given === null) return undefined;
  const time = typeof given === 'number' ? given * 1000 : Date.parse(String(given));
  if (!Number.isNaN(time)) return time;
  throw new EntryError('InvalidArgument', `Parameter Time is not valid. Reason: ${String(given)} is no timestamp.`);
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html */
function sizeOf(entry: JsonObject): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...stringsOf(entry.Resources)];
  const bytes = texts.reduce<number>((sum, text) => sum + Buffer.byteLength(stringOf(text) ?? ''), 0);
  return bytes + (entry.Time === undefined ? 0 : TIME_BYTES);
}

function validation(value: Json, constraint: string): ServiceError {
  const shown = Array.isArray(value) ? `of ${value.length} entries` : JSON.stringify(value);
  return new ServiceError(
    'ValidationException',
    `1 validation error detected: Value ${shown} at 'entries' failed to satisfy constraint: ${constraint}`,
  );
}
