/**
 * What is said of a service, once and in its own folder: its CloudFormation types, its permissions, how clients reach it, how long
 * it takes, what the README says, and how it is started. Everything else iterates over the registry.
 */
import { type AccessReader } from './access';
import { type Environment } from './environment';
import { type Deliveries } from './events/deliveries';
import { type Invocation } from './lambda/function-pool';
import { type Service } from './service';
import { type Message } from './ses/ses';
import { type Execution } from './step-functions/execution-log';
import { type CallCounter } from './usage';
import { type Wire } from './wire';
import { type Invoke } from '../asl/contract';
import { type Clock } from '../base/clock';
import { type Random } from '../base/random';
import { type DeployedResource } from '../cloudformation/deploy';
import { type Notice } from '../cloudformation/notice';
import { type Planned } from '../cloudformation/planned';
import { type ResourceTypes } from '../cloudformation/resource-type';

/**
 * One service.
 *
 * @typeParam Name as IAM and endpoints call it
 * @typeParam Key as options and plans call what it has, e.g. `queues`
 * @typeParam Description what is to be known of one of these
 */
export interface ServiceDefinition<
  Name extends string = string,
  Key extends string = string,
  Description = unknown,
  Running extends Service = Service,
> {
  readonly name: Name;
  /** The CloudFormation side, or why there is none. */
  readonly resources: ServiceResources<Key, Description> | NoResources;
  /** The permissions that each operation needs. */
  readonly access: Readonly<Record<string, AccessReader | undefined>>;
  /** What the IAM actions of these permissions begin with, e.g. `bedrock`. A grant of any other action cannot be used here. */
  readonly actionPrefixes: readonly [string, ...string[]];
  readonly wire: Wire;
  readonly latency: Latency;
  readonly cost: ServiceCost<Description>;
  /** AWS's model of the API, or why there is none. */
  readonly model: ApiModel | { readonly none: string };
  /** What the README says in its tables of services. */
  readonly readme: Readme;
  start(descriptions: readonly Description[], context: ServiceContext): Running | Promise<Running>;
}

/** The CloudFormation side of a service. */
export interface ServiceResources<Key extends string = string, Description = unknown> {
  readonly key: Key;
  readonly types: ResourceTypes;
  /** Whether its operations work without any resource. @default false */
  readonly optional?: boolean;
  describe(resources: readonly DeployedResource[], context: DescribeContext): Described<Description>;
}

/** Why a service has no resources. */
export interface NoResources {
  readonly none: string;
}

/** What a service has in the templates, and what of it cannot be run. */
export interface Described<Description> {
  readonly planned: readonly Planned<Description>[];
  readonly notices: readonly Notice[];
}

/** What reading the resources of one service depends on besides these. */
export interface DescribeContext {
  /** A folder for the code of functions that have it in the template; made when it is needed. */
  readonly scratchDir: string;
  /** What another service has, e.g. the queues that a topic delivers to. */
  described<Description>(other: ServiceResources<string, Description>): readonly Planned<Description>[];
}

/**
 * How long calls of a service take within one region, roughly: half of them no longer than `p50`, one in a hundred longer
 * than `p99`, in milliseconds. Only DynamoDB's is promised by AWS; the others were measured by people or are guesses of ours,
 * and say so. Measure in your own account before you rely on any.
 */
export interface LatencyProfile {
  readonly p50: number;
  readonly p99: number;
}

/** The profile, or why there is none. */
export type Latency = LatencyProfile | { readonly none: string };

/** How calls from workflows are counted; or why they cost nothing; or why they are not counted, which the cost then says. */
export type ServiceCost<Description = unknown> =
  CountedCost<Description> | { readonly free: string } | { readonly uncounted: string };

/** What AWS charges for, call by call. */
export interface CountedCost<Description = unknown> {
  /** @param descriptions of what the service has */
  counter(descriptions: readonly Description[]): CallCounter;
}

/** The API as AWS's SDKs have it. */
export interface ApiModel {
  /** As in the resource of a Task, e.g. `eventbridge`. */
  readonly name: string;
  /** The name in the SDK for Java 2, e.g. `EventBridge`: errors of an `aws-sdk` Task begin with it. */
  readonly errorPrefix: string;
  /** The folder of the model in botocore, where it has another name. @default the name */
  readonly botocore?: string;
}

/** All in Markdown. */
export interface Readme {
  /** The name by which people know the service. */
  readonly title: string;
  /** What of its API runs here. */
  readonly operations: string;
  /** One for each kind of thing that templates have, or that workflows call. */
  readonly rows: readonly { readonly resource: string; readonly here: string }[];
}

/** What all services may be given. */
export interface ServiceOptions extends Environment {
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
  /** Called after every run of a function. */
  readonly onInvocation?: (invocation: Invocation) => void;
  /** Called after every execution of a state machine. */
  readonly onExecution?: (execution: Execution) => void;
  /** Called with what a data folder had in it that could not be read. */
  readonly onUnreadable?: (problem: string) => void;
  /** How many emails the outbox keeps. @default 1000 */
  readonly outboxLimit?: number;
  /** Emails that are in the outbox from the start. @default none */
  readonly outbox?: readonly Message[];
}

/** What a service is started with. */
export interface ServiceContext extends ServiceOptions {
  readonly region: string;
  readonly accountId: string;
  readonly clock: Clock;
  readonly random: Pick<Random, 'uuid'>;
  /** Hands messages and events to other services. */
  readonly deliveries: Deliveries;
  /** Does the work of Task states. */
  readonly invoke: Invoke;
}
