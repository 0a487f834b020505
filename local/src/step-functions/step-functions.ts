/** Step Functions as an HTTP API sees it: starts an execution, waits for its end, and remembers it. */
import { randomBytes, randomUUID } from 'node:crypto';
import { runStateMachine } from '../asl';
import { AwsError } from './aws-error';
import { checkedName, parsedInput, syncStateMachine } from './check-request';
import { type StateMachineDescription } from './description';
import { envelopeOf } from './envelope';
import { ExecutionLog, type Execution } from './execution-log';
import { executionPath } from './execution-path';
import { type Invoke, type Json, type JsonObject, type RunResult } from '../asl/contract';
import { arn } from '../cloudformation/place';

/** What the state machines need of their surroundings. */
export interface StepFunctionsOptions {
  /** Does the work of Task states. */
  readonly invoke: Invoke;
  /** Told of every execution that came to its end. */
  readonly onExecution: (execution: Execution) => void;
}

/** The parameters of StartSyncExecution as far as they are looked at. */
export interface StartSyncExecutionParameters {
  readonly stateMachineArn?: string;
  /** JSON text. @default '{}' */
  readonly input?: string;
  /** @default a random UUID */
  readonly name?: string;
  readonly traceHeader?: string;
}

/** The state machines of an assembly. */
export class StepFunctions {
  private readonly log = new ExecutionLog();
  private readonly running = new Set<Promise<RunResult>>();
  private readonly stopping = new AbortController();

  public constructor(
    private readonly machines: readonly StateMachineDescription[],
    private readonly options: StepFunctionsOptions,
  ) {}

  /** The action StartSyncExecution; rejects with an `AwsError` where AWS would refuse it. */
  public async startSyncExecution(parameters: StartSyncExecutionParameters): Promise<JsonObject> {
    const machine = syncStateMachine(parameters.stateMachineArn, this.machines);
    const { input = '{}', name = randomUUID() } = parameters;
    const execution = await this.run(machine, checkedName(name), input, parsedInput(input));
    this.log.add(execution);
    this.options.onExecution(execution);
    if (execution.status === 'ABORTED') throw new AwsError('ServiceUnavailable', 'The local server is stopping.', 503);
    return envelopeOf(execution, traceHeader(parameters.traceHeader, machine.tracing));
  }

  /** The last executions, oldest first. */
  public executions(): readonly Execution[] {
    return this.log.list();
  }

  /** Aborts what still runs and waits for its end. */
  public async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.running);
  }

  private async run(machine: StateMachineDescription, name: string, input: string, parsed: Json): Promise<Execution> {
    const executionArn = arn('states', `express:${machine.name}:${name}:${randomUUID()}`);
    const startDate = Date.now();
    const result = await this.tracked(
      runStateMachine(machine.definition, parsed, {
        invoke: this.options.invoke,
        context: {
          Execution: { Id: executionArn, Name: name, RoleArn: machine.roleArn },
          StateMachine: { Id: machine.arn, Name: machine.name },
        },
        signal: this.stopping.signal,
      }),
    );
    return {
      executionArn,
      stateMachineArn: machine.arn,
      stateMachineName: machine.name,
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
  }

  private async tracked(result: Promise<RunResult>): Promise<RunResult> {
    this.running.add(result);
    try {
      return await result;
    } finally {
      this.running.delete(result);
    }
  }
}

function traceHeader(given: string | undefined, sampled: boolean): string {
  if (given !== undefined) return given;
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString('hex')};Sampled=${sampled ? 1 : 0}`;
}
