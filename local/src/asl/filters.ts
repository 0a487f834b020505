/**
 * Makes Jayway's filters into what jsonpath-plus evaluates, which by itself compares as JavaScript does, and looks for places inside of
 * texts. Texts, numbers and lists become variables, and comparisons calls of the functions below.
 *
 * https://github.com/json-path/JsonPath, EvaluatorFactory and ValueNodes
 */
import { isDeepStrictEqual } from 'node:util';
import type { Json } from './contract';
import { matcherOf, PATTERN, type Matcher } from './filter-patterns';

/** A path with its filters translated, and the variables that they use. */
export interface Translated {
  readonly path: string;
  /** A map only by its type: jsonpath-plus reads its properties. */
  readonly sandbox: Map<string, unknown>;
}

export function translateFilters(path: string): Translated {
  const sandbox: Record<string, unknown> = { has: valueAt(true), at: valueAt(false), ...COMPARISONS };
  let translated = '';
  let position = 0;
  for (let start = path.indexOf('?('); start >= 0; start = path.indexOf('?(', position)) {
    const end = closing(path, start + 1);
    if (end === undefined) break;
    translated += `${path.slice(position, start)}?(${filterOf(path.slice(start + 2, end), sandbox)})`;
    position = end + 1;
  }
  return { path: translated + path.slice(position), sandbox: Object.assign(new Map<string, unknown>(), sandbox) };
}

const TEXT = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;
const PLACE = String.raw`[@$](?:\.[\w-]+|\[(?:-?\d+|${TEXT})\])*`;
const SCALAR = String.raw`${TEXT}|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b`;
const LIST = String.raw`\[\s*(?:(?:${SCALAR})\s*(?:,\s*(?:${SCALAR})\s*)*)?\]`;
const OPERAND = `${PLACE}|${SCALAR}|${LIST}|${PATTERN}`;
const COMPARED = new RegExp(
  `(${OPERAND})\\s*(===?|!==?|<=?|>=?|=~|\\b(?:in|nin|contains)\\b)\\s*(${OPERAND})|(${PLACE})`,
  'g',
);

/** What may stand between the calls. */
const LOGIC =
  /^(?:[\s()!]|&&|\|\||\w+\((?:at\([@\w]+ , v\d+\)|v\d+), (?:at\([@\w]+ , v\d+\)|v\d+)\)|has\([@\w]+ , v\d+\))*$/;

/** A filter with anything else in it stays as it is. */
function filterOf(filter: string, sandbox: Record<string, unknown>): string {
  const variables: Record<string, unknown> = {};
  const variable = (value: unknown): string => {
    const name = `v${Object.keys(sandbox).length + Object.keys(variables).length}`;
    variables[name] = value;
    return name;
  };
  const place = (text: string): string => `${text.startsWith('@') ? '@' : '@root'} , ${variable(keysOf(text))}`;
  const operand = (text: string): string => (/^[@$]/.test(text) ? `at(${place(text)})` : variable(literalOf(text)));
  const translated = filter.replace(
    COMPARED,
    (_, left: string | undefined, operator: string, right: string, alone: string) =>
      left === undefined ? `has(${place(alone)})` : `${NAMES[operator]}(${operand(left)}, ${operand(right)})`,
  );
  if (!LOGIC.test(translated)) return filter;
  Object.assign(sandbox, variables);
  return translated;
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

/** The bracket that closes the one at `start`; brackets in texts and patterns are none. */
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

function valueAt(asksIfThere: boolean) {
  return (root: unknown, keys: readonly (string | number)[]): unknown => {
    const value = keys.reduce<unknown>(step, root);
    return asksIfThere ? value !== undefined : value;
  };
}

function step(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return typeof key === 'number' ? (value.at(key) as unknown) : undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

const NAMES: Readonly<Record<string, string>> = {
  '==': 'equal',
  '!=': 'unequal',
  '===': 'same',
  '!==': 'other',
  '<': 'less',
  '<=': 'lessOrEqual',
  '>': 'more',
  '>=': 'moreOrEqual',
  in: 'isIn',
  nin: 'isNotIn',
  contains: 'contains',
  '=~': 'matches',
};

const COMPARISONS = {
  equal,
  unequal: (left: unknown, right: unknown) => !equal(left, right),
  same: (left: unknown, right: unknown) => typeof left === typeof right && equal(left, right),
  other: (left: unknown, right: unknown) => !(typeof left === typeof right && equal(left, right)),
  less: ordered((order) => order < 0),
  lessOrEqual: ordered((order) => order <= 0),
  more: ordered((order) => order > 0),
  moreOrEqual: ordered((order) => order >= 0),
  isIn,
  isNotIn: (left: unknown, right: unknown) => !isIn(left, right),
  contains: (left: unknown, right: unknown) =>
    typeof left === 'string' ? typeof right === 'string' && left.includes(right) : isIn(right, left),
  matches,
};

/** A number and a text are compared as the left one's kind. What is not there equals nothing, not even null. */
function equal(left: unknown, right: unknown): boolean {
  if (left === undefined || right === undefined) return false;
  if (typeof left === 'number' && typeof right === 'string') return right.trim() !== '' && Number(right) === left;
  if (typeof left === 'string' && typeof right === 'number') return left === String(right);
  return isDeepStrictEqual(left, right);
}

/** Only two numbers or two texts are before or after each other. */
function ordered(fits: (order: number) => boolean) {
  return (left: unknown, right: unknown): boolean => {
    if (typeof left === 'number' && typeof right === 'number') return fits(left - right);
    if (typeof left !== 'string' || typeof right !== 'string') return false;
    return fits(left < right ? -1 : Number(left > right));
  };
}

/** The pattern may stand on either side. */
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
