/** The AWS services that a workflow uses, on a laptop: made from plain descriptions, stopped as one. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { BedrockRuntime } from './bedrock/bedrock-runtime';
import { Clock, Invoke, Random } from '../asl/contract';
import { systemClock } from '../base/clock';
import { systemRandom } from '../base/random';
import { type Delay } from '../latency/latency';
import { Comprehend } from './comprehend/comprehend';
import {
  ConnectionDescription,
  EventBusDescription,
  FunctionDescription,
  Place,
  QueueDescription,
  TableDescription,
  TopicDescription,
} from './descriptions';
import { Authorize, Calls } from './dispatcher';
import { DynamoDb, Tables } from './dynamodb/dynamodb';
import { Deliveries } from './events/deliveries';
import { EventBridge, EventBuses } from './events/event-bridge';
import { Faults } from './faults';
import { HttpTasks, Webhooks } from './http-tasks/http-tasks';
import { Invocation } from './lambda/function-pool';
import { Functions, Lambda } from './lambda/lambda';
import { Caller } from './service';
import { Message, Outbox, Ses } from './ses/ses';
import { Sns, Topics } from './sns/sns';
import { FileJournal } from './sqs/file-journal';
import { QueueJournal } from './sqs/journal';
import { Queues, Sqs } from './sqs/sqs';
import { Integrations } from './step-functions/integrations/integrations';

export * from './descriptions';
export { type Fault, Faults, type OrderedFault } from './faults';
export { type CallContext, type Caller, type Service, ServiceError } from './service';
export { type Authorize, Calls } from './dispatcher';
export { type Tables } from './dynamodb/dynamodb';
export { type BusEvent } from './events/event';
export { type EventBuses } from './events/event-bridge';
export { type Webhooks } from './http-tasks/http-tasks';
export { type Webhook } from './http-tasks/webhook';
export { type Functions } from './lambda/lambda';
export { type Invocation } from './lambda/function-pool';
export { type Message, type Outbox } from './ses/ses';
export { type Recipient, type TopicMessage } from './sns/message';
export { type Topics } from './sns/sns';
export { type QueueMessage } from './sqs/message';
export { type Queues, Sqs } from './sqs/sqs';

export interface ServicesOptions extends Place {
  readonly tables?: readonly TableDescription[];
  readonly functions?: readonly FunctionDescription[];
  readonly queues?: readonly QueueDescription[];
  readonly topics?: readonly TopicDescription[];
  readonly eventBuses?: readonly EventBusDescription[];
  /** Whom HTTP tasks can show that they are. */
  readonly connections?: readonly ConnectionDescription[];
  /** A folder in which tables and queues are kept from one start to the next. @default they are kept in memory */
  readonly dataDir?: string;
  /** The time of emails, queues, topics and events. @default the machine's clock */
  readonly clock?: Clock;
  /** Where queues, topics and event buses take their IDs from. @default the machine's randomness */
  readonly random?: Pick<Random, 'uuid'>;
  /** How many events of one function run at a time; further ones wait. @default 10 */
  readonly functionConcurrency?: number;
  /** Where clients reach the queues. @default the address in each queue's URL */
  readonly endpoint?: string;
  /** Variables that every function finds, unless it has its own, e.g. where the local services are. */
  readonly functionEnvironment?: Readonly<Record<string, string>>;
  /** A `node_modules` folder with what Lambda's runtime itself brings, e.g. the AWS SDK. @default nothing */
  readonly runtimeModules?: string;
  /** Told of every run of a function when it is over. */
  readonly onInvocation?: (invocation: Invocation) => void;
  /** Told of what a topic or an event bus could not deliver. */
  readonly onDeliveryFailure?: (message: string) => void;
  /** Told of what a data folder had in it that could not be read. */
  readonly onUnreadable?: (problem: string) => void;
  /** Throws the refusal of a call that its caller may not make. @default everything is allowed */
  readonly authorize?: Authorize;
  /** Whom a state machine calls as, by its ARN. @default somebody who may do everything */
  readonly callerOf?: (stateMachineArn: string) => Caller | undefined;
  /** Waits before each call. @default calls take no longer than they do */
  readonly delay?: Delay;
  /** How many emails the outbox keeps. @default 1000 */
  readonly outboxLimit?: number;
  /** Emails that are in the outbox from the start. @default none */
  readonly outbox?: readonly Message[];
}

