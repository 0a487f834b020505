/** All functions of Step Functions' JSONata, created once and used by every expression. */
import jsonata from 'jsonata';
import { awsFunctions } from './aws-functions';
import { BUILT_INS, changedFunctions, isSlowCall } from './built-ins';
import type { Evaluation } from './evaluation';
import { assignSymbol } from './hooks';

/** A function as JSONata stores it. */
interface JsonataFunction {
  readonly _jsonata_function: true;
  readonly implementation: (this: unknown, ...args: unknown[]) => unknown;
}

/** Every function by name; those that AWS does not have are undefined. */
export function functionsOf(evaluation: () => Evaluation): ReadonlyMap<string, JsonataFunction | undefined> {
  const builtIns = environmentOf(jsonata('0'));
  const original = (name: string) => functionIn(builtIns, name).implementation;
  const own = { ...awsFunctions(evaluation), ...changedFunctions(evaluation, original) };
  const expression = jsonata('0');
  for (const [name, { run, signature }] of Object.entries(own)) {
    expression.registerFunction(name, run as (...args: unknown[]) => unknown, signature);
  }
  const environment = environmentOf(expression);
  const names = [...new Set([...BUILT_INS, ...Object.keys(own)])];
  return new Map([
    ...names.map((name) => [name, bounded(name, functionIn(environment, name), evaluation)] as const),
    ['eval', undefined] as const,
  ]);
}

/** A function that counts its calls, and whose slow calls can be stopped. */
function bounded(name: string, original: JsonataFunction, evaluation: () => Evaluation): JsonataFunction {
  const { implementation } = original;
  function call(this: unknown, ...args: unknown[]): unknown {
    const current = evaluation();
    current.step();
    if (!isSlowCall(name, args)) return implementation.apply(this, args);
    return current.interruptible(() => implementation.apply(this, args));
  }
  // JSONata reads from a function how many parameters it has and, for partial application, their names.
  Object.defineProperties(call, {
    length: { value: implementation.length },
    toString: { value: () => implementation.toString() },
  });
  return { ...original, implementation: call };
}

/** The environment in which the functions of an expression are bound: JSONata passes it to a hook when it evaluates. */
function environmentOf(expression: jsonata.Expression): jsonata.Environment {
  let found: jsonata.Environment | undefined;
  assignSymbol(expression, 'jsonata.__createFrame_push', (outer: jsonata.Environment) => {
    found ??= outer;
  });
  void expression.evaluate(undefined, {});
  if (found === undefined) throw new Error('JSONata has not set its environment.');
  return found;
}

function functionIn(environment: jsonata.Environment, name: string): JsonataFunction {
  const value: unknown = environment.lookup(name);
  if (isFunction(value)) return value;
  throw new Error(`JSONata has no function $${name}.`);
}

function isFunction(value: unknown): value is JsonataFunction {
  return typeof value === 'object' && value !== null && '_jsonata_function' in value && 'implementation' in value;
}
