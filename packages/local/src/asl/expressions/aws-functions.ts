/**
 * The functions that Step Functions adds to JSONata. What they answer to odd arguments was measured on AWS with TestState
 * (floci-io/floci 2662, 2676, 2790): most give nothing, which then fails the field that wanted a value.
 */
import { createHash } from 'node:crypto';
import { memoryExceeded, MAX_RANGE_ITEMS } from './bounds';
import type { Evaluation } from './evaluation';
import { firstRandomOf } from './java-random';
import { parseStrictly } from './strict-json';

const HASH_ALGORITHMS: Readonly<Record<string, string>> = {
  'SHA-1': 'sha1',
  'SHA-384': 'sha384',
  'SHA-256': 'sha256',
  'SHA-512': 'sha512',
  MD5: 'md5',
};

/** A function that JSONata can call, and its signature in JSONata's own notation. */
export interface FunctionDefinition {
  readonly run: (...args: never[]) => unknown;
  readonly signature: string;
}

export function awsFunctions(evaluation: () => Evaluation): Readonly<Record<string, FunctionDefinition>> {
  return {
    partition: { run: partition, signature: '<x?n?:a>' },
    range: { run: range, signature: '<n?n?n?:a>' },
    hash: { run: hash, signature: '<s?s?:s>' },
    parse: { run: parse, signature: '<s?:x>' },
    random: {
      run: (seed?: number) => (seed === undefined ? evaluation().random.next() : firstRandomOf(seed)),
      signature: '<n?:n>',
    },
    uuid: { run: () => evaluation().random.uuid(), signature: '<:s>' },
    millis: { run: () => evaluation().now, signature: '<:n>' },
  };
}

function partition(list: unknown, size?: number): unknown[][] | undefined {
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) throw jsonataError('T0412', { index: 1 });
  const step = size === undefined ? list.length : towardsZero(size);
  if (step < 0) throw jsonataError('D3137', { message: 'Second argument must be zero or greater' });
  if (list.length === 0 || step === 0) return undefined;
  return Array.from({ length: Math.ceil(list.length / step) }, (_, part) => list.slice(part * step, (part + 1) * step));
}

function range(from?: number, to?: number, by?: number): number[] | number | undefined {
  if (from === undefined || to === undefined) throw wrongArgument(from === undefined ? 1 : 2);
  const [first, last, step] = [from, to, by ?? 0].map(towardsZero);
  if (step === 0) return undefined;
  const length = Math.floor((last - first) / step) + 1;
  if (length < 1) return undefined;
  if (length > MAX_RANGE_ITEMS) throw memoryExceeded();
  return length === 1 ? first : Array.from({ length }, (_, index) => first + index * step);
}

/** Without its fraction, and never a negative zero. */
function towardsZero(value: number): number {
  return Math.trunc(value) + 0;
}

function hash(text?: string, algorithm?: string): string | undefined {
  if (text === undefined) throw wrongArgument(1);
  if (algorithm === undefined) return undefined;
  if (!Object.hasOwn(HASH_ALGORITHMS, algorithm)) {
    const known = Object.keys(HASH_ALGORITHMS).join(', ');
    throw jsonataError('D3137', { message: `Hash algorithm '${algorithm}' must be one of ${known}` });
  }
  return createHash(HASH_ALGORITHMS[algorithm]).update(text).digest('hex');
}

function parse(text?: string): unknown {
  if (text === undefined) return undefined;
  const parsed = parseStrictly(text);
  if (parsed === undefined) throw jsonataError('D3137', { message: 'Invalid JSON' });
  return parsed.value;
}

function wrongArgument(index: number): Error {
  return jsonataError('T0410', { index });
}

/** An error that JSONata words by its code. */
export function jsonataError(
  code: string,
  details: { readonly index?: number; readonly message?: string } = {},
): Error {
  return Object.assign(new Error(details.message), { code, ...details });
}
