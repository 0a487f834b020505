/** The functions that Step Functions adds to JSONata, those whose time and chance come from the box, and none for `$eval`. */
import { createHash } from 'node:crypto';
import type jsonata from 'jsonata';
import { boxOf } from './jsonata-box';

/** An inclusive range or a list of parts longer than this is refused. */
const RANGE_LIMIT = 1_000;

const HASH_ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** Gives an expression the functions of Step Functions. */
export function registerAwsFunctions(expression: jsonata.Expression): void {
  expression.registerFunction('partition', partition, '<an:a>');
  expression.registerFunction('range', range, '<nnn?:a>');
  expression.registerFunction('hash', hash, '<ss?:s>');
  expression.registerFunction('random', random, '<n?:n>');
  expression.registerFunction('uuid', uuid, '<:s>');
  expression.registerFunction('parse', parse, '<s:x>');
  expression.registerFunction('now', now, '<s?s?:s>');
  expression.registerFunction('millis', millis, '<:n>');
  expression.assign('eval', undefined);
}

function partition(list: unknown[] | undefined, size: number | undefined): unknown[][] | undefined {
  if (list === undefined || size === undefined) return undefined;
  const step = Math.floor(size);
  if (step < 1) throw new Error('The size of a partition must be at least 1.');
  return Array.from({ length: Math.ceil(list.length / step) }, (_, part) => list.slice(part * step, (part + 1) * step));
}

function range(first: number | undefined, last: number | undefined, step: number = 1): number[] | undefined {
  if (first === undefined || last === undefined) return undefined;
  if (step === 0) throw new Error('The step of a range must not be zero.');
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > RANGE_LIMIT) throw new Error(`A range has at most ${RANGE_LIMIT} items.`);
  return Array.from({ length }, (_, index) => first + index * step);
}

function hash(text: string | undefined, algorithm: string = 'SHA-256'): string | undefined {
  if (text === undefined) return undefined;
  if (!Object.hasOwn(HASH_ALGORITHMS, algorithm)) {
    throw new Error(`The hash algorithm must be one of ${Object.keys(HASH_ALGORITHMS).join(', ')}.`);
  }
  return createHash(HASH_ALGORITHMS[algorithm]).update(text).digest('hex');
}

function random(this: jsonata.Focus, seed?: number): number {
  if (seed === undefined) return boxOf(this.environment).random.next();
  const digest = createHash('sha256').update(String(seed)).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

function uuid(this: jsonata.Focus): string {
  return boxOf(this.environment).random.uuid();
}

function parse(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

function millis(this: jsonata.Focus): number {
  return boxOf(this.environment).now;
}

/** Formats as JSONata's own `$now` does: through `$fromMillis`. */
function now(this: jsonata.Focus, picture?: string, timezone?: string): unknown {
  const fromMillis: unknown = this.environment.lookup('fromMillis');
  const time = boxOf(this.environment).now;
  return hasImplementation(fromMillis)
    ? fromMillis.implementation.call(this, time, picture, timezone)
    : new Date(time).toISOString();
}

interface JsonataFunction {
  readonly implementation: (this: jsonata.Focus, ...args: unknown[]) => unknown;
}

function hasImplementation(value: unknown): value is JsonataFunction {
  return (
    typeof value === 'object' &&
    value !== null &&
    'implementation' in value &&
    typeof value.implementation === 'function'
  );
}
