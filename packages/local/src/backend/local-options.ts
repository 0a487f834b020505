/** What a program says to start a backend, and what it sees of it then. */
import { type JsonObject } from '../base/json';
import { type Notice } from '../cloudformation/notice';
import { type IamMode, type IamReport } from '../iam/report';
import { type LogEvent } from '../log-groups/log-event';
import {
  type BusEvent,
  type EmailIdentityDescription,
  type Fault,
  type Message,
  type QueueMessage,
  type TopicMessage,
  type Webhook,
} from '../services';
import { type Execution } from '../services/step-functions/execution-log';

/** How to run an assembly. */
export interface LocalOptions {
  /** 0 picks a free one. @default 0 */
  readonly port?: number;
  /** @default '127.0.0.1', which only this machine can reach */
  readonly host?: string;
  /** A folder in which tables and queues are kept from one start to the next. @default they are kept in memory */
  readonly dataDir?: string;
  /** A folder that is served on `/` where the API has no route; it goes before the files of the first web site. */
  readonly webDir?: string;
  /**
   * Whether the roles and policies of the assembly are enforced: `enforce` refuses what they do not allow, `report` lets it
   * through and says so, `off` looks at none of them.
   * @default 'enforce'
   */
  readonly iam?: IamMode;
  /** `aws` lets calls of services take as long as they typically do on AWS. @default they take no longer than they do */
  readonly latency?: 'aws';
  /**
   * Identities of SES that are in no template: a default configuration set of the sender's identity needs a permission, and
   * so do the identities of recipients.
   * @default none
   */
  readonly emailIdentities?: readonly EmailIdentityDescription[];
  /** Whether the HTTP APIs refuse requests over the limits of their stages. @default true */
  readonly throttle?: boolean;
  /** Emails that are in the outbox from the start, e.g. those of an earlier backend. @default none */
  readonly outbox?: readonly Message[];
  /** A file to which every log event is added, as one line of JSON. @default no file is written */
  readonly logFile?: string;
  /** Whether the line of each execution is followed by one that says what it would have cost on AWS. @default false */
  readonly cost?: boolean;
  /** Told of every line that the command would print. @default nothing is printed */
  readonly log?: (line: string) => void;
}

/** A running backend. */
export interface LocalBackend {
  /** Where the first API is, without a slash at the end, e.g. `http://127.0.0.1:49152`. */
  readonly endpoint: string;
  readonly port: number;
  /** What is running. */
  readonly running: Running;
  /** What the assembly asks for and cannot be run here. */
  readonly notices: readonly Notice[];
  /** The last executions, oldest first. */
  executions(): readonly Execution[];
  /** The emails that would have been sent, oldest first. */
  outbox(): readonly Message[];
  /**
   * The requests of HTTP tasks, oldest first. Those to this machine were sent; any other would have been, and was
   * answered with an empty 200.
   */
  webhooks(): readonly Webhook[];
  /** A table by its construct path, its logical ID or its name. */
  table(name: string): LocalTable;
  /** A queue by its construct path, its logical ID or its name. */
  queue(name: string): LocalQueue;
  /** An SNS topic by its construct path, its logical ID or its name; one that is in no template by its ARN or its name. */
  topic(name: string): LocalTopic;
  /** An event bus by its construct path, its logical ID or its name; `default` is the default one. */
  eventBus(name: string): LocalEventBus;
  /**
   * The newest log events of a log group, oldest first: what executions log at the level of their state machine, and what
   * functions print.
   * @param name the log group's name, or the construct path or logical ID of it, of a function or of a state machine
   */
  logs(name: string): readonly LogEvent[];
  /**
   * Makes the next call of a service fail.
   * @param service `lambda`, `dynamodb`, `sesv2`, `sqs`, `comprehend`, `sns`, `events` (EventBridge), `http` (HTTP tasks),
   *   `bedrockruntime` or `sfn`
   * @param operation as the API names it, e.g. `DetectSentiment`; `*` is any
   */
  failNext(service: string, operation: string, fault: Fault): void;
  /** What roles were allowed and did not need, what only a wildcard allowed, and what was refused, so far. */
  iamReport(): IamReport;
  /**
   * Fires a schedule now, due or not, and waits for the end of what it started.
   * @param name its construct path, its logical ID or its name
   */
  runSchedule(name: string): Promise<void>;
  /**
   * Waits until nothing runs any more: no execution, no function that a queue feeds, and no message that could be
   * received. Messages that wait for another try stay where they are.
   */
  drain(): Promise<void>;
  /** Ends everything that was started. Safe to call twice. */
  stop(): Promise<void>;
}

/** A DynamoDB table. */
export interface LocalTable {
  /** The items with plain values. */
  items(): Promise<JsonObject[]>;
}

/** An SQS queue. */
export interface LocalQueue {
  /** What is in it, oldest first; looking at a message does not receive it. */
  messages(): readonly QueueMessage[];
  /** Ends the waiting of every message, delayed or in flight, except of those that a function is processing. */
  redeliver(): void;
}

/** An SNS topic. */
export interface LocalTopic {
  /** The newest messages that were published to it, oldest first. */
  messages(): readonly TopicMessage[];
}

/** An EventBridge event bus. */
export interface LocalEventBus {
  /** The newest events that were put on it, oldest first. */
  events(): readonly BusEvent[];
}

/** What runs, in the words of the app: construct paths rather than generated names. */
export interface Running {
  readonly directory: string;
  readonly apis: readonly { readonly path: string; readonly url: string; readonly routes: readonly string[] }[];
  /** The web sites, by the bucket that their files come from. */
  readonly sites: readonly { readonly bucketPath: string; readonly url: string }[];
  readonly stateMachines: readonly { readonly path: string; readonly arn: string }[];
  readonly functions: readonly { readonly path: string; readonly runtime: string }[];
  readonly tables: readonly { readonly path: string; readonly name: string }[];
  readonly queues: readonly { readonly path: string; readonly name: string }[];
  readonly topics: readonly { readonly path: string; readonly name: string }[];
  /** Without the default one. */
  readonly eventBuses: readonly { readonly path: string; readonly name: string }[];
  /** Which queue feeds which function. */
  readonly mappings: readonly {
    readonly queuePath: string;
    readonly functionPath: string;
    readonly enabled: boolean;
  }[];
  readonly schedules: readonly { readonly path: string; readonly expression: string; readonly enabled: boolean }[];
}
