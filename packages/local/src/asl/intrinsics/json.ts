/** The intrinsics that make JSON from text, text from JSON, and one object from two. */
import { Call, intrinsicFailure, objectAt, stringAt } from './arguments';
import { Json } from '../../base/json';

/** `States.JsonMerge(first, second, deep)`: the second wins; AWS offers the shallow merge alone. */
export function merge(call: Call): Json {
  const merged = { ...objectAt(call, 0), ...objectAt(call, 1) };
  if (call.values[2] !== false) {
    throw intrinsicFailure(call.text, 'argument 3 must be false: only a shallow merge is supported');
  }
  return merged;
}

/** `States.StringToJson(text)`; AWS takes a text without anything in it for null (recorded). */
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
