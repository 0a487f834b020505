/**
 * The `States.*` functions that JSONPath states can call in a field whose name ends in `.$`. Their results follow the
 * AWS Step Functions developer guide ("Intrinsic functions for JSONPath states") and, where the guide says nothing,
 * recordings of real executions.
 */
import { intrinsicFailure } from './arguments';
import { functions } from './functions';
import { IntrinsicCall, IntrinsicNode, parseIntrinsic } from './parse';
import { Json } from '../../base/json';
import { memoized } from '../../base/memoized';
import { Random } from '../../base/random';

export { isIntrinsic, parseIntrinsic, type IntrinsicCall, type IntrinsicNode } from './parse';

/** What a call can read from the state that makes it. */
export interface IntrinsicScope {
  readonly random: Random;
  /** Reads a path (`$.a`, `$$.Execution.Id`, `$variable`); its own failures are passed on unchanged. */
  resolve(path: string): Json;
}

const parsed = memoized(parseIntrinsic);

/**
 * Evaluates a call such as `States.Format('Hello {}', $.name)`.
 *
 * @throws StatesError `States.IntrinsicFailure` if the call is malformed or its arguments are not valid
 */
export function evaluateIntrinsic(text: string, scope: IntrinsicScope): Json {
  return evaluateCall(parsed(text), scope);
}

function evaluateCall(call: IntrinsicCall, scope: IntrinsicScope): Json {
  const { run, least, most } = functions[call.name];
  if (call.args.length < least || call.args.length > most) {
    throw intrinsicFailure(call.text, `${arity(least, most)} expected, got ${call.args.length}`);
  }
  return run({
    text: call.text,
    values: call.args.map((arg) => evaluateNode(arg, scope)),
    template: call.args[0]?.kind === 'string' ? call.args[0].pieces : undefined,
    random: scope.random,
  });
}

function evaluateNode(node: IntrinsicNode, scope: IntrinsicScope): Json {
  switch (node.kind) {
    case 'call':
      return evaluateCall(node, scope);
    case 'path':
      return scope.resolve(node.path);
    case 'string':
      return node.pieces.join('{}');
    case 'literal':
      return node.value;
  }
}

function arity(least: number, most: number): string {
  if (most === Infinity) return `at least ${least} argument(s)`;
  return least === most ? `${least} argument(s)` : `${least} to ${most} arguments`;
}