export interface LocalServices {
  /** Does the work of Task states. */
  readonly invoke: Invoke;
  /** The way to every service for whoever is no state machine: the name in lower case, the operation as the API has it. */
  readonly calls: Calls;
  readonly tables: Tables;
  readonly functions: Functions;
  readonly queues: Queues;
  readonly topics: Topics;
  readonly eventBuses: EventBuses;
  readonly webhooks: Webhooks;
  readonly outbox: Outbox;
  /** Whether a message or an event is still on its way to a subscriber or a target. */
  readonly isDelivering: boolean;
  readonly faults: Faults;
  /** Why a Task with this resource cannot run here; undefined if it can. */
  refusalOf(resource: string): string | undefined;
  /** Ends what was started: child processes, the store. Safe to call twice. */
  stop(): Promise<void>;
}

export async function createServices(options: ServicesOptions = {}): Promise<LocalServices> {
  const { region = 'us-east-1', accountId = '123456789012', clock = systemClock, random = systemRandom } = options;
  const lambda = new Lambda(options.functions ?? [], {
    region,
    accountId,
    concurrency: options.functionConcurrency,
    baseEnvironment: options.functionEnvironment,
    runtimeModules: options.runtimeModules,
    onInvocation: options.onInvocation,
  });
  const ses = new Ses({ now: () => clock.now(), limit: options.outboxLimit, kept: options.outbox });
  const dataDir = options.dataDir === undefined ? undefined : join(options.dataDir, 'dynamodb');
  const dynamodb = await DynamoDb.start(options.tables ?? [], { region, accountId, dataDir }).catch(async (error) => {
    await lambda.stop();
    throw error;
  });
  // The tables' lock keeps a second server from the folder, so the queues come after it.
  const sqs = new Sqs(options.queues ?? [], {
    clock,
    random,
    journalOf: journalsIn(options),
    endpoint: options.endpoint,
  });
  const deliveries = new Deliveries(
    (service, operation, input, caller) => calls.call(service, operation, input, { caller }),
    options.onDeliveryFailure ?? (() => undefined),
  );
  const sns = new Sns(options.topics ?? [], { clock, random, deliveries });
  const events = new EventBridge(options.eventBuses ?? [], { clock, random, deliveries });
  const bedrock = new BedrockRuntime(() => clock.now());
  const http = new HttpTasks(options.connections ?? [], { clock, random });
  const services = [lambda, dynamodb, ses, sqs, new Comprehend(), sns, events, http, bedrock];
  const faults = new Faults(services);
  const calls: Calls = new Calls(services, faults, options.authorize, options.delay);
  const integrations = new Integrations(calls, options.callerOf);
  let stopping: Promise<unknown> | undefined;
  return {
    invoke: integrations.invoke,
    refusalOf: (resource) => integrations.refusalOf(resource),
    calls,
    tables: dynamodb,
    functions: lambda,
    queues: sqs,
    topics: sns,
    eventBuses: events,
    webhooks: http,
    outbox: ses,
    get isDelivering() {
      return deliveries.isBusy;
    },
    faults,
    stop: async () => {
      stopping ??= Promise.all([lambda.stop(), dynamodb.stop()]);
      await stopping;
      sqs.stop();
    },
  };
}

function journalsIn({ dataDir, onUnreadable }: ServicesOptions): ((queueName: string) => QueueJournal) | undefined {
  if (dataDir === undefined) return undefined;
  const folder = join(dataDir, 'sqs');
  mkdirSync(folder, { recursive: true });
  return (queueName) => new FileJournal(join(folder, `${encodeURIComponent(queueName)}.jsonl`), { onUnreadable });
}
