/** Lambda in this process: new environments, time limits, crashes, and the services that functions call. */
import type { Clock, Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { ServiceError, type Service } from 'sentiment-form-local/lib/services/service';
import type { Chaos } from './chaos';
import type { Deployment, SimulatedFunction } from './deployment';
import { envelopeOf, type Executions } from './executions';
import type { Facts } from './facts';
import { eventOf, invocationAnswer, loadFunction, type Handler } from './handlers';
import type { Schedule } from './schedule';

/** What functions are started with. */
export interface FunctionsOptions {
  readonly deployment: Deployment;
  readonly schedule: Schedule;
  readonly clock: Clock;
  readonly chaos: Chaos;
  readonly facts: Facts;
  /** What their SDK calls, besides Step Functions. */
  readonly services: readonly Service[];
}

/** The functions that state machines call. */
export class Functions implements Service {
  public readonly name = 'lambda';
  public readonly operations = ['Invoke'];
  public readonly modelledErrors = new Set([
    'EC2ThrottledException',
    'EFSMountTimeoutException',
    'KMSThrottledException',
    'ResourceNotFoundException',
    'ResourceNotReadyException',
    'ServiceException',
    'TooManyRequestsException',
  ]);
  private readonly loaded = new Map<SimulatedFunction, Handler>();

  public constructor(
    /** What is deployed now. */
    private readonly deployment: () => Deployment,
    private readonly clock: Clock,
  ) {}

  public async call(_operation: string, input: Json): Promise<Json> {
    const name = isObject(input) ? input.FunctionName : undefined;
    const fn = this.deployment().functions.find(({ description }) =>
      [description.name, description.arn].includes(String(name)),
    );
    if (fn === undefined) {
      throw new ServiceError('ResourceNotFoundException', `Function not found: ${String(name)}`, 404);
    }
    return invocationAnswer(() => this.handlerOf(fn)(eventOf(input), {}));
  }

  private handlerOf(fn: SimulatedFunction): Handler {
    let handler = this.loaded.get(fn);
    if (handler === undefined) {
      handler = loadFunction(fn, this.clock, refuseSdk);
      this.loaded.set(fn, handler);
    }
    return handler;
  }
}

/** Lambda's `Runtime.ExitError`, or its time limit: nothing that the function did is known to its caller. */
class FunctionCrash extends Error {}

/** The runs of a function that an event source starts. */
export class FunctionRuns {
  /** How many are running. */
  public running = 0;
  private started = 0;

  public constructor(
    private readonly options: FunctionsOptions,
    private readonly executions: Executions,
  ) {}

  /** Runs a function on an event, in an environment of its own. */
  public async run(fn: SimulatedFunction, event: Json): Promise<Json> {
    const { quota } = this.options.chaos;
    if (quota.hasRoom('lambda')) return quota.during('lambda', async () => this.runNow(fn, event));
    const { facts, clock } = this.options;
    facts.mishaps.push({
      at: clock.now(),
      kind: 'function throttled',
      text: 'a run of the replay function is throttled',
    });
    throw new FunctionCrash('Rate exceeded');
  }

  private async runNow(fn: SimulatedFunction, event: Json): Promise<Json> {
    const { clock } = this.options;
    const index = this.started;
    this.started += 1;
    this.running += 1;
    const limit = new AbortController();
    const overtime = clock.sleep(1000 * (fn.description.timeoutSeconds ?? 3), limit.signal);
    const life = new AbortController();
    try {
      const work = loadFunction(fn, clock, this.sdkOf(index, life))(event, {});
      return (await Promise.race([work, this.death(life.signal), overtime.then(timedOut)])) as Json;
    } finally {
      this.running -= 1;
      life.abort();
      limit.abort();
    }
  }

  /** Calls of a function that has ended never return. */
  private sdkOf(index: number, life: AbortController) {
    const { schedule, chaos, services } = this.options;
    const caller = { kind: 'function' as const, index };
    const reachable = [...services, this.stepFunctions()].map((service) => chaos.around(service, caller));
    let calls = 0;
    return async (service: string, operation: string, input: Json): Promise<Json> => {
      const found = reachable.find(({ name }) => name === service);
      if (found === undefined) throw new Error(`The simulator has no service ${service} for functions.`);
      const crash = schedule.crashes.find(({ run }) => run === index);
      if (crash !== undefined && crash.call === calls) this.crash(index, life);
      calls += 1;
      return whileAlive(life.signal, () => found.call(operation, input, { signal: life.signal }));
    };
  }

  private crash(index: number, life: AbortController): void {
    const { facts, clock } = this.options;
    const text = `run ${index + 1} of the replay function crashes`;
    facts.mishaps.push({ at: clock.now(), kind: 'function crashed', text });
    life.abort();
  }

  private async death(life: AbortSignal): Promise<never> {
    await new Promise<void>((resolve) => life.addEventListener('abort', () => resolve(), { once: true }));
    throw new FunctionCrash('Runtime exited');
  }

  private stepFunctions(): Service {
    return {
      name: 'states',
      operations: ['StartSyncExecution'],
      modelledErrors: new Set(),
      call: async (_operation, input) => {
        const { stateMachineArn, name, input: text } = input as JsonObject;
        const started = this.executions.startSync(
          String(stateMachineArn),
          String(name),
          JSON.parse(String(text)) as Json,
        );
        return envelopeOf(await started, String(stateMachineArn));
      },
    };
  }
}

/** A function that has ended does not continue, whatever its calls return. */
async function whileAlive(life: AbortSignal, call: () => Promise<Json>): Promise<Json> {
  if (life.aborted) return never();
  try {
    const answer = await call();
    return life.aborted ? await never() : answer;
  } catch (error) {
    if (life.aborted) return never();
    throw error;
  }
}

async function never(): Promise<never> {
  return new Promise(() => undefined);
}

function timedOut(): never {
  throw new FunctionCrash('Task timed out');
}

function refuseSdk(service: string): never {
  throw new Error(
    `A function that a state machine calls uses the service ${service}, which the simulator does not give it.`,
  );
}
