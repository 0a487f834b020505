/** Evaluates JSONata as Step Functions does: its bindings, functions, limits and error messages. */
import { BoundError, memoryExceeded, stackOverflow } from './bounds';
import { compile, type Evaluate } from './compile';
import { toJson, UnsupportedResult } from './result';
import type { Clock } from '../../base/clock';
import { type Json, type JsonObject, typeName } from '../../base/json';
import type { Random } from '../../base/random';

/** What an expression can use besides time and random numbers. */
export interface ExpressionScope {
  readonly variables: JsonObject;
  /** `$states`. */
  readonly states: JsonObject;
}

/** A JSONata expression without a usable value; AWS's message says why. */
export class ExpressionError extends Error {}

/** The text between `{%` and `%}`, or undefined if a string is not an expression. */
export function expressionIn(value: Json | undefined): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('{%') || !value.endsWith('%}') || value.length < 4) {
    return undefined;
  }
  return value.slice(2, -2).trim();
}

const perDefinition = new WeakMap<object, Expressions>();

/** Returns the same compiled expressions again for the same definition object. */
export function expressionsOf(definition: object): Expressions {
  let expressions = perDefinition.get(definition);
  if (expressions === undefined) {
    expressions = new Expressions();
    perDefinition.set(definition, expressions);
  }
  return expressions;
}

/** Lets a definition use the compiled expressions of another one, if most are the same. */
export function shareExpressions(definition: object, other: object): void {
  perDefinition.set(definition, expressionsOf(other));
}

/** The expressions of one definition, each compiled once. */
export class Expressions {
  private readonly compiled = new Map<string, Evaluate>();

  /**
   * Evaluates an expression, given without its `{%` and `%}`.
   * @throws ExpressionError when it throws, yields nothing, or yields something that JSON cannot hold
   */
  public async evaluate(source: string, scope: ExpressionScope, clock: Clock, random: Random): Promise<Json> {
    let result: unknown;
    try {
      const bindings = { ...scope.variables, states: scope.states };
      result = await this.compile(source)(bindings, clock.now(), random);
    } catch (error) {
      throw new ExpressionError(describeError(error));
    }
    if (result === undefined) throw new ExpressionError('returned nothing (undefined).');
    try {
      return toJson(result);
    } catch (error) {
      if (!(error instanceof UnsupportedResult)) throw error;
      throw new ExpressionError('returned an unsupported result type.');
    }
  }

  private compile(source: string): Evaluate {
    let expression = this.compiled.get(source);
    if (expression === undefined) {
      expression = compile(source);
      this.compiled.set(source, expression);
    }
    return expression;
  }
}

/** AWS's message for a value of the wrong type. */
export function unexpectedType(expected: string, value: Json): string {
  return `returned an unexpected result type. Expected '${expected}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`;
}

/**
 * AWS has messages of its own for errors that have a code in JSONata; a limit follows a colon (floci-io/floci 2736,
 * measured).
 */
function describeError(error: unknown): string {
  const bound = boundOf(error);
  if (bound !== undefined) return `threw an error during evaluation: ${bound.message}`;
  const { code, message } = Object(error) as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code === 'string') return `threw an error during evaluation. ${code}: ${String(message)}`;
  return `threw an internal error during evaluation. ${String(message ?? error)}`;
}

/** JavaScript has limits of its own, which can be reached first. */
function boundOf(error: unknown): BoundError | undefined {
  if (error instanceof BoundError) return error;
  if (!(error instanceof RangeError)) return undefined;
  return error.message.includes('call stack') ? stackOverflow() : memoryExceeded();
}
