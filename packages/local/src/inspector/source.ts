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

/** An execution that ended, or one that has come this far. */
export interface ShownExecution extends Omit<Execution, 'status' | 'stopDate'> {
  readonly status: Execution['status'] | 'RUNNING';
  /** Milliseconds since the epoch; undefined while it runs. */
  readonly stopDate?: number;
}

/** What the inspector looks at. */
export interface InspectorSource {
  /** Which app it is, in a few words. */
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
  /** The executions that ended, one small entry for each. */
  samples(): readonly Sample[];
  resources(): readonly ResourceContent[];
  schedules(): readonly ScheduleContent[];
  /** The services that can be told to fail. */
  services(): readonly ServiceContent[];
  /** The failures that were ordered and have not yet happened. */
  orderedFailures(): readonly OrderedFault[];
  /** The routes of the first API, e.g. `POST /`. */
  routes(): readonly string[];
}

/** What the inspector can do. */
export interface InspectorControls {
  /** Sends a request to this server, and answers with what came back. */
  send(request: SentRequest): Promise<ReceivedAnswer>;
  /** @throws Error that says what is allowed, where there is no such service or operation */
  failNext(failure: OrderedFault): void;
  forgetFailures(): void;
  /** Starts it and does not wait for its end. */
  runSchedule(name: string): void;
  redeliver(queueName: string): void;
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

/** A state machine with what it does. */
export interface StateMachineContent {
  readonly arn: string;
  readonly path: string;
  readonly definition: Json;
}

/** A schedule and when it is due. */
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
  /** The name, the ID or the ARN; undefined where it is known on AWS only. */
  readonly ref?: string;
  readonly arn?: string;
  /** Undefined where they cannot be evaluated here. */
  readonly properties?: JsonObject;
}

/** A service and what it can be asked for. */
export interface ServiceContent {
  readonly name: string;
  readonly operations: readonly string[];
  readonly errors: readonly string[];
}

/** A request as somebody wrote it down. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  /** One `name: value` a line. */
  readonly headers: string;
  readonly body: string;
}

/** What came back. */
export interface ReceivedAnswer {
  /** 0 where there was no answer. */
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  /** Milliseconds. */
  readonly duration: number;
}
