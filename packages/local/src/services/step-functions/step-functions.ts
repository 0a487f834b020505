/** Step Functions: starts executions, waits for their end on request, and keeps them. */
import { randomBytes, randomUUID } from 'node:crypto';
import { checkedName, expressStateMachine, parsedInput, syncStateMachine } from './check-request';
import { type StateMachineDescription } from './description';
import { envelopeOf } from './envelope';
import { ExecutionLog, type Execution, type RunningExecution } from './execution-log';
import { executionPath } from './execution-path';
import { argumentProblems } from './integrations/argument-problems';
import { testState } from './test-state';
import { runStateMachine } from '../../asl';
import { type HistoryEvent, type Invoke } from '../../asl/contract';
import { arn } from '../../base/arn';
import { type Clock } from '../../base/clock';
import { type Json, type JsonObject } from '../../base/json';
import { ServiceError } from '../service';

/** What the state machines need. */
export interface StepFunctionsOptions {
  /** Does the work of Task states. */
  readonly invoke: Invoke;
  /** Their time. @default the machine's clock */
  readonly clock?: Clock;
  /** Called with every execution that has ended. */
  readonly onExecution: (execution: Execution) => void;
}

/** The parameters of StartSyncExecution that are used here. */
export interface StartSyncExecutionParameters {
  readonly stateMachineArn?: string;
  /** JSON text. @default '{}' */
  readonly input?: string;
  /** @default a random UUID */
  readonly name?: string;
  readonly traceHeader?: string;
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html */
const MAX_SECONDS = 5 * 60;

/**
 * More at a time would not fit into the memory of a laptop; AWS's own limit is on starts, some thousands per second.
 */
const MAX_RUNNING = 1_000;

/** The state machines of an assembly. */
export class StepFunctions {
  private readonly log = new ExecutionLog();
  private readonly running = new Map<string, Promise<Execution>>();
  private readonly inFlight = new Map<string, Omit<RunningExecution, 'path'>>();
  /** Each definition is the same object for all executions, so that its expressions are compiled once. */
  private readonly definitions = new Map<string, JsonObject>();
  private readonly stopping = new AbortController();

  public constructor(
    /** All of them, including those that do not run here. */
    public readonly machines: readonly StateMachineDescription[],
    private readonly options: StepFunctionsOptions,
  ) {}

  /** The action StartSyncExecution; rejects with AWS's error if AWS would refuse it. */
  public async startSyncExecution(parameters: StartSyncExecutionParameters): Promise<JsonObject> {
    const machine = syncStateMachine(parameters.stateMachineArn, this.machines);
    const execution = await this.begin(parameters).execution;
    if (execution.status === 'ABORTED') throw stoppingError();
    return envelopeOf(execution, traceHeader(parameters.traceHeader, machine.tracing));
  }

  /** The action StartExecution: returns before the execution has ended. */
  public startExecution(parameters: StartExecutionParameters): { executionArn: string; startDate: number } {
    const { execution: _execution, ...answer } = this.begin(parameters);
    return answer;
  }

  /** The action TestState: runs one state, without recording an execution. */
  public testState(request: JsonObject): Promise<JsonObject> {
    return testState(request, this.options.invoke);
  }

  /** Resolves when this execution has ended; immediately if it already has. */
  public async ended(executionArn: string): Promise<void> {
    await this.running.get(executionArn);
  }

  /** Whether an execution is running. */
  public get isBusy(): boolean {
    return this.running.size > 0;
  }

  /** The last executions, oldest first. */
  public executions(): readonly Execution[] {
    return this.log.list();
  }

  /** The executions in progress, oldest first. */
  public runningExecutions(): readonly RunningExecution[] {
    return [...this.inFlight.values()].map((execution) => {
      const machine = this.machines.find(({ arn: machineArn }) => machineArn === execution.stateMachineArn);
      return { ...execution, path: executionPath(machine?.definition ?? {}, execution.history) };
    });
  }

  /** Aborts running executions and waits for their end. */
  public async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.running.values());
  }

  /** The definition with the maximum duration of an EXPRESS execution. */
  private limited({ arn: machineArn, definition }: StateMachineDescription): JsonObject {
    const known = this.definitions.get(machineArn);
    if (known !== undefined) return known;
    const { TimeoutSeconds: own } = definition;
    const limited = { ...definition, TimeoutSeconds: Math.min(typeof own === 'number' ? own : Infinity, MAX_SECONDS) };
    this.definitions.set(machineArn, limited);
    return limited;
  }

  private begin({ stateMachineArn, input = '{}', name = randomUUID() }: StartExecutionParameters): Begun {
    const machine = expressStateMachine(stateMachineArn, this.machines);
    if (this.running.size >= MAX_RUNNING) throw new ServiceError('ThrottlingException', 'Rate exceeded');
    const executionArn = arn('states', `express:${machine.name}:${checkedName(name)}:${randomUUID()}`);
    const startDate = Date.now();
    const execution = this.run(machine, { executionArn, name, startDate, input }, parsedInput(input));
    this.running.set(executionArn, execution);
    const forget = (): boolean => this.running.delete(executionArn);
    execution.then(forget, forget);
    return { executionArn, startDate, execution };
  }

  private async run(machine: StateMachineDescription, started: Started, parsed: Json): Promise<Execution> {
    const { executionArn, name, startDate, input } = started;
    const machineNames = { stateMachineArn: machine.arn, stateMachineName: machine.name };
    const events: HistoryEvent[] = [];
    this.inFlight.set(executionArn, { ...started, ...machineNames, history: events });
    const result = await runStateMachine(this.limited(machine), parsed, {
      invoke: this.options.invoke,
      argumentProblems,
      clock: this.options.clock,
      type: machine.type,
      context: {
        Execution: { Id: executionArn, Name: name, RoleArn: machine.roleArn },
        StateMachine: { Id: machine.arn, Name: machine.name },
      },
      signal: this.stopping.signal,
      onEvent: (event) => events.push(event),
    }).finally(() => this.inFlight.delete(executionArn));
    const execution: Execution = {
      executionArn,
      ...machineNames,
      name,
      status: result.status,
      startDate,
      stopDate: Date.now(),
      input,
      output: result.output === undefined ? undefined : JSON.stringify(result.output),
      error: result.error,
      cause: result.cause,
      path: executionPath(machine.definition, result.history),
      history: result.history,
    };
    this.log.add(execution);
    this.options.onExecution(execution);
    return execution;
  }
}

/** The parameters of StartExecution, and the same ones of StartSyncExecution. */
export type StartExecutionParameters = Pick<StartSyncExecutionParameters, 'stateMachineArn' | 'input' | 'name'>;

interface Begun {
  readonly executionArn: string;
  /** Milliseconds since the epoch. */
  readonly startDate: number;
  readonly execution: Promise<Execution>;
}

type Started = Pick<Execution, 'executionArn' | 'name' | 'startDate' | 'input'>;

function stoppingError(): ServiceError {
  return new ServiceError('ServiceUnavailable', 'The local server is stopping.', 503);
}

function traceHeader(given: string | undefined, sampled: boolean): string {
  if (given !== undefined) return given;
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString('hex')};Sampled=${sampled ? 1 : 0}`;
}
