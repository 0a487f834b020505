import { type JsonObject } from '../asl/contract';
import { type BusEvent, type Message, type QueueMessage, type TopicMessage, type Webhook } from '../services';
import { type Execution } from '../step-functions/execution-log';

/** What the inspector looks at. */
export interface InspectorSource {
  /** Oldest first, like all lists here. */
  executions(): readonly Execution[];
  outbox(): readonly Message[];
  tables(): Promise<readonly TableContent[]>;
  queues(): readonly QueueContent[];
  topics(): readonly TopicContent[];
  eventBuses(): readonly EventBusContent[];
  webhooks(): readonly Webhook[];
}

/** A queue with what is in it. */
export interface QueueContent {
  readonly name: string;
  /** The construct path. */
  readonly path: string;
  readonly messages: readonly QueueMessage[];
}

/** A topic with what was published to it. */
export interface TopicContent {
  readonly name: string;
  readonly arn: string;
  /** The construct path. */
  readonly path: string;
  readonly subscriptions: readonly { readonly protocol: string; readonly endpoint: string }[];
  readonly messages: readonly TopicMessage[];
}

/** An event bus with what was put on it. */
export interface EventBusContent {
  readonly name: string;
  readonly arn: string;
  /** The construct path. */
  readonly path: string;
  readonly events: readonly BusEvent[];
}

/** A table with its items as plain values. */
export interface TableContent {
  readonly name: string;
  /** The construct path. */
  readonly path: string;
  readonly items: readonly JsonObject[];
}
