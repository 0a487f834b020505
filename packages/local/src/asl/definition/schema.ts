/**
 * AWS's schema messages about a field. They were recorded (localstack's snapshots of ValidateStateMachineDefinition) or
 * measured with it (floci-io/floci 2735 and 2968; badmintoncryer/cdk-preflight, September 2026).
 */
import type { QueryLanguage } from './machine';
import { DefinitionProblem, schemaProblem } from './problem';
import { isInteger, Json } from '../../base/json';

/** The largest number of seconds, or of attempts, that AWS accepts. */
const MAX_INTEGER = 99_999_999;

/** Fields that an object must have. */
export function missingFields(path: string, fields: readonly string[]): DefinitionProblem {
  return schemaProblem(placeOf(path), `These fields are required: [${fields.join(', ')}]`);
}

/** A field that an object cannot have. */
export function unsupportedField(path: string, field: string): DefinitionProblem {
  return schemaProblem(placeOf(path), `Field '${field}' is not supported`);
}

/** Fields of which an object has several, or none. */
export function exclusiveFields(path: string, fields: readonly string[], given: number): DefinitionProblem {
  const words = given === 0 ? 'This object should have only one' : 'There should only be one';
  return schemaProblem(placeOf(path), `${words} of the following fields: [${fields.join(', ')}]`);
}

/** A field that only the other query language has. */
export function foreignField(path: string, field: string, language: QueryLanguage): DefinitionProblem {
  const other = language === 'JSONata' ? 'JSONPath' : 'JSONata';
  const set = `The QueryLanguage is set to '${language}'`;
  return schemaProblem(path, `${set}, but field '${field}' is only supported for the '${other}' QueryLanguage`);
}

/** A text that is not one of the allowed values. */
export function unlistedValue(path: string, values: readonly string[]): DefinitionProblem {
  return schemaProblem(path, `Value should be one of the following: [${values.join(', ')}]`);
}

/** A value of another type. */
export function otherType(path: string, expected: 'Array' | 'Boolean' | 'Object' | 'String'): DefinitionProblem {
  return schemaProblem(path, `Expected value of type ${expected}`);
}

/** An empty list or text. */
export function emptyValue(path: string): DefinitionProblem {
  return schemaProblem(path, 'Value cannot be empty');
}

/** A number that is not an integer, or out of range. */
export function* integerProblems(
  value: Json,
  path: string,
  least: number,
  most = MAX_INTEGER,
): Generator<DefinitionProblem> {
  if (isInteger(value)) yield* rangeProblems(value, path, least, most);
  else yield schemaProblem(path, 'Expected value of type Integer');
}

/** A value that is not a number, or out of range. */
export function* numberProblems(
  value: Json,
  path: string,
  least: number,
  most = Infinity,
): Generator<DefinitionProblem> {
  if (typeof value === 'number') yield* rangeProblems(value, path, least, most);
  else yield schemaProblem(path, 'Expected value of type Number');
}

function* rangeProblems(value: number, path: string, least: number, most: number): Generator<DefinitionProblem> {
  if (value < least) yield schemaProblem(path, `Minimum value is ${least}`);
  if (value > most) yield schemaProblem(path, `Maximum value is ${most}`);
}

/** The location of the whole definition is `/`. */
function placeOf(path: string): string {
  return path === '' ? '/' : path;
}
