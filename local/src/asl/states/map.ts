/** Map: runs the same states for each item of a list, so many at a time. */
import type { Json, JsonObject } from '../contract';
import { ErrorName, Failure } from '../errors';
import type { AbortedEvent, Branch } from '../execution';
import { Fork } from '../fork';
import { isObject } from '../json';
import { finishWithResult } from '../result';
import { withRetryAndCatch } from '../retry-catch';
import type { Outcome, Visit } from '../visit';
import { mapPlan, type MapPlan } from './map-plan';

export async function runMap(visit: Visit): Promise<Outcome> {
  return withRetryAndCatch(
    visit,
    async () => {
      const plan = await mapPlan(visit);
      return finishWithResult(visit, await new Iterations(visit, plan).run());
    },
    'MapStateFailed',
  );
}

interface Iteration {
  readonly index: number;
  readonly branch: Branch;
  done: boolean;
}

/** One attempt at all items. */
class Iterations {
  private readonly fork: Fork;
  private readonly machine: JsonObject;
  private readonly outputs: (Json | undefined)[] = [];
  private readonly iterations: Iteration[] = [];
  private failures = 0;

  public constructor(
    private readonly visit: Visit,
    private readonly plan: MapPlan,
  ) {
    this.machine = machineOf(visit);
    this.fork = new Fork(visit);
  }

  public async run(): Promise<Json> {
    const { items, concurrency } = this.plan;
    const started = this.visit.record('MapStateStarted', { length: items.length });
    const first = items.slice(0, concurrency).map(() => this.start(started));
    await this.fork.join(first.map((iteration) => this.runLane(iteration)));
    this.fork.close(this.stoppedEvents());
    this.visit.recordAside('MapStateSucceeded');
    return this.outputs.filter((output) => output !== undefined);
  }

  /** Runs an iteration, and after it the next one that nobody has started. */
  private async runLane(first: Iteration): Promise<void> {
    let iteration = first;
    for (;;) {
      await this.runIteration(iteration);
      if (iteration.branch.signal.aborted || this.iterations.length >= this.plan.items.length) return;
      iteration = this.start(iteration.branch.lastEventId);
    }
  }

  private start(previousEventId: number): Iteration {
    const index = this.iterations.length;
    const branch = this.fork.open(previousEventId, this.mapContext(index));
    const iteration = { index, branch, done: false };
    this.iterations.push(iteration);
    branch.lastEventId = this.record('MapIterationStarted', iteration);
    return iteration;
  }

  private async runIteration(iteration: Iteration): Promise<void> {
    const { index } = iteration;
    const ending = await this.runItem(iteration);
    if (ending === undefined) return;
    if (ending instanceof Failure) {
      this.countFailure(iteration, ending);
      return;
    }
    iteration.done = true;
    this.outputs[index] = ending.output;
    this.visit.branch.lastEventId = this.record('MapIterationSucceeded', iteration);
  }

  private async runItem({ branch, index }: Iteration): Promise<{ output: Json } | Failure | undefined> {
    try {
      const input = await this.plan.select(this.plan.items[index], this.mapContext(index));
      return await this.fork.run(branch, this.machine, input);
    } catch (error) {
      if (error instanceof Failure) return error;
      throw error;
    }
  }

  private countFailure(iteration: Iteration, failure: Failure): void {
    if (this.fork.failed !== undefined) return;
    if (failure.isTerminal) return this.fork.fail(failure, iteration.branch);
    iteration.done = true;
    this.record('MapIterationFailed', iteration);
    this.failures += 1;
    const { tolerates } = this.plan;
    if (tolerates === undefined) return this.fork.fail(failure, iteration.branch);
    if (tolerates(this.failures)) {
      iteration.branch.abortedEvents.length = 0;
      return undefined;
    }
    const threshold = new Failure(
      ErrorName.EXCEED_TOLERATED_FAILURE_THRESHOLD,
      'The specified tolerated failure threshold was exceeded.',
    );
    return this.fork.fail(threshold, iteration.branch);
  }

  /** What is recorded of the iterations that were stopped, and of a task that timed out, which AWS aborts too. */
  private stoppedEvents(): AbortedEvent[] {
    return this.iterations.flatMap((iteration) => [
      ...(iteration.done ? [] : [{ type: 'MapIterationAborted', details: this.details(iteration) }]),
      ...iteration.branch.abortedEvents,
    ]);
  }

  private record(type: string, iteration: Iteration): number {
    return this.visit.execution.history.add(type, iteration.branch.lastEventId, this.details(iteration));
  }

  private details({ index }: Iteration): JsonObject {
    return { name: this.visit.name, index };
  }

  private mapContext(index: number): JsonObject {
    return { Item: { Index: index, Value: this.plan.items[index] } };
  }
}

function machineOf(visit: Visit): JsonObject {
  const { ItemProcessor: processor, Iterator: iterator } = visit.state;
  const machine = processor ?? iterator;
  if (!isObject(machine)) throw visit.runtimeFailure("A Map state needs an 'ItemProcessor'.");
  const config = machine.ProcessorConfig;
  if (isObject(config) && config.Mode === 'DISTRIBUTED') {
    throw visit.runtimeFailure('A Map state in DISTRIBUTED mode cannot be run here: only INLINE can.');
  }
  return machine;
}
