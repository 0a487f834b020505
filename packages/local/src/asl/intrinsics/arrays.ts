/** The intrinsic functions for arrays. */
import { arrayAt, Call, integerAt, intrinsicFailure } from './arguments';
import { isObject, Json } from '../../base/json';

/** "ArrayRange can return up to 1000 elements": the guide. */
const MAX_ITEMS = 1000;

/** `States.Array(a, b, ...)`: its arguments. */
export function array(call: Call): Json {
  return [...call.values];
}

/** `States.ArrayPartition(array, size)`: chunks of `size`, of which the last one can be shorter. */
export function partition(call: Call): Json {
  const items = arrayAt(call, 0);
  const size = integerAt(call, 1);
  if (size <= 0) throw intrinsicFailure(call.text, 'the chunk size must be a positive integer');
  return Array.from({ length: Math.ceil(items.length / size) }, (_, chunk) =>
    items.slice(chunk * size, (chunk + 1) * size),
  );
}

/** `States.ArrayContains(array, value)` */
export function contains(call: Call): Json {
  const wanted = identity(call.values[1]);
  return arrayAt(call, 0).some((item) => identity(item) === wanted);
}

/** `States.ArrayRange(first, last, step)`: `last` is included if it is a multiple of the step. */
export function range(call: Call): Json {
  const [first, last, step] = [0, 1, 2].map((index) => integerAt(call, index));
  if (step === 0) throw intrinsicFailure(call.text, 'the step must not be zero');
  const count = Math.max(0, Math.floor((last - first) / step) + 1);
  if (count > MAX_ITEMS) throw intrinsicFailure(call.text, `the range has more than ${MAX_ITEMS} items`);
  return Array.from({ length: count }, (_, index) => first + index * step);
}

/** `States.ArrayGetItem(array, index)`, counted from zero. */
export function getItem(call: Call): Json {
  const items = arrayAt(call, 0);
  const index = integerAt(call, 1);
  if (index < 0 || index >= items.length) {
    throw intrinsicFailure(call.text, `there is no item ${index} in an array of ${items.length}`);
  }
  return items[index];
}

/** `States.ArrayLength(array)` */
export function length(call: Call): Json {
  return arrayAt(call, 0).length;
}

/** `States.ArrayUnique(array)`: the first of equal values, in their order. */
export function unique(call: Call): Json {
  const seen = new Set<string>();
  return arrayAt(call, 0).filter((item) => {
    const known = seen.size;
    return seen.add(identity(item)).size > known;
  });
}

/** A text that is the same for two values exactly if they are equal, whatever the order of their keys. */
function identity(value: Json): string {
  return JSON.stringify(value, (_key, inner: Json) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
