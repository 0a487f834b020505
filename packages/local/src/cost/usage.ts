/** What is used of AWS, in the units that AWS charges for, and what it costs. */
import { type Prices } from './prices';

const NAMES = [
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

export type UsageName = (typeof NAMES)[number];

/** What is not there was not used. */
export type Usage = Readonly<Partial<Record<UsageName, number>>>;

/** How the bill calls them. */
const SERVICES: Readonly<Record<UsageName, string>> = {
  httpRequests: 'HTTP API',
  expressRequests: 'Step Functions',
  expressGbSeconds: 'Step Functions',
  stateTransitions: 'Step Functions',
  functionRequests: 'Lambda',
  functionGbSeconds: 'Lambda',
  writeUnits: 'DynamoDB',
  readUnits: 'DynamoDB',
  comprehendUnits: 'Comprehend',
  inputTokens: 'Bedrock',
  outputTokens: 'Bedrock',
  emails: 'SES',
  topicRequests: 'SNS',
  events: 'EventBridge',
  queueRequests: 'SQS',
  logBytes: 'CloudWatch Logs',
  traces: 'X-Ray',
  alarmMonths: 'alarms',
  bytesOut: 'data out',
};

/** All of them together, each times its weight. */
export function weighted(parts: readonly (readonly [Usage, number])[]): Usage {
  return Object.fromEntries(
    NAMES.map(
      (name) => [name, parts.reduce((sum, [usage, weight]) => sum + (usage[name] ?? 0) * weight, 0)] as const,
    ).filter(([, amount]) => amount !== 0),
  );
}

export function sumOf(...parts: readonly Usage[]): Usage {
  return weighted(parts.map((usage) => [usage, 1] as const));
}

/** What something costs. */
export interface Cost {
  /** US dollars. */
  readonly total: number;
  /** By service, in the order of the table. */
  readonly services: ReadonlyMap<string, number>;
  /** Services whose price is not known in the region: their part is missing from the total. */
  readonly unpriced: readonly string[];
}

export function costOf(usage: Usage, prices: Prices): Cost {
  const services = new Map<string, number>();
  const unpriced = new Set<string>();
  for (const name of NAMES) {
    const amount = usage[name] ?? 0;
    if (amount === 0) continue;
    const price = prices[name];
    const service = SERVICES[name];
    if (price === undefined) unpriced.add(service);
    else services.set(service, (services.get(service) ?? 0) + amount * price.usd);
  }
  return { total: [...services.values()].reduce((sum, usd) => sum + usd, 0), services, unpriced: [...unpriced] };
}
