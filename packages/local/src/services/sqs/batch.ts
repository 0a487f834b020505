/** Batches: each entry succeeds or fails separately; an error of the whole batch is reported first. */
import { type JsonObject, listOf, objectOf, stringOf } from '../../base/json';
import { ServiceError } from '../service';
import { queryCodeOf } from './errors';
import { MAX_BATCH_ENTRIES } from './limits';

/** Runs `one` for each entry of the batch, and adds the entry's Id to its result. */
export function runBatch(input: JsonObject, one: (entry: JsonObject) => JsonObject): JsonObject {
  const successful: JsonObject[] = [];
  const failed: JsonObject[] = [];
  for (const entry of entriesOf(input)) {
    const id = stringOf(entry.Id) ?? '';
    try {
      successful.push({ Id: id, ...one(entry) });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      failed.push({ Id: id, SenderFault: true, Code: queryCodeOf(error.name), Message: error.message });
    }
  }
  return { Successful: successful, ...(failed.length > 0 && { Failed: failed }) };
}

/** The entries of a valid batch. */
export function entriesOf(input: JsonObject): JsonObject[] {
  const entries = listOf(input.Entries).map(objectOf);
  if (entries.length === 0) {
    throw new ServiceError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  }
  if (entries.length > MAX_BATCH_ENTRIES) {
    const message = `Maximum number of entries per request are ${MAX_BATCH_ENTRIES}. You have sent ${entries.length}.`;
    throw new ServiceError('TooManyEntriesInBatchRequest', message);
  }
  const ids = entries.map(({ Id: id }) => checkedId(stringOf(id) ?? ''));
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated !== undefined) throw new ServiceError('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
  return entries;
}

function checkedId(id: string): string {
  if (/^[\w-]{1,80}$/.test(id)) return id;
  const message = 'A batch entry id can only contain alphanumeric characters, hyphens and underscores, at most 80.';
  throw new ServiceError('InvalidBatchEntryId', message);
}
