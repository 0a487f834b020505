/** The AWS services that a workflow uses: created from descriptions, and stopped together. */
import { type ServiceContext, type ServiceOptions } from './definition';
import { Authorize, Calls, type Delay } from './dispatcher';
import { Tables } from './dynamodb/dynamodb';
import { Deliveries } from './events/deliveries';
import { EventBuses } from './events/event-bridge';
import { Faults } from './faults';
import { Webhooks } from './http-tasks/http-tasks';
import { Functions } from './lambda/lambda';
import { type Descriptions, type RunningServices, SERVICES } from './registry';
import { Caller, type Service } from './service';
import { Outbox } from './ses/ses';
import { Topics } from './sns/sns';
import { Queues } from './sqs/sqs';
import { Integrations } from './step-functions/integrations/integrations';
import { type StepFunctions } from './step-functions/step-functions';
import { Invoke } from '../asl/contract';
import { systemClock } from '../base/clock';
import { systemRandom } from '../base/random';

export { type Fault, type OrderedFault } from './faults';
export { type CallContext, type Caller, ServiceError } from './service';
export { Calls } from './dispatcher';
export { type Tables } from './dynamodb/dynamodb';
export { type TableDescription } from './dynamodb/description';
export { type BusEvent } from './events/event';
export { type EventBuses } from './events/event-bridge';
export { type EventBusDescription } from './events/description';
export { type Webhook } from './http-tasks/webhook';
export { type ConnectionDescription } from './http-tasks/description';
export { type FunctionDescription } from './lambda/description';
export { type Invocation } from './lambda/function-pool';
export { type EmailIdentityDescription } from './ses/description';
export { type Message } from './ses/ses';
export { type Recipient, type TopicMessage } from './sns/message';
export { type Topics } from './sns/sns';
export { type TopicDescription } from './sns/description';
export { type QueueMessage } from './sqs/message';
export { type Queues, Sqs } from './sqs/sqs';
export { type QueueDescription } from './sqs/description';

export interface ServicesOptions extends ServiceOptions, Partial<Descriptions> {
  /** Called with what a topic or an event bus could not deliver. */
  readonly onDeliveryFailure?: (message: string) => void;
  /**
   * Throws the service's error if a caller has no permission.
   * @default everything is allowed
   */
  readonly authorize?: Authorize;
  /**
   * The principal of a state machine, by its ARN.
   * @default a principal that may do everything
   */
  readonly callerOf?: (stateMachineArn: string) => Caller | undefined;
  /**
   * Waits before each call.
   * @default no delay
   */
  readonly delay?: Delay;
}

export interface LocalServices {
  /** Does the work of Task states. */
  readonly invoke: Invoke;
  /** Calls a service for callers that are not state machines: service name in lower case, operation as in the API. */
  readonly calls: Calls;
  readonly stepFunctions: StepFunctions;
  readonly tables: Tables;
  readonly functions: Functions;
  readonly queues: Queues;
  readonly topics: Topics;
  readonly eventBuses: EventBuses;
  readonly webhooks: Webhooks;
  readonly outbox: Outbox;
  /** Whether a message or an event is still being delivered. */
  readonly isDelivering: boolean;
  readonly faults: Faults;
  /** Why a Task with this resource cannot run here; undefined if it can. */
  refusalOf(resource: string): string | undefined;
  /** Stops everything that was started: child processes, the store. Can be called twice. */
  stop(): Promise<void>;
}

export async function createServices(options: ServicesOptions = {}): Promise<LocalServices> {
  const faults = new Faults([]);
  const calls = new Calls([], faults, options.authorize, options.delay);
  const integrations = new Integrations(calls, options.callerOf);
  const deliveries = new Deliveries(
    (service, operation, input, caller) => calls.call(service, operation, input, { caller }),
    options.onDeliveryFailure ?? (() => undefined),
  );
  const { region = 'us-east-1', accountId = '123456789012', clock = systemClock, random = systemRandom } = options;
  const { invoke } = integrations;
  const running = await startAll({ ...options, region, accountId, clock, random, deliveries, invoke }, options);
  const services: readonly Service[] = Object.values(running);
  services.forEach((service) => calls.add(service));
  let stopping: Promise<void> | undefined;
  return {
    invoke,
    refusalOf: (resource) => integrations.refusalOf(resource),
    calls,
    stepFunctions: running.sfn.stepFunctions,
    tables: running.dynamodb,
    functions: running.lambda,
    queues: running.sqs,
    topics: running.sns,
    eventBuses: running.events,
    webhooks: running.http,
    outbox: running.sesv2,
    get isDelivering() {
      return deliveries.isBusy;
    },
    faults,
    stop: () => (stopping ??= stopAll(services)),
  };
}

/** Starts one after the other; if one fails, those before it are stopped. */
async function startAll(context: ServiceContext, descriptions: Partial<Descriptions>): Promise<RunningServices> {
  const given: Readonly<Record<string, readonly unknown[] | undefined>> = descriptions;
  const started = new Map<string, Service>();
  try {
    for (const { name, resources, start } of SERVICES) {
      started.set(name, await start('none' in resources ? [] : (given[resources.key] ?? []), context));
    }
  } catch (error) {
    await stopAll([...started.values()]);
    throw error;
  }
  // The type of the registry says what each service starts.
  return Object.fromEntries(started) as RunningServices;
}

async function stopAll(services: readonly Service[]): Promise<void> {
  for (const service of services) await service.stop?.();
}
