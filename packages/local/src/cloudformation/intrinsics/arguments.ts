/** Checks the arguments of intrinsic functions, so that a mistake in a template is reported. */
import { type Scope } from './contract';
import { type Json } from '../../base/json';
import { StartError } from '../../base/start-error';

/** A list with an allowed number of entries, not yet resolved. */
export function list(name: string, argument: Json | undefined, min: number, max = min): Json[] {
  if (!Array.isArray(argument) || argument.length < min || argument.length > max) {
    const count = min === max ? `${min}` : `${min} to ${max === Infinity ? 'any number of' : max}`;
    throw wrong(name, `a list of ${count} entries`, argument);
  }
  return argument;
}

/** A value that resolves to a string; numbers and booleans are converted, as CloudFormation does. */
export function text(name: string, argument: Json | undefined, scope: Scope): string {
  const value = argument === undefined ? undefined : scope.resolve(argument);
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw wrong(name, 'a string', value);
}

/** A value that resolves to a list. */
export function resolvedList(name: string, argument: Json | undefined, scope: Scope): Json[] {
  const value = argument === undefined ? undefined : scope.resolve(argument);
  if (!Array.isArray(value)) throw wrong(name, 'a list', value);
  return value;
}

/** The error for an argument of the wrong kind. */
export function wrong(name: string, expected: string, got: unknown): StartError {
  return new StartError(`${name} expects ${expected}, got: ${JSON.stringify(got) ?? 'no value'}`);
}
