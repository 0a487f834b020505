/** What runs without a request: functions with queues as event sources, and schedules. */
import { systemClock } from '../base/clock';
import { messageOf } from '../base/errors';
import { member } from '../base/json';
import { systemRandom } from '../base/random';
import { readablePath } from '../cloudformation/planned';
import { type PlannedMapping } from '../event-sources/describe-mappings';
import { type PollResult } from '../event-sources/poll-once';
import { Poller } from '../event-sources/poller';
import { functionInvoker } from '../http-api/backends';
import { functionCaller } from '../iam/callers';
import { type Plan } from '../plan/plan';
import { type ScheduleDescription } from '../scheduler/description';
import { type Targets } from '../scheduler/fire';
import { Scheduler } from '../scheduler/scheduler';
import { type LocalServices } from '../services';

/** What the background needs of the running backend. */
export interface BackgroundOptions {
  readonly plan: Plan;
  readonly services: LocalServices;
  readonly logError: (message: string) => void;
}

export class Background {
  private readonly pollers: readonly Poller[];
  private readonly scheduler: Scheduler;

  public constructor(private readonly options: BackgroundOptions) {
    const { plan, logError } = options;
    this.pollers = plan.mappings
      .filter(({ description }) => description.enabled)
      .map((mapping) => this.poller(mapping));
    this.scheduler = new Scheduler(
      plan.schedules.map(({ description }) => description),
      {
        targets: targetsOf(options),
        clock: systemClock,
        random: systemRandom,
        onError: ({ name }, error) => logError(`The schedule ${name} failed: ${messageOf(error)}`),
      },
    );
  }

  /** Starts everything, without waiting for its end. */
  public start(): void {
    for (const part of [...this.pollers, this.scheduler]) {
      part.start().catch((error: unknown) => this.options.logError(messageOf(error)));
    }
  }

  /** Stops starting anything. */
  public stop(): void {
    this.pollers.forEach((poller) => poller.stop());
    this.scheduler.stop();
  }

  public runSchedule(schedule: ScheduleDescription): Promise<void> {
    return this.scheduler.run(schedule);
  }

  /** A message that a function is processing stays in flight, because AWS would not deliver it twice either. */
  public redeliver(queueName: string): void {
    const processing = new Set(this.pollers.flatMap(({ messagesInHand }) => [...messagesInHand]));
    this.options.services.queues.redeliver(queueName, processing);
  }

  /** Resolves when nothing runs, and nothing is ready to start. */
  public async drain(): Promise<void> {
    while (!this.isAtRest()) await systemClock.sleep(GLANCE_MILLIS);
  }

  private isAtRest(): boolean {
    const { services, plan } = this.options;
    if (
      services.stepFunctions.isBusy ||
      services.isDelivering ||
      this.scheduler.isBusy ||
      this.pollers.some(({ isBusy }) => isBusy)
    ) {
      return false;
    }
    const polled = new Set(this.pollers.map(({ description }) => description.queueArn));
    return plan.queues
      .filter(({ description }) => polled.has(description.arn))
      .every(({ description }) => services.queues.messages(description.name).every(({ state }) => state !== 'visible'));
  }

  private poller({ path, functionPath, description }: PlannedMapping): Poller {
    const { services, logError, plan } = this.options;
    const reader = plan.functions.find((fn) => fn.path === functionPath);
    const caller = reader && functionCaller(reader.description);
    const say = (problem: string): void => logError(`${readablePath(path)}: ${problem}`);
    return new Poller(description, {
      // Lambda reads the queue as the function's role.
      queue: (operation, input, signal) => services.calls.call('sqs', operation, input, { signal, caller }),
      invoke: functionInvoker(services),
      clock: systemClock,
      onResult: ({ problems }: PollResult) => problems.forEach(say),
      onError: (error) => say(messageOf(error)),
    });
  }
}

/** The interval at which a waiting caller checks whether anything is running. */
const GLANCE_MILLIS = 5;

function targetsOf({ services }: BackgroundOptions): Targets {
  const invoke = functionInvoker(services);
  return {
    runStateMachine: async (stateMachineArn, input, caller) => {
      const answer = await services.calls.call('sfn', 'StartExecution', { stateMachineArn, input }, { caller });
      await services.stepFunctions.ended(String(member(answer, 'executionArn')));
    },
    runFunction: async (functionArn, payload, caller) => {
      await invoke(functionArn, JSON.parse(payload), caller);
    },
  };
}
