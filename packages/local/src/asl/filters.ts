/**
 * Translates Jayway's filters for jsonpath-plus, which compares as JavaScript does, and evaluates filters inside
 * strings. Each comparison becomes a function call. https://github.com/json-path/JsonPath, EvaluatorFactory and
 * ValueNodes
 */
import { isDeepStrictEqual } from 'node:util';
import { matcherOf, PATTERN, type Matcher } from './filter-patterns';
import type { Json } from '../base/json';

/** A path with translated filters, and the functions that they call. */
export interface Translated {
  readonly path: string;
  /** It has the type of an object only: jsonpath-plus reads its properties, all of them for each item. */
  readonly sandbox: Map<string, unknown>;
}

/** Whether a comparison is true for an item. */
type Test = (item: unknown, root: unknown) => boolean;

/** Definitions have few filters, which are evaluated again and again. */
const MAX_KEPT = 1_000;
const kept = new Map<string, BoundedList>();

interface BoundedList {
  readonly path: string;
  readonly tests: Readonly<Record<string, Test>>;
}

/** A separate sandbox for each evaluation: jsonpath-plus leaves what it reads in it. */
export function translateFilters(path: string): Translated {
  const { path: translated, tests } = kept.get(path) ?? keep(path, translate(path));
  return { path: translated, sandbox: Object.assign(new Map<string, unknown>(), tests) };
}

function keep(path: string, translated: BoundedList): BoundedList {
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(path, translated);
  return translated;
}

/** The developer guide: `@` "does not match scalar values". */
const MATCHES = 'isNoScalar';

function isNoScalar(item: unknown): boolean {
  return typeof item === 'object' && item !== null;
}

function translate(path: string): BoundedList {
  const tests: Record<string, Test> = { [MATCHES]: isNoScalar };
  let translated = '';
  let position = 0;
  for (let start = path.indexOf('?('); start >= 0; start = path.indexOf('?(', position)) {
    const end = closing(path, start + 1);
    if (end === undefined) break;
    const filter = filterOf(path.slice(start + 2, end), tests);
    translated += `${path.slice(position, start)}?(${MATCHES}(@ , @root) && (${filter}))`;
    position = end + 1;
  }
  return { path: translated + path.slice(position), tests };
}

const TEXT = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;
const ENVIRONMENT = String.raw`[@$](?:\.[\w-]+|\[(?:-?\d+|${TEXT})\])*`;
const SCALAR = String.raw`${TEXT}|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b`;
const LIST = String.raw`\[\s*(?:(?:${SCALAR})\s*(?:,\s*(?:${SCALAR})\s*)*)?\]`;
const OPERAND = `${ENVIRONMENT}|${SCALAR}|${LIST}|${PATTERN}`;
const COMPARED = new RegExp(
  `(${OPERAND})\\s*(===?|!==?|<=?|>=?|=~|\\b(?:in|nin|contains)\\b)\\s*(${OPERAND})|(${ENVIRONMENT})`,
  'g',
);

/** The tokens of a translated filter. */
const LOGIC = /^(?:[\s()!]|&&|\|\||test\d+\(@ , @root\))*$/;

/** A filter with any other token is not changed. */
function filterOf(filter: string, tests: Record<string, Test>): string {
  const translated = filter.replace(
    COMPARED,
    (_, left: string | undefined, operator: string, right: string, alone: string) => {
      const name = `test${Object.keys(tests).length}`;
      tests[name] = left === undefined ? isThere(alone) : comparison(left, operator, right);
      return `${name}(@ , @root)`;
    },
  );
  return LOGIC.test(translated) ? translated : filter;
}

function isThere(place: string): Test {
  const read = operandOf(place);
  return (item, root) => read(item, root) !== undefined;
}

function comparison(left: string, operator: string, right: string): Test {
  const [readLeft, readRight, compare] = [operandOf(left), operandOf(right), COMPARISONS[operator]];
  return (item, root) => compare(readLeft(item, root), readRight(item, root));
}

function operandOf(text: string): (item: unknown, root: unknown) => unknown {
  if (!/^[@$]/.test(text)) {
    const literal = literalOf(text);
    return () => literal;
  }
  const keys = keysOf(text);
  return (item, root) => keys.reduce<unknown>(step, text.startsWith('@') ? item : root);
}

function keysOf(place: string): (string | number)[] {
  return [...place.matchAll(new RegExp(`\\.([\\w-]+)|\\[(?:(-?\\d+)|(${TEXT}))\\]`, 'g'))].map(
    ([, name, index, text]) => name ?? (index === undefined ? unquoted(text) : Number(index)),
  );
}

function literalOf(text: string): Json | Matcher {
  if (text.startsWith('/')) return matcherOf(text);
  if (/^['"]/.test(text)) return unquoted(text);
  if (!text.startsWith('[')) return JSON.parse(text) as Json;
  return [...text.slice(1, -1).matchAll(new RegExp(SCALAR, 'g'))].map(([item]) => literalOf(item) as Json);
}

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, '$1');
}

/** The bracket that closes the one at `start`; brackets in texts and patterns do not count. */
function closing(path: string, start: number): number | undefined {
  let depth = 0;
  const signs = new RegExp(`${TEXT}|${PATTERN}|[()]`, 'g');
  signs.lastIndex = start;
  for (let match = signs.exec(path); match !== null; match = signs.exec(path)) {
    if (match[0] === '(') depth += 1;
    if (match[0] === ')') depth -= 1;
    if (depth === 0) return match.index;
  }
  return undefined;
}

function step(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return typeof key === 'number' ? (value.at(key) as unknown) : undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

const COMPARISONS: Readonly<Record<string, (left: unknown, right: unknown) => boolean>> = {
  '==': equal,
  '!=': (left, right) => !equal(left, right),
  '===': same,
  '!==': (left, right) => !same(left, right),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  in: isIn,
  nin: (left, right) => !isIn(left, right),
  contains: (left, right) =>
    typeof left === 'string' ? typeof right === 'string' && left.includes(right) : isIn(right, left),
  '=~': matches,
};

function same(left: unknown, right: unknown): boolean {
  return typeof left === typeof right && equal(left, right);
}

/** A number and a text are compared with the type of the left one. A missing value equals nothing, not even null. */
function equal(left: unknown, right: unknown): boolean {
  if (left === undefined || right === undefined) return false;
  if (typeof left === 'number' && typeof right === 'string') return right.trim() !== '' && Number(right) === left;
  if (typeof left === 'string' && typeof right === 'number') return left === String(right);
  return isDeepStrictEqual(left, right);
}

/** Only two numbers or two texts have an order. */
function ordered(fits: (order: number) => boolean) {
  return (left: unknown, right: unknown): boolean => {
    if (typeof left === 'number' && typeof right === 'number') return fits(left - right);
    if (typeof left !== 'string' || typeof right !== 'string') return false;
    return fits(left < right ? -1 : Number(left > right));
  };
}

/** The pattern can be on either side. */
function matches(left: unknown, right: unknown): boolean {
  if (isMatcher(left) === isMatcher(right)) return false;
  return isMatcher(left) ? left(right) : isMatcher(right) && right(left);
}

function isMatcher(value: unknown): value is Matcher {
  return typeof value === 'function';
}

function isIn(item: unknown, list: unknown): boolean {
  return Array.isArray(list) && list.some((entry) => equal(item, entry));
}
