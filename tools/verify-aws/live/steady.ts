/** Removes what always differs from answers: names, times, scores. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';

/** Members with a different value each time, or in each account. */
const VOLATILE = new Set([
  ...['executionArn', 'stateMachineArn', 'name', 'startDate', 'stopDate', 'traceHeader', 'billingDetails'],
  ...['sentimentScore', 'receivedAt', 'submissionId'],
]);

/** Names inside texts. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<uuid>'],
  [/arn:aws[\w-]*:[^"\s']+/g, '<arn>'],
];

export function steady(answer: JsonObject): JsonObject {
  return withoutVolatile(answer) as JsonObject;
}

function withoutVolatile(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutVolatile);
  if (isObject(value)) {
    const entries = Object.entries(value).map(([name, item]): [string, Json] => [
      name,
      VOLATILE.has(name) ? (item === null ? null : `<${name}>`) : withoutVolatile(item),
    ]);
    return Object.fromEntries(entries);
  }
  if (typeof value !== 'string') return value;
  const inner = readObject(value);
  if (inner !== undefined) return JSON.stringify(withoutVolatile(inner));
  return PATTERNS.reduce((text, [pattern, name]) => text.replaceAll(pattern, name), value);
}

/** A text that contains an object, such as `output`. */
function readObject(text: string): Json | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
