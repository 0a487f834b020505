/** The comparisons of a JSONPath choice: And, Or, Not, or one variable and one operator. */
import { isPath } from './json-path';

import { DefinitionProblem, schemaProblem } from './problem';
import { emptyValue, exclusiveFields, foreignField, otherType, unsupportedField } from './schema';
import { isTimestamp } from './timestamp';
import { Json, JsonObject, isObject } from '../../base/json';

const RELATIONS = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'];
const TESTS = ['IsNull', 'IsPresent', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp'];

/** A rule has one of these, in either query language. */
const KINDS = ['And', 'Or', 'Not', 'Variable', 'Condition'];

type Operand = readonly [problem: string, fits: (value: Json) => boolean];

const BOOLEAN: Operand = ['Expected value of type Boolean', (value) => typeof value === 'boolean'];
const STRING: Operand = ['Expected value of type String', (value) => typeof value === 'string'];
const NUMBER: Operand = ['Expected value of type Number', (value) => typeof value === 'number'];
const TIMESTAMP: Operand = [
  'String does not match RFC3339 timestamp',
  (value) => typeof value === 'string' && isTimestamp(value),
];
const PATH: Operand = [
  "Value is not a Reference Path: Reference path didn't start with '$'",
  (value) => typeof value === 'string' && isPath(value),
];

/** What each operator compares with. */
const OPERATORS: ReadonlyMap<string, Operand> = new Map([
  ...TESTS.map((name): [string, Operand] => [name, BOOLEAN]),
  ...operators('String', RELATIONS, STRING),
  ...operators('Numeric', RELATIONS, NUMBER),
  ...operators('Timestamp', RELATIONS, TIMESTAMP),
  ...operators('Boolean', ['Equals'], BOOLEAN),
  ['StringMatches', STRING],
]);

/** Whether only a JSONPath choice has such a field. */
export function isComparisonField(field: string): boolean {
  return OPERATORS.has(field) || (KINDS.includes(field) && field !== 'Condition');
}

/** A rule without an operator, or with several. */
export function* kindProblems(rule: JsonObject, path: string): Generator<DefinitionProblem> {
  if (KINDS.filter((kind) => rule[kind] !== undefined).length === 1) return;
  yield schemaProblem(path, `The object must have only one of the following fields, [${KINDS.join(', ')}]`);
}

/** What is wrong with a comparison; `extra` fields are those that only the outermost one may have. */
export function* comparisonProblems(
  comparison: JsonObject,
  path: string,
  extra: readonly string[] = ['Comment'],
): Generator<DefinitionProblem> {
  for (const field of Object.keys(comparison)) {
    if (extra.includes(field) || isComparisonField(field)) continue;
    if (field === 'Condition' || field === 'Output') yield foreignField(path, field, 'JSONPath');
    else yield unsupportedField(path, field);
  }
  if (comparison.Variable !== undefined) yield* operatorProblems(comparison, comparison.Variable, path);
  for (const kind of ['And', 'Or', 'Not']) {
    const inner = comparison[kind];
    if (inner !== undefined) yield* combinationProblems(inner, kind, `${path}/${kind}`);
  }
}

function* operatorProblems(comparison: JsonObject, variable: Json, path: string): Generator<DefinitionProblem> {
  const [problem, fits] = PATH;
  if (!fits(variable)) yield schemaProblem(`${path}/Variable`, problem);
  const given = Object.keys(comparison).filter((field) => OPERATORS.has(field));
  if (given.length !== 1) yield exclusiveFields(path, [...OPERATORS.keys()], given.length);
  for (const operator of given) yield* operandProblems(comparison[operator], operator, path);
}

function* operandProblems(value: Json, operator: string, path: string): Generator<DefinitionProblem> {
  const [problem, fits] = OPERATORS.get(operator) ?? BOOLEAN;
  if (!fits(value)) yield schemaProblem(`${path}/${operator}`, problem);
}

function* combinationProblems(inner: Json, kind: string, path: string): Generator<DefinitionProblem> {
  const parts = kind === 'Not' ? [inner] : inner;
  if (!Array.isArray(parts)) {
    yield otherType(path, 'Array');
    return;
  }
  if (parts.length === 0) yield emptyValue(path);
  for (const [index, part] of parts.entries()) {
    const place = kind === 'Not' ? path : `${path}[${index}]`;
    if (!isObject(part)) {
      yield otherType(place, 'Object');
      continue;
    }
    yield* kindProblems(part, place);
    yield* comparisonProblems(part, place);
  }
}

function operators(prefix: string, relations: readonly string[], operand: Operand): [string, Operand][] {
  return relations.flatMap((relation): [string, Operand][] => [
    [prefix + relation, operand],
    [`${prefix}${relation}Path`, PATH],
  ]);
}
