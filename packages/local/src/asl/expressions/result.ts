/** Converts a result of JSONata to plain JSON. */
import { isObject, type Json } from '../../base/json';

/** JSON has no such value. */
export class UnsupportedResult extends Error {}

/**
 * Removes the markers that JSONata leaves on its arrays from a result. Plain JSON is not copied.
 * @throws UnsupportedResult for a function
 */
export function toJson(value: unknown): Json {
  return isPlain(value) ? value : copy(value);
}

function isPlain(value: unknown): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return !('sequence' in value) && value.every(isPlain);
  return isObject(value) && !isFunction(value) && Object.values(value).every(isPlain);
}

function copy(value: unknown): Json {
  // Infinity, -Infinity and NaN become strings on AWS, at any depth (floci-io/floci 2737, measured).
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(toJson);
  if (!isObject(value) || isFunction(value)) throw new UnsupportedResult();
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, toJson(item)]));
}

/** A function of JSONata itself is an object with a marker. */
function isFunction(value: object): boolean {
  return '_jsonata_lambda' in value || '_jsonata_function' in value;
}
