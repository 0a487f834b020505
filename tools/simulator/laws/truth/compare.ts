/** Compares a message with the expected one, and names the first difference. */
import type { Json } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { characters, shown } from '../law';

/** Where two values differ, in words. Undefined if they are the same. Members that are undefined count as absent. */
export function difference(actual: unknown, expected: unknown, path: string = 'it'): string | undefined {
  const [a, b] = [opened(actual), opened(expected)];
  if (isObject(a) && isObject(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return first([...names], (name) => difference(a[name], b[name], `${path}.${name}`));
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    return first([...a.keys()], (index) => difference(a[index], b[index], `${path}[${index}]`));
  }
  const [is, should] = [inText(a), inText(b)];
  return is === should ? undefined : `${path} is ${shown(is)}, and should be ${shown(should)}`;
}

/** JSON within JSON is compared by its content, whatever the order of its members. */
function opened(value: unknown): Json | undefined {
  if (typeof value !== 'string' || !value.startsWith('{"')) return value as Json | undefined;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

function inText(value: Json | undefined): string {
  return characters(JSON.stringify(value) ?? 'nothing');
}

function first<T>(values: readonly T[], find: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
