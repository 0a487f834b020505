/** The options to start a backend, and the interface of a running backend. */
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

/** Options to run an assembly. */
export interface LocalOptions {
  /** The port to listen on. 0 chooses a free port. @default 0 */
  readonly port?: number;
  /** The address to listen on. @default '127.0.0.1', which only this machine can reach */
  readonly host?: string;
  /** A folder in which tables and queues are kept between starts. @default they are kept in memory */
  readonly dataDir?: string;
  /** A folder to serve on `/` for paths without a route of the API. It takes precedence over the files of the first web site. */
  readonly webDir?: string;
  /**
   * Whether the roles and policies of the assembly are enforced: `enforce` refuses calls that they do not allow, `report`
   * allows these calls and reports them, and `off` does not check.
   * @default 'enforce'
   */
  readonly iam?: IamMode;
  /** `aws` delays service calls by the typical latency on AWS. @default no delay */
  readonly latency?: 'aws';
  /**
   * SES identities that are not in any template: the default configuration set of the sender's identity requires a
   * permission, and so do the identities of recipients.
   * @default none
   */
  readonly emailIdentities?: readonly EmailIdentityDescription[];
  /** Whether the HTTP APIs refuse requests above the throttle of their stages. @default true */
  readonly throttle?: boolean;
  /** Emails that the outbox contains at the start, e.g. those of an earlier backend. @default none */
  readonly outbox?: readonly Message[];
  /** A file to which each log event is appended, as one line of JSON. @default no file */
  readonly logFile?: string;
  /** Whether to print the cost of each execution on AWS after its line. @default false */
  readonly cost?: boolean;
  /** Called with each line that the command would print. @default nothing is printed */
  readonly log?: (line: string) => void;
}

/** A running backend. */
export interface LocalBackend {
  /** The URL of the first API, without a slash at the end, e.g. `http://127.0.0.1:49152`. */
  readonly endpoint: string;
  readonly port: number;
  /** The resources that run. */
  readonly running: Running;
  /** Resources and properties of the assembly that are not supported here. */
  readonly notices: readonly Notice[];
  /** The last executions, oldest first. */
  executions(): readonly Execution[];
  /** The emails that the app has sent, oldest first. They do not leave this machine. */
  outbox(): readonly Message[];
  /**
   * The requests of HTTP tasks, oldest first. Requests to this machine were sent. All others were not sent, and were
   * answered with an empty 200.
   */
  webhooks(): readonly Webhook[];
  /** A table by its construct path, its logical ID or its name. */
  table(name: string): LocalTable;
  /** A queue by its construct path, its logical ID or its name. */
  queue(name: string): LocalQueue;
  /**
   * An SNS topic by its construct path, its logical ID or its name. A topic that is not in any template is found by its ARN
   * or its name.
   */
  topic(name: string): LocalTopic;
  /** An event bus by its construct path, its logical ID or its name; `default` is the default one. */
  eventBus(name: string): LocalEventBus;
  /**
   * The newest log events of a log group, oldest first: the events of executions at the log level of their state machine,
   * and the output of functions.
   * @param name the name of the log group, or the construct path or logical ID of the log group, of a function or of a
   * state machine
   */
  logs(name: string): readonly LogEvent[];
  /**
   * Makes the next call of a service fail.
   * @param service `lambda`, `dynamodb`, `sesv2`, `sqs`, `comprehend`, `sns`, `events` (EventBridge), `http` (HTTP tasks),
   *   `bedrockruntime` or `sfn`
   * @param operation as the API names it, e.g. `DetectSentiment`; `*` is any
   */
  failNext(service: string, operation: string, fault: Fault): void;
  /**
   * The permissions of roles that were not used, calls that only a wildcard allowed, and calls that were refused, since the
   * start.
   */
  iamReport(): IamReport;
  /**
   * Runs a schedule now, and waits for the end of the execution or function that it started.
   * @param name its construct path, its logical ID or its name
   */
  runSchedule(name: string): Promise<void>;
  /**
   * Waits until no execution is running, no function is processing messages of a queue, and no queue has a visible message.
   * Messages that wait for a retry stay in their queues.
   */
  drain(): Promise<void>;
  /** Stops the backend. It can be called twice. */
  stop(): Promise<void>;
}

/** A DynamoDB table. */
export interface LocalTable {
  /** The items, with plain JavaScript values. */
  items(): Promise<JsonObject[]>;
}

/** An SQS queue. */
export interface LocalQueue {
  /** The messages in the queue, oldest first. Reading them here does not receive them. */
  messages(): readonly QueueMessage[];
  /** Makes all delayed messages and messages in flight visible now, except those that a function is processing. */
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

/** The resources that run, by construct path instead of generated names. */
export interface Running {
  readonly directory: string;
  readonly apis: readonly { readonly path: string; readonly url: string; readonly routes: readonly string[] }[];
  /** The web sites, by the bucket of their files. */
  readonly sites: readonly { readonly bucketPath: string; readonly url: string }[];
  readonly stateMachines: readonly { readonly path: string; readonly arn: string }[];
  readonly functions: readonly { readonly path: string; readonly runtime: string }[];
  readonly tables: readonly { readonly path: string; readonly name: string }[];
  readonly queues: readonly { readonly path: string; readonly name: string }[];
  readonly topics: readonly { readonly path: string; readonly name: string }[];
  /** Event buses, without the default one. */
  readonly eventBuses: readonly { readonly path: string; readonly name: string }[];
  /** The queues and the functions that they invoke. */
  readonly mappings: readonly {
    readonly queuePath: string;
    readonly functionPath: string;
    readonly enabled: boolean;
  }[];
  readonly schedules: readonly { readonly path: string; readonly expression: string; readonly enabled: boolean }[];
}
