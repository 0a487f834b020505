/** Evaluates JSONata as Step Functions does: its bindings, its extra functions, its error messages, and a box around it. */
import jsonata from 'jsonata';
import type { Clock, Json, JsonObject, Random } from './contract';
import { isObject, typeName } from './json';
import { BOX, EvaluationBox, installBox } from './jsonata-box';
import { registerAwsFunctions } from './jsonata-functions';

/** What an expression can see besides time and chance. */
export interface ExpressionScope {
  readonly variables: JsonObject;
  /** `$states`. */
  readonly states: JsonObject;
}

/** A JSONata expression that gave no usable value; the message says why, in the words of AWS. */
export class ExpressionError extends Error {}

/** The text between `{%` and `%}`, or undefined where a string is no expression. */
export function expressionIn(value: Json | undefined): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('{%') || !value.endsWith('%}') || value.length < 4) {
    return undefined;
  }
  return value.slice(2, -2).trim();
}

const perDefinition = new WeakMap<object, Expressions>();

/** The same compiled expressions again for the same definition object. */
export function expressionsOf(definition: object): Expressions {
  let expressions = perDefinition.get(definition);
  if (expressions === undefined) {
    expressions = new Expressions();
    perDefinition.set(definition, expressions);
  }
  return expressions;
}

/** The expressions of one definition, each compiled once. */
export class Expressions {
  private readonly compiled = new Map<string, jsonata.Expression>();

  /**
   * Evaluates an expression, given without its `{%` and `%}`.
   * @throws ExpressionError when it throws, yields nothing, or yields something that JSON cannot hold
   */
  public async evaluate(source: string, scope: ExpressionScope, clock: Clock, random: Random): Promise<Json> {
    let result: unknown;
    try {
      const bindings = { ...scope.variables, states: scope.states, [BOX]: new EvaluationBox(clock.now(), random) };
      result = await this.compile(source).evaluate(undefined, bindings);
    } catch (error) {
      throw new ExpressionError(`threw an error during evaluation. ${describeError(error)}`);
    }
    if (result === undefined) throw new ExpressionError('returned nothing (undefined).');
    return toJson(result);
  }

  private compile(source: string): jsonata.Expression {
    let expression = this.compiled.get(source);
    if (expression === undefined) {
      expression = jsonata(source);
      installBox(expression);
      registerAwsFunctions(expression);
      this.compiled.set(source, expression);
    }
    return expression;
  }
}

/** The words of AWS for a value of a type that a field does not take. */
export function unexpectedType(expected: string, value: Json): string {
  return `returned an unexpected result type. Expected '${expected}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`;
}

function describeError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : '';
  const message = 'message' in error && typeof error.message === 'string' ? error.message : 'Unknown error';
  return `${code}${message}`;
}

/** Frees a result of the marks that JSONata leaves on its arrays. What is plain JSON already is not copied. */
function toJson(value: unknown): Json {
  return isPlain(value) ? value : copy(value);
}

function isPlain(value: unknown): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return !('sequence' in value) && value.every(isPlain);
  return isObject(value) && !isFunction(value) && Object.values(value).every(isPlain);
}

function copy(value: unknown): Json {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(toJson);
  if (!isObject(value) || isFunction(value)) throw new ExpressionError('returned an unsupported result type.');
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, toJson(item)]));
}

/** A function of JSONata's own is an object with a mark. */
function isFunction(value: object): boolean {
  return '_jsonata_lambda' in value || '_jsonata_function' in value;
}
