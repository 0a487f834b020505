/** The rules of a JSONPath Choice state: And, Or, Not, and the comparisons. */
import { isObject, type Json, type JsonObject } from '../../base/json';
import { resolvePath, type PathScope } from '../fields-jsonpath';
import { PathError } from '../jsonpath';
import { parseTimestamp } from '../timestamps';

/** Whether a rule is true for the state's input. */
export function holds(rule: JsonObject, scope: PathScope): boolean {
  if (Array.isArray(rule.And)) return rule.And.filter(isObject).every((inner) => holds(inner, scope));
  if (Array.isArray(rule.Or)) return rule.Or.filter(isObject).some((inner) => holds(inner, scope));
  if (isObject(rule.Not)) return !holds(rule.Not, scope);
  return compare(rule, scope);
}

type Comparison = (actual: Json, expected: Json) => boolean;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  ...orderings('String', (value) => (typeof value === 'string' ? value : undefined)),
  ...orderings('Numeric', (value) => (typeof value === 'number' ? value : undefined)),
  ...orderings('Timestamp', (value) => (typeof value === 'string' ? parseTimestamp(value) : undefined)),
  BooleanEquals: (actual, expected) => typeof actual === 'boolean' && actual === expected,
  StringMatches: (actual, expected) =>
    typeof actual === 'string' && typeof expected === 'string' && matchesPattern(actual, expected),
};

const TYPE_TESTS: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === 'string',
  IsNumeric: (value) => typeof value === 'number',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => typeof value === 'string' && parseTimestamp(value) !== undefined,
};

function compare(rule: JsonObject, scope: PathScope): boolean {
  const variable = String(rule.Variable);
  if ('IsPresent' in rule) return (find(variable, scope) !== undefined) === rule.IsPresent;
  const actual = required(variable, scope);
  for (const [operator, operand] of Object.entries(rule)) {
    if (Object.hasOwn(TYPE_TESTS, operator)) return TYPE_TESTS[operator](actual) === operand;
    if (Object.hasOwn(COMPARISONS, operator)) return COMPARISONS[operator](actual, operand);
    const direct = operator.replace(/Path$/, '');
    if (direct !== operator && Object.hasOwn(COMPARISONS, direct)) {
      return COMPARISONS[direct](actual, required(String(operand), scope));
    }
  }
  throw scope.visit.runtimeFailure(`The choice rule for '${variable}' has no comparison operator.`);
}

/** The five comparisons of a type whose values have an order. Values of other types never match. */
function orderings(type: string, keyOf: (value: Json) => string | number | undefined): Record<string, Comparison> {
  const compareBy =
    (test: (order: number) => boolean): Comparison =>
    (actual, expected) => {
      const [left, right] = [keyOf(actual), keyOf(expected)];
      return left !== undefined && right !== undefined && test(left < right ? -1 : left > right ? 1 : 0);
    };
  return {
    [`${type}Equals`]: compareBy((order) => order === 0),
    [`${type}LessThan`]: compareBy((order) => order < 0),
    [`${type}GreaterThan`]: compareBy((order) => order > 0),
    [`${type}LessThanEquals`]: compareBy((order) => order <= 0),
    [`${type}GreaterThanEquals`]: compareBy((order) => order >= 0),
  };
}

/**
 * Whether a text matches a pattern in which `*` stands for any characters; a backslash before an asterisk or a
 * backslash removes its meaning. Not a regular expression, because several asterisks could make one extremely slow.
 */
function matchesPattern(text: string, pattern: string): boolean {
  const [first, ...rest] = literalsOf(pattern);
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let position = first.length;
  for (const literal of rest) {
    const found = text.indexOf(literal, position);
    if (found < 0) return false;
    position = found + literal.length;
  }
  return position <= end;
}

/** The texts before, between and after the asterisks of a pattern. */
function literalsOf(pattern: string): string[] {
  const literals = [''];
  for (const [part, escaped] of pattern.matchAll(/\\([*\\])|[^]/g)) {
    if (part === '*') literals.push('');
    else literals[literals.length - 1] += escaped ?? part;
  }
  return literals;
}

function required(path: string, scope: PathScope): Json {
  const value = find(path, scope);
  if (value !== undefined) return value;
  throw scope.visit.runtimeFailure(
    `Invalid path '${path}': The choice state's condition path references an invalid value.`,
  );
}

function find(path: string, scope: PathScope): Json | undefined {
  try {
    return resolvePath(path, scope);
  } catch (error) {
    if (error instanceof PathError) return undefined;
    throw error;
  }
}
