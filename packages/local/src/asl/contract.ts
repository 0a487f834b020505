/**
 * The contract between the interpreter and its caller. The interpreter knows no service: a Task state reaches services
 * only through `Invoke`, time only through `Clock` and random numbers only through `Random`. So a test of a Wait of
 * sixty seconds takes no time, and has the same result each time.
 */
import { type Clock } from '../base/clock';
import { type Json, type JsonObject } from '../base/json';
import { type Random } from '../base/random';

/** What a task can know about the execution that calls it. */
export interface InvokeContext {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly stateName: string;
  /** Aborted when the task times out or its execution ends before it; its answer is then ignored. */
  readonly signal: AbortSignal;
  /** Reports that the work is still in progress, which restarts the state's `HeartbeatSeconds`. */
  readonly heartbeat?: () => void;
}

/**
 * Does the work of a Task state.
 *
 * @param resource the state's `Resource`, e.g. `arn:aws:states:::dynamodb:putItem`
 * @param args the evaluated `Arguments` (JSONata) or `Parameters` (JSONPath); without either, the state's input
 * @returns the state's raw result; a rejection with a `StatesError` is what Retry and Catch see,
 *   any other rejection becomes `States.TaskFailed`
 */
export type Invoke = (resource: string, args: Json, context: InvokeContext) => Promise<Json>;

/** Returns what is wrong with the arguments of a task, which is then not started, or undefined if nothing is. */
export type ArgumentProblems = (resource: string, args: Json) => readonly string[];

/** An error with a name that Retry and Catch can match, and AWS's message. */
export class StatesError extends Error {
  public constructor(
    /** The error name, e.g. `States.Timeout` or `DynamoDB.ConditionalCheckFailedException`. */
    public readonly error: string,
    public readonly cause?: string,
  ) {
    super(cause === undefined ? error : `${error}: ${cause}`);
    this.name = 'StatesError';
  }
}

/** One event of an execution's history, in the shape of GetExecutionHistory (details under their own key). */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: number;
  readonly type: string;
  readonly [details: string]: Json;
}

export interface RunOptions {
  readonly invoke: Invoke;
  /** @default arguments are not checked */
  readonly argumentProblems?: ArgumentProblems;
  /** Merged over the context object (`$states.context` and `$$`) that the interpreter creates. */
  readonly context?: JsonObject;
  /** @default the machine's clock */
  readonly clock?: Clock;
  /** @default the machine's randomness */
  readonly random?: Random;
  /** Called for each event when it happens. */
  readonly onEvent?: (event: HistoryEvent) => void;
  /**
   * An Express execution has no redrives.
   * @default STANDARD
   */
  readonly type?: 'STANDARD' | 'EXPRESS';
  /** Stops the execution: it ends as ABORTED. */
  readonly signal?: AbortSignal;
  /**
   * How many events the history may hold before the execution fails, which also ends a loop without a wait.
   * @default 25000, the quota of a STANDARD state machine
   */
  readonly historyLimit?: number;
}

export interface RunResult {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  /** Present when SUCCEEDED. */
  readonly output?: Json;
  /** Present when FAILED or TIMED_OUT, if the state machine has one. */
  readonly error?: string;
  readonly cause?: string;
  readonly history: readonly HistoryEvent[];
}
