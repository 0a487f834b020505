/** What a use of AWS costs. */
import { type CountedUsage } from './call-usage';
import { type Prices } from './prices';
import { USAGE_NAMES, type UsageName } from '../services/usage';

/** The names of the services on the bill. */
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
  infrequentLogBytes: 'CloudWatch Logs',
  traces: 'X-Ray',
  alarmMonths: 'alarms',
  bytesOut: 'data out',
};

/** A cost. */
export interface Cost {
  /** US dollars. */
  readonly total: number;
  /** By service, in the order of the table. */
  readonly services: ReadonlyMap<string, number>;
  /** Services whose price is not known, at all or in the region: their part is missing from the total. */
  readonly unpriced: readonly string[];
}

export function costOf({ usage, uncounted }: CountedUsage, prices: Prices): Cost {
  const services = new Map<string, number>();
  const unpriced = new Set(uncounted);
  for (const name of USAGE_NAMES) {
    const amount = usage[name] ?? 0;
    if (amount === 0) continue;
    const price = prices[name];
    const service = SERVICES[name];
    if (price === undefined) unpriced.add(service);
    else services.set(service, (services.get(service) ?? 0) + amount * price.usd);
  }
  return { total: [...services.values()].reduce((sum, usd) => sum + usd, 0), services, unpriced: [...unpriced] };
}
