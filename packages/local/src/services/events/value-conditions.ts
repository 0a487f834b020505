/**
 * The conditions that event patterns and filter policies put on one value: the two share their language.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
import { isObject, Json } from '../../base/json';

/** Whether a value meets at least one of the conditions. A list meets what one of its entries meets. */
export function meetsAny(conditions: readonly Json[], value: Json | undefined): boolean {
  const values = Array.isArray(value) ? value : [isObject(value) ? undefined : value];
  return conditions.some((condition) => values.some((entry) => meets(condition, entry)));
}

/** The operators of a condition that are not run here. */
export function unknownOperators(condition: Json): string[] {
  return isObject(condition) ? Object.keys(condition).filter((name) => OPERATORS[name] === undefined) : [];
}

type Operator = (argument: Json, value: Json) => boolean;

function meets(condition: Json, value: Json | undefined): boolean {
  if (isObject(condition) && condition.exists === false) return value === undefined;
  if (value === undefined) return false;
  if (!isObject(condition)) return condition === value;
  const entries = Object.entries(condition);
  return entries.length > 0 && entries.every(([name, argument]) => OPERATORS[name]?.(argument, value) ?? false);
}

const OPERATORS: Readonly<Record<string, Operator | undefined>> = {
  exists: (argument) => argument === true,
  prefix: affix((text, part) => text.startsWith(part)),
  suffix: affix((text, part) => text.endsWith(part)),
  'equals-ignore-case': ofTexts((text, other) => text.toLowerCase() === other.toLowerCase()),
  wildcard: ofTexts((text, pattern) => matchesWildcard(pattern, text)),
  numeric: (argument, value) => Array.isArray(argument) && typeof value === 'number' && isWithin(argument, value),
  'anything-but': (argument, value) => listOf(argument).every((entry) => !meets(entry, value)),
};

/** The argument of prefix and suffix is a text, or a text whose case does not matter. */
function affix(holds: (text: string, part: string) => boolean): Operator {
  return (argument, value) => {
    if (typeof value !== 'string') return false;
    const folded = isObject(argument) ? argument['equals-ignore-case'] : undefined;
    if (typeof folded === 'string') return holds(value.toLowerCase(), folded.toLowerCase());
    return typeof argument === 'string' && holds(value, argument);
  };
}

/** `anything-but` takes operators with a list as well: `{ "prefix": ["a", "b"] }` is neither the one nor the other. */
function listOf(argument: Json): Json[] {
  if (Array.isArray(argument)) return argument;
  if (!isObject(argument)) return [argument];
  return Object.entries(argument).flatMap(([name, given]) =>
    (Array.isArray(given) && name !== 'numeric' ? given : [given]).map((entry) => ({ [name]: entry })),
  );
}

function ofTexts(holds: (text: string, argument: string) => boolean): Operator {
  return (argument, value) => typeof argument === 'string' && typeof value === 'string' && holds(value, argument);
}

/** From the left, each piece at its first place: linear where a regular expression could take forever. */
function matchesWildcard(pattern: string, text: string): boolean {
  const pieces = pattern.split('*');
  const [first] = pieces;
  const last = pieces[pieces.length - 1];
  if (pieces.length === 1) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}

/** `[">", 0, "<=", 5]` */
function isWithin(bounds: readonly Json[], value: number): boolean {
  if (bounds.length === 0 || bounds.length % 2 !== 0) return false;
  return bounds.every((comparison, i) => {
    const bound = bounds[i + 1];
    return i % 2 === 1 || (typeof bound === 'number' && (COMPARISONS[String(comparison)]?.(value, bound) ?? false));
  });
}

const COMPARISONS: Readonly<Record<string, ((value: number, bound: number) => boolean) | undefined>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};
