/**
 * Map in DISTRIBUTED mode: each item is a separate execution, with its own history and none of the outer variables. The
 * events of such a Map are known from localstack's recordings of AWS, March 2026; what becomes of items that
 * fail was measured by iwamot/sfnx in September 2026.
 */
import { isObject, type Json, type JsonObject, member } from '../../base/json';
import { executionContext } from '../context-object';
import { Failure, toleranceExceeded } from '../errors';
import { timestamp, type Branch } from '../execution';
import { Fork } from '../fork';
import { DEFAULT_HISTORY_LIMIT, History } from '../history';
import { Variables } from '../variables';
import type { Visit } from '../visit';
import type { MapPlan, Tolerance } from './map-plan';

/** They need Amazon S3, or the limits of a batch. */
const NOT_RUN_HERE = ['ItemReader', 'ItemBatcher', 'ResultWriter'];

/** Before the items are evaluated: an ItemReader provides its own. */
export function refuseUnrunnable(visit: Visit): void {
  const field = NOT_RUN_HERE.find((name) => visit.state[name] !== undefined);
  if (field !== undefined) throw visit.runtimeFailure(`A Map state with the field '${field}' is not supported here.`);
}

/** One attempt at all items. */
export class DistributedRun {
  private readonly fork: Fork;
  private readonly label: string;
  private readonly outputs: Json[] = [];
  private tolerates: Tolerance | undefined;
  private started = 0;
  private failures = 0;

  public constructor(
    private readonly visit: Visit,
    private readonly plan: MapPlan,
    private readonly machine: JsonObject,
  ) {
    this.fork = new Fork(visit);
    this.label = typeof visit.state.Label === 'string' ? visit.state.Label : visit.execution.random.uuid();
  }

  public async run(): Promise<Json> {
    const { visit } = this;
    const { items, concurrency } = this.plan;
    visit.record('MapStateStarted', { length: items.length });
    this.tolerates = await this.plan.tolerance();
    visit.record('MapRunStarted', { mapRunArn: `${this.arnOf('mapRun')}:${visit.execution.random.uuid()}` });
    await this.fork.join(items.slice(0, concurrency).map(() => this.runLane()));
    this.end();
    return this.outputs.filter((output) => output !== undefined);
  }

  private end(): void {
    const { visit, fork } = this;
    const isStopped = visit.branch.signal.aborted;
    if (fork.failed !== undefined && !isStopped) {
      const { error = '', cause = '' } = fork.failed.failure;
      visit.record('MapRunFailed', { error, cause });
    }
    fork.close(isStopped ? [{ type: 'MapRunAborted' }] : []);
    visit.record('MapRunSucceeded');
    visit.recordAside('MapStateSucceeded');
  }

  /** Runs one item after the other, until all have been started. */
  private async runLane(): Promise<void> {
    while (this.started < this.plan.items.length && this.fork.failed === undefined) {
      const index = this.started;
      this.started += 1;
      await this.runItem(index);
    }
  }

  private async runItem(index: number): Promise<void> {
    const input = await this.inputOf(index);
    if (input === undefined) return;
    const ending = await this.fork.run(this.childOf(input.value), this.machine, input.value);
    if (ending instanceof Failure) this.countFailure(ending, index);
    else if (ending !== undefined) this.outputs[index] = ending.output;
  }

  /** If the state cannot prepare an item, the state fails, not the item. */
  private async inputOf(index: number): Promise<{ readonly value: Json } | undefined> {
    try {
      return { value: await this.plan.select(index) };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.fork.fail(error, this.visit.branch);
      return undefined;
    }
  }

  /** A failure that is tolerated takes the item's place in the output. */
  private countFailure({ error, cause }: Failure, index: number): void {
    this.failures += 1;
    if (this.tolerates === undefined || !this.tolerates(this.failures)) {
      this.fork.fail(toleranceExceeded(), this.visit.branch);
      return;
    }
    this.outputs[index] = {
      Status: 'FAILED',
      ...(error !== undefined && { Error: error }),
      ...(cause !== undefined && { Cause: cause }),
    };
  }

  private childOf(input: Json): Branch {
    const { execution } = this.visit;
    const { clock, random } = execution;
    const name = random.uuid();
    const config = this.machine.ProcessorConfig;
    const context = executionContext(input, timestamp(clock.now()), random, {
      type: isObject(config) && config.ExecutionType === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
      context: {
        Execution: {
          Id: `${this.arnOf('execution')}:${name}`,
          Name: name,
          RoleArn: member(execution.context.Execution, 'RoleArn') ?? null,
        },
        StateMachine: { Id: this.arnOf('stateMachine'), Name: this.nameOfMachine() },
      },
    });
    const history = new History(() => clock.now(), DEFAULT_HISTORY_LIMIT);
    return {
      ...this.fork.open(0),
      execution: { ...execution, history, context },
      variables: new Variables(),
      mapContext: undefined,
    };
  }

  private nameOfMachine(): string {
    return `${String(member(this.visit.execution.context.StateMachine, 'Name'))}/${this.label}`;
  }

  private arnOf(type: string): string {
    const machineArn = String(member(this.visit.execution.context.StateMachine, 'Id'));
    return `${machineArn.replace(':stateMachine:', `:${type}:`)}/${this.label}`;
  }
}
