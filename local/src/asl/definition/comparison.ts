/** The comparisons of a JSONPath choice: And, Or, Not, or one variable and one operator. */
import { Json, JsonObject } from '../contract';
import { isPath } from './json-path';
import { isObject } from '../json';

import { DefinitionProblem, schemaProblem } from './problem';
import { isTimestamp } from './timestamp';

const RELATIONS = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'];
const TESTS = ['IsNull', 'IsPresent', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp'];

type Operand = readonly [expected: string, fits: (value: Json) => boolean];

const BOOLEAN: Operand = ['a boolean', (value) => typeof value === 'boolean'];
const STRING: Operand = ['a string', (value) => typeof value === 'string'];
const NUMBER: Operand = ['a number', (value) => typeof value === 'number'];
const TIMESTAMP: Operand = ['an RFC3339 timestamp', (value) => typeof value === 'string' && isTimestamp(value)];
const PATH: Operand = ['a JSONPath', (value) => typeof value === 'string' && isPath(value)];

/** What each operator compares with. */
const OPERATORS: ReadonlyMap<string, Operand> = new Map([
  ...TESTS.map((name): [string, Operand] => [name, BOOLEAN]),
  ...operators('String', RELATIONS, STRING),
  ...operators('Numeric', RELATIONS, NUMBER),
  ...operators('Timestamp', RELATIONS, TIMESTAMP),
  ...operators('Boolean', ['Equals'], BOOLEAN),
  ['StringMatches', STRING],
]);

/** What is wrong with a comparison; `extra` fields are those that only the outermost one may have. */
export function* comparisonProblems(
  comparison: JsonObject,
  path: string,
  extra: readonly string[] = ['Comment'],
): Generator<DefinitionProblem> {
  const kinds = Object.keys(comparison).filter((field) => !extra.includes(field) && field !== 'Variable');
  const known = kinds.filter((field) => OPERATORS.has(field) || ['And', 'Or', 'Not'].includes(field));
  for (const field of kinds) {
    if (!known.includes(field)) yield schemaProblem(`${path}/${field}`, 'Field is not supported');
  }
  if (known.length !== 1) {
    yield schemaProblem(path, 'Exactly one comparison operator is required');
    return;
  }
  const [kind] = known;
  if (OPERATORS.has(kind)) yield* operatorProblems(comparison, kind, path);
  else yield* combinationProblems(comparison, kind, path);
}

function* operatorProblems(comparison: JsonObject, operator: string, path: string): Generator<DefinitionProblem> {
  const { Variable } = comparison;
  if (typeof Variable !== 'string' || !isPath(Variable)) {
    yield schemaProblem(`${path}/Variable`, 'Variable must be a valid JSONPath');
  }
  const [expected, fits] = OPERATORS.get(operator) ?? BOOLEAN;
  if (!fits(comparison[operator])) yield schemaProblem(`${path}/${operator}`, `${operator} must be ${expected}`);
}

function* combinationProblems(comparison: JsonObject, kind: string, path: string): Generator<DefinitionProblem> {
  const inner = comparison[kind];
  const parts = kind === 'Not' ? [inner] : inner;
  if (comparison.Variable !== undefined) yield schemaProblem(`${path}/Variable`, 'Field is not supported');
  if (!Array.isArray(parts) || parts.length === 0 || !parts.every((part) => isObject(part))) {
    const expected = kind === 'Not' ? 'a comparison' : 'an array of at least one comparison';
    yield schemaProblem(`${path}/${kind}`, `${kind} must be ${expected}`);
    return;
  }
  for (const [index, part] of parts.filter(isObject).entries()) {
    yield* comparisonProblems(part, kind === 'Not' ? `${path}/Not` : `${path}/${kind}[${index}]`);
  }
}

function operators(prefix: string, relations: readonly string[], operand: Operand): [string, Operand][] {
  return relations.flatMap((relation): [string, Operand][] => [
    [prefix + relation, operand],
    [`${prefix}${relation}Path`, PATH],
  ]);
}
