/** The box around one evaluation: its time and chance, and an end to loops and recursion that have none. */
import type jsonata from 'jsonata';
import type { Random } from './contract';

/** The binding that holds the box. No expression can name it, for a variable's name has no space. */
export const BOX = 'evaluation box';

/** Nodes that one evaluation may visit: a second or two of work. A count, not a time, so that it is the same on every machine. */
const STEP_LIMIT = 500_000;

/** Calls within calls that one evaluation may have. */
const DEPTH_LIMIT = 5_000;

/** The longest text on the way to a result: generous beside a payload limit of 256 KiB. */
const TEXT_LIMIT = 7_000_000;

export class EvaluationBox {
  private steps = 0;
  private depth = 0;

  public constructor(
    /** What `$now()` and `$millis()` answer throughout the evaluation. */
    public readonly now: number,
    public readonly random: Random,
  ) {}

  public enter(): void {
    this.steps += 1;
    this.depth += 1;
    if (this.steps > STEP_LIMIT) {
      throw new Error('U1001: The expression took too many steps: check for an endless loop.');
    }
    if (this.depth > DEPTH_LIMIT) throw new Error('U1001: Stack overflow: check for a recursion without an end.');
  }

  public leave(result: unknown): void {
    this.depth -= 1;
    if (typeof result === 'string' && result.length > TEXT_LIMIT) {
      throw new Error('Expression evaluation memory limit exceeded');
    }
  }
}

/** Counts an expression's steps through the hooks that JSONata calls before and after each node. */
export function installBox(expression: jsonata.Expression): void {
  const environment = { bind: assignSymbol(expression) };
  environment.bind(Symbol.for('jsonata.__evaluate_entry'), (_node, _input, scope) => boxOf(scope).enter());
  environment.bind(Symbol.for('jsonata.__evaluate_exit'), (_node, _input, scope, result) => boxOf(scope).leave(result));
}

/** The box of the evaluation that an environment belongs to. */
export function boxOf(environment: jsonata.Environment): EvaluationBox {
  const box: unknown = environment.lookup(BOX);
  if (!(box instanceof EvaluationBox)) throw new Error('The expression is evaluated outside its box.');
  return box;
}

type Hook = (node: unknown, input: unknown, environment: jsonata.Environment, result: unknown) => void;

/** JSONata reads its hooks from symbols, though its types let `assign` take names only. */
function assignSymbol(expression: jsonata.Expression): (name: symbol, hook: Hook) => void {
  const assign: (name: never, value: Hook) => void = expression.assign;
  return assign as (name: symbol, hook: Hook) => void;
}
