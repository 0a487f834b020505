/** The intrinsic functions that parse JSON, serialize JSON, and merge two objects. */
import { Call, intrinsicFailure, objectAt, stringAt } from './arguments';
import { Json } from '../../base/json';

/** `States.JsonMerge(first, second, deep)`: the second has priority; AWS only supports the shallow merge. */
export function merge(call: Call): Json {
  const merged = { ...objectAt(call, 0), ...objectAt(call, 1) };
  if (call.values[2] !== false) {
    throw intrinsicFailure(call.text, 'argument 3 must be false: only a shallow merge is supported');
  }
  return merged;
}

/** `States.StringToJson(text)`; AWS returns null for an empty text (recorded). */
export function stringToJson(call: Call): Json {
  const text = stringAt(call, 0);
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw intrinsicFailure(call.text, 'argument 1 is not valid JSON');
  }
}

/** `States.JsonToString(json)`, without spaces. */
export function jsonToString(call: Call): Json {
  return JSON.stringify(call.values[0]);
}
