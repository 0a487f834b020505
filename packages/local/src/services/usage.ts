/** What is used of AWS, in the units that AWS charges for. */
import { type Json } from '../base/json';

export const USAGE_NAMES = [
  'httpRequests',
  'expressRequests',
  'expressGbSeconds',
  'stateTransitions',
  'functionRequests',
  'functionGbSeconds',
  'writeUnits',
  'readUnits',
  'comprehendUnits',
  'inputTokens',
  'outputTokens',
  'emails',
  'topicRequests',
  'events',
  'queueRequests',
  'logBytes',
  'infrequentLogBytes',
  'traces',
  'alarmMonths',
  'bytesOut',
] as const;

export type UsageName = (typeof USAGE_NAMES)[number];

/** A missing unit was not used. */
export type Usage = Readonly<Partial<Record<UsageName, number>>>;

/** A call from a workflow. */
export interface CountedCall {
  /** As the API names it, e.g. `PutItem`. */
  readonly operation: string;
  readonly input: Json;
  /** Null where it failed. */
  readonly output: Json;
}

/** Counts the calls of one execution, one after the other. Undefined for an operation whose price is not known here. */
export type CallCounter = (call: CountedCall) => Usage | undefined;

/** All of them together, each times its weight. */
export function weighted(parts: readonly (readonly [Usage, number])[]): Usage {
  return Object.fromEntries(
    USAGE_NAMES.map(
      (name) => [name, parts.reduce((sum, [usage, weight]) => sum + (usage[name] ?? 0) * weight, 0)] as const,
    ).filter(([, amount]) => amount !== 0),
  );
}

export function sumOf(...parts: readonly Usage[]): Usage {
  return weighted(parts.map((usage) => [usage, 1] as const));
}

/** Queues, topics and event buses count 64 KB as one. */
export function chunksOf64Kb(message: Json): number {
  return Math.max(1, Math.ceil(Buffer.byteLength(JSON.stringify(message)) / (64 * 1024)));
}
