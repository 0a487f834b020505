/** The intrinsic functions for numbers. */
import { createHash } from 'node:crypto';
import { Call, integer, integerAt, intrinsicFailure } from './arguments';
import { Json } from '../../base/json';

/** `States.MathAdd(a, b)`: the sum of two integers. */
export function add(call: Call): Json {
  return integer(call, integerAt(call, 0) + integerAt(call, 1));
}

/**
 * `States.MathRandom(start, end, seed?)`: from `start` (inclusive) to `end` (exclusive); the same seed gives the same
 * number.
 */
export function randomBetween(call: Call): Json {
  const start = integerAt(call, 0);
  const end = integerAt(call, 1);
  if (start >= end) throw intrinsicFailure(call.text, 'the start must be less than the end');
  const chance = call.values.length === 3 ? seeded(integerAt(call, 2)) : call.random.next();
  return start + Math.floor(chance * (end - start));
}

/**
 * AWS does not document how a number is computed from a seed: here it is a hash, so that it is the same in each run.
 */
function seeded(seed: number): number {
  return createHash('sha256').update(String(seed)).digest().readUInt32BE() / 2 ** 32;
}
