/**
 * AWS's prices, in US dollars per unit, without free tiers, volume or contract discounts, and tax. This is the only
 * table of prices: a change of a price belongs here, with its source and date.
 */
import { type UsageName } from '../services/usage';

/** A Region with known prices. */
export type PricedRegion = 'us-east-1' | 'eu-west-1' | 'ap-southeast-1';

/** A price and its source. */
export interface Price {
  /** US dollars per unit. */
  readonly usd: number;
  /** A page, or the service in AWS's price list: `https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/<service>/current/<region>/index.json`. */
  readonly source: string;
  /** When the price list was published, or the page read. */
  readonly date: string;
  /** Whether it is the price of other Regions, because none was found for this one. */
  readonly isAssumed?: true;
}

/** A use that is missing here has no known price. */
export type Prices = Readonly<Partial<Record<UsageName, Price>>>;

/** When the undated pages were read. */
const READ = '2026-11-28';
const GB = 1024 ** 3;

function listed(service: string, date: string, usd: number): Price {
  return { usd, source: service, date };
}

/** Pages with one price for all Regions. */
const EVERYWHERE: Prices = {
  traces: { usd: 5 / 1e6, source: 'https://aws.amazon.com/xray/pricing/', date: READ },
  comprehendUnits: { usd: 0.0001, source: 'https://www.cloudzero.com/blog/amazon-comprehend-pricing/', date: READ },
  emails: { usd: 0.1 / 1000, source: 'https://www.acecloudinterviews.com/tutorials/aws/ses/', date: READ },
};

/** The price list has the same price for us-east-1 and ap-southeast-1. */
const STATES = { requests: 1 / 1e6, gbSeconds: 0.000_016_67, transitions: 0.000_025 };

export const PRICES: Readonly<Record<PricedRegion, Prices>> = {
  'us-east-1': {
    ...EVERYWHERE,
    httpRequests: listed('AmazonApiGateway', '2026-09-21', 1 / 1e6),
    expressRequests: listed('AmazonStates', '2026-09-11', STATES.requests),
    expressGbSeconds: listed('AmazonStates', '2026-09-11', STATES.gbSeconds),
    stateTransitions: listed('AmazonStates', '2026-09-11', STATES.transitions),
    functionRequests: listed('AWSLambda', '2026-09-19', 0.2 / 1e6),
    functionGbSeconds: listed('AWSLambda', '2026-09-19', 0.000_016_666_7),
    writeUnits: listed('AmazonDynamoDB', '2026-09-11', 0.625 / 1e6),
    readUnits: listed('AmazonDynamoDB', '2026-09-11', 0.125 / 1e6),
    queueRequests: listed('AWSQueueService', '2026-09-11', 0.4 / 1e6),
    topicRequests: listed('AmazonSNS', '2026-09-15', 0.5 / 1e6),
    events: listed('AWSEvents', '2026-08-31', 1 / 1e6),
    logBytes: listed('AmazonCloudWatch', '2026-09-22', 0.5 / GB),
    infrequentLogBytes: {
      usd: 0.25 / GB,
      source: 'https://c3x.dev/blog/cloudwatch-logs-cost-optimization',
      date: READ,
    },
    alarmMonths: listed('AmazonCloudWatch', '2026-09-22', 0.1),
    inputTokens: { usd: 0.035 / 1e6, source: 'https://pristren.com/blog/amazon-nova-micro-ultra-fast', date: READ },
    outputTokens: { usd: 0.14 / 1e6, source: 'https://pristren.com/blog/amazon-nova-micro-ultra-fast', date: READ },
    // Read for eu-west-1 only.
    bytesOut: { ...listed('AWSDataTransfer', '2026-09-16', 0.09 / GB), isAssumed: true },
  },
  'eu-west-1': {
    ...EVERYWHERE,
    httpRequests: listed('AmazonApiGateway', '2026-10-02', 1.11 / 1e6),
    expressRequests: { ...listed('AmazonStates', '2026-09-11', STATES.requests), isAssumed: true },
    expressGbSeconds: { ...listed('AmazonStates', '2026-09-11', STATES.gbSeconds), isAssumed: true },
    stateTransitions: { ...listed('AmazonStates', '2026-09-11', STATES.transitions), isAssumed: true },
    functionRequests: listed('AWSLambda', '2026-10-01', 0.2 / 1e6),
    functionGbSeconds: listed('AWSLambda', '2026-10-01', 0.000_016_666_7),
    writeUnits: listed('AmazonDynamoDB', '2026-09-11', 0.705 / 1e6),
    readUnits: listed('AmazonDynamoDB', '2026-09-11', 0.1415 / 1e6),
    queueRequests: listed('AWSQueueService', '2026-09-11', 0.4 / 1e6),
    topicRequests: listed('AmazonSNS', '2026-09-15', 0.5 / 1e6),
    logBytes: listed('AmazonCloudWatch', '2026-09-22', 0.57 / GB),
    alarmMonths: listed('AmazonCloudWatch', '2026-09-22', 0.1),
    bytesOut: listed('AWSDataTransfer', '2026-09-16', 0.09 / GB),
  },
  'ap-southeast-1': {
    ...EVERYWHERE,
    httpRequests: listed('AmazonApiGateway', '2026-08-31', 1.25 / 1e6),
    expressRequests: listed('AmazonStates', '2026-08-31', STATES.requests),
    expressGbSeconds: listed('AmazonStates', '2026-08-31', STATES.gbSeconds),
    stateTransitions: listed('AmazonStates', '2026-08-31', STATES.transitions),
    functionRequests: listed('AWSLambda', '2026-08-31', 0.2 / 1e6),
    functionGbSeconds: listed('AWSLambda', '2026-08-31', 0.000_016_666_7),
    writeUnits: listed('AmazonDynamoDB', '2026-08-31', 0.71 / 1e6),
    readUnits: listed('AmazonDynamoDB', '2026-08-31', 0.1425 / 1e6),
    queueRequests: listed('AWSQueueService', '2025-08-28', 0.4 / 1e6),
    topicRequests: listed('AmazonSNS', '2026-08-31', 0.5 / 1e6),
    events: listed('AWSEvents', '2026-08-31', 1 / 1e6),
    logBytes: { usd: 0.7 / GB, source: 'https://aws.amazon.com/cloudwatch/pricing/', date: READ },
    alarmMonths: { usd: 0.1, source: 'https://aws.amazon.com/cloudwatch/pricing/', date: READ },
    bytesOut: { usd: 0.12 / GB, source: 'https://aws.amazon.com/ec2/pricing/on-demand/', date: READ },
  },
};
