/** Compiles an expression so that its evaluation is limited. */
import jsonata from 'jsonata';
import { Evaluation } from './evaluation';
import { functionsOf } from './functions';
import { assignSymbol } from './hooks';
import { matcherOf } from './regex';
import { nodesOf, siblingsIn, type Node } from './syntax';
import type { Random } from '../../base/random';

/** The current evaluation: one at a time, so that each has the full time. */
let current: Evaluation | undefined;

const functions = functionsOf(currentEvaluation);

/** The functions that an expression calls by a variable name. */
export const FUNCTION_NAMES: readonly string[] = [...functions.keys()];

/** Evaluates an expression; its time starts when it is its turn. */
export type Evaluate = (bindings: Record<string, unknown>, now: number, random: Random) => Promise<unknown>;

/** @throws the parser's error if it is not JSONata */
export function compile(source: string): Evaluate {
  const expression = jsonata(source);
  const tree = expression.ast();
  for (const [name, definition] of functions) expression.assign(name, definition);
  replaceRegularExpressions(expression, tree);
  const siblings = siblingsIn(tree);
  assignSymbol(expression, 'jsonata.__evaluate_entry', (node: Node) => currentEvaluation().enter(node, siblings));
  assignSymbol(expression, 'jsonata.__evaluate_exit', (node: Node, _input: never, _scope: never, result: never) =>
    currentEvaluation().leave(node, result, siblings),
  );
  return (bindings, now, random) =>
    inTurn(async () => {
      current = new Evaluation(now, random);
      return expression.evaluate(undefined, bindings) as Promise<unknown>;
    });
}

/**
 * Replaces each regular expression by a variable that contains its matcher. An expression cannot refer to it, because
 * its name contains a space.
 */
function replaceRegularExpressions(expression: jsonata.Expression, tree: unknown): void {
  let count = 0;
  for (const node of nodesOf(tree)) {
    if (!(node.value instanceof RegExp)) continue;
    const name = `regular expression ${(count += 1)}`;
    expression.assign(name, matcherOf(node.value, node.position, currentEvaluation));
    Object.assign(node, { type: 'variable', value: name });
  }
}

function currentEvaluation(): Evaluation {
  if (current === undefined) throw new Error('Nothing is evaluated.');
  return current;
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** Does work after all work that was queued before it. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(work);
  lastTurn = turn.then(nothing, nothing);
  return turn;
}

function nothing(): void {}
