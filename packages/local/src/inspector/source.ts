import { type Json, type JsonObject } from '../base/json';
import { type Cost } from '../cost/cost';
import {
  type BusEvent,
  type Message,
  type OrderedFault,
  type QueueMessage,
  type TopicMessage,
  type Webhook,
} from '../services';
import { type LogLine } from './record/log-line';
import { type Sample } from './record/recorder';
import { type Execution, type RunningExecution } from '../services/step-functions/execution-log';

/** An execution that has ended, or one in progress. */
export interface ShownExecution extends Omit<Execution, 'status' | 'stopDate'> {
  readonly status: Execution['status'] | 'RUNNING';
  /** Milliseconds since the epoch; undefined while it runs. */
  readonly stopDate?: number;
}

/** What the inspector shows. */
export interface InspectorSource {
  /** The name of the app. */
  readonly app: string;
  /** Oldest first, like all lists here. */
  executions(): readonly Execution[];
  running(): readonly RunningExecution[];
  /** What an execution that ended would have cost on AWS. */
  costOf(execution: Execution): Cost | undefined;
  outbox(): readonly Message[];
  tables(): Promise<readonly TableContent[]>;
  queues(): readonly QueueContent[];
  topics(): readonly TopicContent[];
  eventBuses(): readonly EventBusContent[];
  webhooks(): readonly Webhook[];
  stateMachines(): readonly StateMachineContent[];
  logs(): readonly LogLine[];
  /** The executions that have ended, with a small entry for each. */
  samples(): readonly Sample[];
  resources(): readonly ResourceContent[];
  schedules(): readonly ScheduleContent[];
  /** The services that can be set to fail. */
  services(): readonly ServiceContent[];
  /** The ordered failures that have not happened yet. */
  orderedFailures(): readonly OrderedFault[];
  /** The routes of the first API, e.g. `POST /`. */
  routes(): readonly string[];
}

/** What the inspector can do. */
export interface InspectorControls {
  /** Sends a request to this server, and returns the response. */
  send(request: SentRequest): Promise<ReceivedAnswer>;
  /** @throws Error with the allowed values, if the service or operation does not exist */
  failNext(failure: OrderedFault): void;
  forgetFailures(): void;
  /** Starts it and does not wait for its end. */
  runSchedule(name: string): void;
  redeliver(queueName: string): void;
}

/** A queue and its messages. */
export interface QueueContent {
  readonly name: string;
  /** The construct path. */
  readonly path: string;
  readonly messages: readonly QueueMessage[];
}

/** A topic and its published messages. */
export interface TopicContent {
  readonly name: string;
  readonly arn: string;
  /** The construct path. */
  readonly path: string;
  readonly subscriptions: readonly { readonly protocol: string; readonly endpoint: string }[];
  readonly messages: readonly TopicMessage[];
}

/** An event bus and its events. */
export interface EventBusContent {
  readonly name: string;
  readonly arn: string;
  /** The construct path. */
  readonly path: string;
  readonly events: readonly BusEvent[];
}

/** A table and its items as plain values. */
export interface TableContent {
  readonly name: string;
  /** The construct path. */
  readonly path: string;
  readonly items: readonly JsonObject[];
}

/** A state machine and its definition. */
export interface StateMachineContent {
  readonly arn: string;
  readonly path: string;
  readonly definition: Json;
}

/** A schedule and its timing. */
export interface ScheduleContent {
  readonly path: string;
  readonly expression: string;
  readonly enabled: boolean;
}

/** A resource of the templates. */
export interface ResourceContent {
  readonly path: string;
  readonly logicalId: string;
  readonly type: string;
  readonly stackName: string;
  /** The name, the ID or the ARN; undefined if it is known only on AWS. */
  readonly ref?: string;
  readonly arn?: string;
  /** Undefined where they cannot be evaluated here. */
  readonly properties?: JsonObject;
}

/** A service and its operations. */
export interface ServiceContent {
  readonly name: string;
  readonly operations: readonly string[];
  readonly errors: readonly string[];
}

/** A request from the form. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  /** One `name: value` per line. */
  readonly headers: string;
  readonly body: string;
}

/** The response. */
export interface ReceivedAnswer {
  /** 0 if there was no response. */
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  /** Milliseconds. */
  readonly duration: number;
}
