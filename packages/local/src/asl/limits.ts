/** AWS's limits on the size of data. */
import { ErrorName, Failure } from './errors';
import type { History } from './history';
import type { Json } from '../base/json';

/** 256 KiB of UTF-8: the quota of a state's input, output and result. */
const PAYLOAD_LIMIT_BYTES = 262_144;

/** The maximum number of bytes of UTF-8 for one unit of a JavaScript string. */
const BYTES_PER_UNIT = 3;

/** Whether a value, as JSON text, exceeds the payload limit. */
export function isTooLarge(value: Json, history: History): boolean {
  const text = history.text(value);
  if (text.length * BYTES_PER_UNIT <= PAYLOAD_LIMIT_BYTES) return false;
  return Buffer.byteLength(text) > PAYLOAD_LIMIT_BYTES;
}

/** The failure of a state or a task whose result is too large. */
export function dataLimitExceeded(source: string, byTask: boolean): Failure {
  return new Failure(
    ErrorName.DATA_LIMIT_EXCEEDED,
    `The state/task '${source}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    byTask,
  );
}
