/** The fields of a JSONata state: constants in which each `{% ... %}` string is replaced by its value. */
import type { Failure } from './errors';
import { ExpressionError, expressionIn, unexpectedType } from './expressions';
import type { Visit } from './visit';
import { isInteger, isObject, type Json, type JsonObject, typeName } from '../base/json';

/** What `$states` contains besides the input and the context object. */
export interface ExpressionData {
  readonly result?: Json;
  readonly errorOutput?: Json;
  /** Instead of the visit's own, inside a Map's ItemSelector. */
  readonly context?: JsonObject;
}

/**
 * Evaluates a field, which can contain expressions at any depth.
 * @param location the field as it is named in error messages, e.g. `Output` or `Choices[0]/Condition`
 */
export async function evaluateField(
  visit: Visit,
  value: Json,
  location: string,
  data: ExpressionData = {},
): Promise<Json> {
  const source = expressionIn(value);
  if (source !== undefined) return evaluateExpression(visit, source, location, data);
  if (Array.isArray(value)) {
    const items: Json[] = [];
    for (const [index, item] of value.entries()) {
      items.push(await evaluateField(visit, item, `${location}[${index}]`, data));
    }
    return items;
  }
  if (!isObject(value)) return value;
  const result: [string, Json][] = [];
  for (const [key, item] of Object.entries(value)) {
    result.push([key, await evaluateField(visit, item, `${location}/${key}`, data)]);
  }
  return Object.fromEntries(result);
}

/** Evaluates a value that must have a certain type. */
export async function checkType(
  visit: Visit,
  value: Json,
  location: string,
  expected: 'array' | 'boolean' | 'string' | 'number',
  data?: ExpressionData,
): Promise<Json> {
  const result = await evaluateField(visit, value, location, data);
  if (typeName(result) === expected) return result;
  throw wrongType(visit, value, location, expected, result);
}

/** The failure of a field whose value is of a type that it does not take. */
export function wrongType(visit: Visit, value: Json, location: string, expected: string, result: Json): Failure {
  return visit.evaluationFailure(location, complaint(value, location, unexpectedType(expected, result)));
}

/** Evaluates an optional field that must be an integer. */
export async function evaluateInteger(visit: Visit, field: string): Promise<number | undefined> {
  const value = visit.state[field];
  if (value === undefined) return undefined;
  const result = await checkType(visit, value, field, 'number');
  if (isInteger(result)) return result;
  throw wrongType(visit, value, field, 'integer', result);
}

/** The new variables of an `Assign`. */
export async function evaluateAssignments(
  visit: Visit,
  assign: Json | undefined,
  location: string,
  data?: ExpressionData,
): Promise<JsonObject | undefined> {
  if (!isObject(assign)) return undefined;
  const assigned = await evaluateField(visit, assign, location, data);
  return isObject(assigned) ? assigned : undefined;
}

async function evaluateExpression(visit: Visit, source: string, location: string, data: ExpressionData): Promise<Json> {
  const { execution, branch } = visit;
  const { context = visit.context(), ...rest } = data;
  const scope = { variables: branch.variables.all(), states: { input: visit.input, context, ...rest } };
  try {
    return await execution.expressions.evaluate(source, scope, execution.clock, execution.random);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw visit.evaluationFailure(location, complaint(`{%${source}%}`, location, error.message));
  }
}

function complaint(value: Json, location: string, problem: string): string {
  const source = expressionIn(value);
  const subject = source === undefined ? 'The value' : `The JSONata expression '${source}'`;
  return `${subject} specified for the field '${location}' ${problem}`;
}
