/**
 * Reads the arguments of an intrinsic function: each reader returns a value of one type, or fails with AWS's error
 * name.
 */
import { isObject, Json, JsonObject } from '../../base/json';
import { Random } from '../../base/random';
import { StatesError } from '../contract';

/** One call with its arguments evaluated. */
export interface Call {
  /** The call as it is in the definition. */
  readonly text: string;
  readonly values: readonly Json[];
  /** The first argument split at its `{}` placeholders, if it is a literal. */
  readonly template: readonly string[] | undefined;
  readonly random: Random;
}

/** "You can provide up to 10,000 characters": the guide, for both Base64 functions and Hash. */
const MAX_CHARACTERS = 10_000;

/** The error of a call that cannot be evaluated. */
export function intrinsicFailure(call: string, reason: string): StatesError {
  return new StatesError('States.IntrinsicFailure', `The function '${call}' had the following error: ${reason}`);
}

/** The argument as an array. */
export function arrayAt(call: Call, index: number): Json[] {
  const value = call.values[index];
  if (!Array.isArray(value)) throw wrongType(call, index, 'an array');
  return value;
}

/** The argument as an object. */
export function objectAt(call: Call, index: number): JsonObject {
  const value = call.values[index];
  if (!isObject(value)) throw wrongType(call, index, 'an object');
  return value;
}

/** The argument as a string. */
export function stringAt(call: Call, index: number): string {
  const value = call.values[index];
  if (typeof value !== 'string') throw wrongType(call, index, 'a string');
  return value;
}

/** The argument as a string that is short enough to encode or hash. */
export function shortStringAt(call: Call, index: number): string {
  return short(call, stringAt(call, index));
}

/** The text, if it is short enough to encode or hash. */
export function short(call: Call, text: string): string {
  if (text.length > MAX_CHARACTERS) throw intrinsicFailure(call.text, `more than ${MAX_CHARACTERS} characters`);
  return text;
}

/**
 * The argument as a 32-bit integer. A fraction is rounded to the nearest integer, and halves up, as recordings of
 * MathAdd show (`-1.5` counts as `-1`); adding zero turns a negative zero into zero.
 */
export function integerAt(call: Call, index: number): number {
  const value = call.values[index];
  if (typeof value !== 'number') throw wrongType(call, index, 'a number');
  return integer(call, Math.round(value) + 0);
}

/** The number, if it is in the range of a 32-bit integer. */
export function integer(call: Call, value: number): number {
  if (!(value >= -(2 ** 31) && value < 2 ** 31)) throw intrinsicFailure(call.text, `${value} is not a 32-bit integer`);
  return value;
}

function wrongType(call: Call, index: number, expected: string): StatesError {
  return intrinsicFailure(call.text, `argument ${index + 1} must be ${expected}`);
}
