/** What is used of AWS, in the units that AWS charges for. */
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
  'traces',
  'alarmMonths',
  'bytesOut',
] as const;

export type UsageName = (typeof USAGE_NAMES)[number];

/** What is not there was not used. */
export type Usage = Readonly<Partial<Record<UsageName, number>>>;

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
