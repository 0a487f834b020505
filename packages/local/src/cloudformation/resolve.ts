import { intrinsicOf } from './intrinsics';
import { isObject, type Json, type JsonObject } from '../base/json';
import { StartError } from '../base/start-error';
import { type Intrinsic, type Scope } from './intrinsics/contract';

/**
 * Replaces every intrinsic function in a value with its result. Undefined is `AWS::NoValue`.
 *
 * @param find the function that a key calls; undefined for an ordinary key
 */
export function resolveValue(value: Json, scope: Scope, find: FindIntrinsic = intrinsicOf): Json | undefined {
  if (typeof value === 'string') return refuseDynamicReference(value);
  if (Array.isArray(value)) {
    return value.map((entry) => resolveValue(entry, scope, find)).filter((entry) => entry !== undefined);
  }
  if (!isObject(value)) return value;
  const called = callOf(value, find);
  return called === undefined ? resolveEntries(value, scope, find) : called.intrinsic(called.argument, scope);
}

type FindIntrinsic = (key: string) => Intrinsic | undefined;

/** The call of an intrinsic function, if the object is one. */
function callOf(value: JsonObject, find: FindIntrinsic): { intrinsic: Intrinsic; argument: Json } | undefined {
  const [name, ...others] = Object.keys(value);
  if (name === undefined || others.length > 0) return undefined;
  const intrinsic = find(name);
  return intrinsic && { intrinsic, argument: value[name] };
}

function resolveEntries(value: JsonObject, scope: Scope, find: FindIntrinsic): JsonObject {
  const entries = Object.entries(value).map(([key, entry]) => [key, resolveValue(entry, scope, find)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function refuseDynamicReference(value: string): string {
  const [reference] = /\{\{resolve:[^}]*\}\}/.exec(value) ?? [];
  if (reference === undefined) return value;
  throw new StartError(
    `The dynamic reference ${reference} cannot be resolved here, because this requires an AWS account.`,
  );
}
