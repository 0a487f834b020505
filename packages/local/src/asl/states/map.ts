/** Map: runs the same states for each item of a list, several at a time. */
import { isObject, type Json, type JsonObject } from '../../base/json';
import { Failure, toleranceExceeded } from '../errors';
import type { AbortedEvent, Branch } from '../execution';
import { Fork } from '../fork';
import { finishWithResult } from '../result';
import { withRetryAndCatch } from '../retry-catch';
import type { Outcome, Visit } from '../visit';
import { DistributedRun, refuseUnrunnable } from './distributed-map';
import { mapContext, mapPlan, type MapPlan, type Tolerance } from './map-plan';

export async function runMap(visit: Visit): Promise<Outcome> {
  return withRetryAndCatch(
    visit,
    async () => {
      const { machine, isDistributed } = machineOf(visit);
      if (isDistributed) refuseUnrunnable(visit);
      const plan = await mapPlan(visit, isDistributed ? 'DISTRIBUTED' : 'INLINE');
      const run = isDistributed ? new DistributedRun(visit, plan, machine) : new Iterations(visit, plan, machine);
      return finishWithResult(visit, await run.run());
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
  private tolerates: Tolerance | undefined;
  private readonly outputs: (Json | undefined)[] = [];
  private readonly iterations: Iteration[] = [];
  private failures = 0;

  public constructor(
    private readonly visit: Visit,
    private readonly plan: MapPlan,
    private readonly machine: JsonObject,
  ) {
    this.fork = new Fork(visit);
  }

  public async run(): Promise<Json> {
    const { items, concurrency } = this.plan;
    this.tolerates = await this.plan.tolerance();
    const started = this.visit.record('MapStateStarted', { length: items.length });
    const first = items.slice(0, concurrency).map(() => this.start(started));
    await this.fork.join(first.map((iteration) => this.runLane(iteration)));
    this.fork.close(this.stoppedEvents());
    this.visit.recordAside('MapStateSucceeded');
    return this.outputs.filter((output) => output !== undefined);
  }

  /** Runs an iteration, and after it the next one that has not been started. */
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
    const branch = this.fork.open(previousEventId, mapContext(this.plan.items, index));
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
      const input = await this.plan.select(index);
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
    if (this.tolerates === undefined) return this.fork.fail(failure, iteration.branch);
    if (this.tolerates(this.failures)) {
      iteration.branch.abortedEvents.length = 0;
      return undefined;
    }
    return this.fork.fail(toleranceExceeded(), iteration.branch);
  }

  /** The events for iterations that were stopped, and for a task that timed out, which AWS aborts, too. */
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
}

function machineOf(visit: Visit): { readonly machine: JsonObject; readonly isDistributed: boolean } {
  const { ItemProcessor: processor, Iterator: iterator } = visit.state;
  const machine = processor ?? iterator;
  if (!isObject(machine)) throw visit.runtimeFailure("A Map state needs an 'ItemProcessor'.");
  const config = machine.ProcessorConfig;
  return { machine, isDistributed: isObject(config) && config.Mode === 'DISTRIBUTED' };
}
