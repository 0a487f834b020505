/** Runs JavaScript code, a regular expression or a built-in loop, so that it can be stopped while it runs. */
import { createContext, Script, type Context } from 'node:vm';
import { timeExceeded } from './bounds';

let context: Context | undefined;
const script = new Script('work()');

/**
 * Runs work and stops it when its time is up. Each call starts a thread that watches the time, which takes at least a
 * tenth of a millisecond, so it is only for work that can take long.
 * @throws BoundError when the time is up
 */
export function interruptible<T>(milliseconds: number, work: () => T): T {
  context ??= createContext({});
  let result: { readonly value: T } | undefined;
  context.work = () => {
    result = { value: work() };
  };
  try {
    script.runInContext(context, { timeout: Math.max(1, Math.ceil(milliseconds)) });
  } catch (error) {
    throw isTimeout(error) ? timeExceeded() : error;
  }
  if (result === undefined) throw timeExceeded();
  return result.value;
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
