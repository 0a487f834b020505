/** The hooks that JSONata calls while it evaluates. */
import type jsonata from 'jsonata';

/** JSONata reads its hooks from symbols, although the types of `assign` allow only names. */
export function assignSymbol(expression: jsonata.Expression, name: string, hook: (...args: never[]) => unknown): void {
  const assign: (name: never, value: unknown) => void = expression.assign;
  (assign as (name: symbol, value: unknown) => void)(Symbol.for(name), hook);
}
