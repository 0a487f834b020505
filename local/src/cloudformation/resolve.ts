import { intrinsicOf } from './intrinsics';
import { type Json, type JsonObject } from '../asl/contract';
import { isObject } from '../asl/json';
import { StartError } from '../assembly/start-error';
import { type Intrinsic, type Scope } from './intrinsics/contract';

/** Replaces every intrinsic function in a value by what it evaluates to. Undefined is `AWS::NoValue`. */
export function resolveValue(value: Json, scope: Scope): Json | undefined {
  if (typeof value === 'string') return refuseDynamicReference(value);
  if (Array.isArray(value)) {
    return value.map((entry) => resolveValue(entry, scope)).filter((entry) => entry !== undefined);
  }
  if (!isObject(value)) return value;
  const called = callOf(value);
  return called === undefined ? resolveEntries(value, scope) : called.intrinsic(called.argument, scope);
}

/** The call of an intrinsic function that an object with a single key may be. */
export function callOf(value: JsonObject): { name: string; intrinsic: Intrinsic; argument: Json } | undefined {
  const [name, ...others] = Object.keys(value);
  if (name === undefined || others.length > 0) return undefined;
  const intrinsic = intrinsicOf(name);
  return intrinsic && { name, intrinsic, argument: value[name] };
}

function resolveEntries(value: JsonObject, scope: Scope): JsonObject {
  const entries = Object.entries(value).map(([key, entry]) => [key, resolveValue(entry, scope)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function refuseDynamicReference(value: string): string {
  const [reference] = /\{\{resolve:[^}]*\}\}/.exec(value) ?? [];
  if (reference === undefined) return value;
  throw new StartError(`The dynamic reference ${reference} cannot be looked up here: it needs a real account.`);
}
