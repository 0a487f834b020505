/** Local services, and a function that calls them as a Task does. */
import { StatesError } from '../../src/asl/contract';
import { VirtualClock } from '../../src/base/clock';
import { Json } from '../../src/base/json';
import { createServices, LocalServices, QueueDescription, ServicesOptions } from '../../src/services';

export const NOW = 1_700_000_000_000;
export const UUID = '[0-9a-f]{8}-[0-9a-f-]{27}';
export const EXECUTION = 'arn:aws:states:us-east-1:123456789012:express:machine:run';
export const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:machine';
/** A queue that topics and event buses deliver to. */
export const QUEUE: QueueDescription = {
  name: 'Inbox',
  arn: 'arn:aws:sqs:us-east-1:123456789012:Inbox',
  url: 'https://sqs.us-east-1.amazonaws.com/123456789012/Inbox',
};

/** What a test can do with its services. */
export interface ServicesFixture extends LocalServices {
  readonly clock: VirtualClock;
  /** What could not be delivered. */
  readonly undelivered: readonly string[];
  /** Runs a Task with this integration, e.g. `sns:publish`. */
  task(integration: string, args: Json): Promise<Json>;
  /** The failure of such a Task. */
  failure(integration: string, args: Json): Promise<StatesError>;
}

const running: LocalServices[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((services) => services.stop()));
});

/** Services that run until the test is over. */
export async function startServices(options: ServicesOptions = {}): Promise<ServicesFixture> {
  const clock = new VirtualClock(NOW);
  const undelivered: string[] = [];
  const services = await createServices({
    clock,
    onDeliveryFailure: (message) => undelivered.push(message),
    ...options,
  });
  running.push(services);
  const task = (integration: string, args: Json): Promise<Json> =>
    services.invoke(`arn:aws:states:::${integration}`, args, {
      executionArn: EXECUTION,
      stateMachineArn: MACHINE,
      stateName: 'State',
      signal: new AbortController().signal,
    });
  return Object.assign(services, { clock, undelivered, task, failure: failureOf(task) });
}

function failureOf(task: ServicesFixture['task']): ServicesFixture['failure'] {
  return async (integration, args) => {
    const error: unknown = await task(integration, args).then(
      (answer) => new Error(`The task did not fail, it answered ${JSON.stringify(answer)}`),
      (reason: unknown) => reason,
    );
    if (error instanceof StatesError) return error;
    throw error;
  };
}

/** Waits until everything that was published has arrived. */
export async function delivered(services: LocalServices): Promise<void> {
  while (services.isDelivering) await new Promise((resolve) => setTimeout(resolve, 2));
}
