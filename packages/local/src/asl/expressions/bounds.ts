/**
 * The limits of an evaluation. AWS's own were found with TestState (floci-io/floci 2737 and 2790): 100 levels, a range
 * of 873,782 numbers, a text of 2^22 characters and 360,145 items of `$range` are accepted, and the next larger of each
 * fails. The developer guide documents one second.
 */

/** The maximum depth of nested evaluations. */
export const MAX_LEVELS = 100;

/**
 * A number counts as eight bytes, and a character as one: the smallest limit that accepts `[1..873782]` and 2^22
 * characters.
 */
const BYTES_OF_A_VALUE = 8;
const MAX_BYTES = 873_782 * BYTES_OF_A_VALUE;

/** The maximum number of items that `$range` creates. */
export const MAX_RANGE_ITEMS = 360_145;

/** The maximum duration of an expression. */
export const MAX_MILLISECONDS = 1_000;

/**
 * The maximum size of all values that an evaluation creates: otherwise it could fill the memory of this process in a
 * second.
 */
export const MAX_BYTES_MADE = 64 * MAX_BYTES;

/** An expression was stopped. Its message is AWS's, without a code. */
export class BoundError extends Error {}

export function stackOverflow(): BoundError {
  return new BoundError(
    'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive',
  );
}

export function memoryExceeded(): BoundError {
  return new BoundError('Expression evaluation memory limit exceeded: Check for excessive memory usage');
}

/** The message is taken from the developer guide. */
export function timeExceeded(): BoundError {
  return new BoundError('Expression evaluation timeout');
}

/**
 * Throws for a text or a list that is too large for AWS. Returns its size, in which each item counts without its
 * content.
 */
export function heldBytes(value: unknown): number {
  const bytes = Array.isArray(value) ? value.length * BYTES_OF_A_VALUE : ownBytes(value);
  if (bytes > MAX_BYTES) throw memoryExceeded();
  return bytes;
}

/** Like `heldBytes`, but the texts and lists in a list count, too. */
export function heldBytesWithin(value: unknown): number {
  if (!Array.isArray(value)) return heldBytes(value);
  let bytes = 0;
  for (const item of value) bytes += Array.isArray(item) ? item.length * BYTES_OF_A_VALUE : ownBytes(item);
  if (bytes > MAX_BYTES) throw memoryExceeded();
  return bytes;
}

function ownBytes(value: unknown): number {
  return typeof value === 'string' ? value.length : BYTES_OF_A_VALUE;
}
