/**
 * The functions that Step Functions adds to JSONata. Their results for unusual arguments were measured on AWS with TestState
 * (floci-io/floci 2662, 2676, 2790, and iwamot/sfnx in September 2026): most are undefined, which then fails the field that
 * needs a value.
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

/** A function that JSONata can call. */
export interface FunctionDefinition {
  readonly run: (...args: never[]) => unknown;
  /** In JSONata's own notation. Without one, the function checks its arguments itself, and can tell `$f(x)` from `$f(x, $nothing)`. */
  readonly signature?: string;
}

/** JSONata's implementation of one of its functions. */
export type Original = (name: string) => (...args: unknown[]) => unknown;

export function awsFunctions(evaluation: () => Evaluation): Readonly<Record<string, FunctionDefinition>> {
  return {
    partition: { run: partition, signature: '<x?n?:a>' },
    range: { run: named('first, last, step', range) },
    hash: { run: named('text, algorithm', hash) },
    parse: { run: parse, signature: '<s?:x>' },
    random: {
      run: (seed?: number) => (seed === undefined ? evaluation().random.next() : firstRandomOf(seed)),
      signature: '<n?:n>',
    },
    uuid: { run: () => evaluation().random.uuid(), signature: '<:s>' },
    millis: { run: () => evaluation().now, signature: '<:n>' },
  };
}

/** JSONata reads the parameters of a function from its text, to apply it in part. */
function named<T extends object>(parameters: string, run: T): T {
  return Object.assign(run, { toString: () => `(${parameters})` });
}

function partition(list: unknown, size?: number): unknown[][] | undefined {
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) throw jsonataError('T0412', { index: 1 });
  if (size === undefined) return [list];
  const step = towardsZero(size);
  if (step < 0) throw jsonataError('D3137', { message: 'Second argument must be zero or greater' });
  if (list.length === 0 || step === 0) return undefined;
  return Array.from({ length: Math.ceil(list.length / step) }, (_, part) => list.slice(part * step, (part + 1) * step));
}

function range(...args: unknown[]): number[] | number | undefined {
  const numbers = checked(args, 'number', 3);
  if (args.length < 2) throw wrongArgument(args.length + 1);
  if (numbers.length < 3 || numbers.includes(undefined)) return undefined;
  const [first, last, step] = numbers.map((value = 0) => towardsZero(value));
  if (step === 0) return undefined;
  const length = Math.floor((last - first) / step) + 1;
  if (length < 1) return undefined;
  if (length > MAX_RANGE_ITEMS) throw memoryExceeded();
  return length === 1 ? first : Array.from({ length }, (_, index) => first + index * step);
}

/** Without its fraction, and never negative zero. */
function towardsZero(value: number): number {
  return Math.trunc(value) + 0;
}

function hash(...args: unknown[]): string | undefined {
  const [text, algorithm = 'null'] = checked(args, 'string', 2);
  if (args.length === 0) throw wrongArgument(1);
  if (text === undefined || args.length === 1) return undefined;
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

/** Arguments of one type, some of which may be nothing. */
function checked(args: unknown[], type: 'number', most: number): (number | undefined)[];
function checked(args: unknown[], type: 'string', most: number): (string | undefined)[];
function checked(args: unknown[], type: string, most: number): unknown[] {
  const wrong = args.findIndex((value, index) => index >= most || (value !== undefined && typeof value !== type));
  if (wrong !== -1) throw wrongArgument(wrong + 1);
  return args;
}

function wrongArgument(index: number): Error {
  return jsonataError('T0410', { index });
}

/** An error with a code for which JSONata has the message. */
export function jsonataError(
  code: string,
  details: {
    readonly index?: number;
    readonly message?: string;
    readonly value?: string;
    readonly functionName?: string;
  } = {},
): Error {
  return Object.assign(new Error(details.message), { code, ...details });
}
