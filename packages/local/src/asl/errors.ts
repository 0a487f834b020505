/** How a state fails, as Retry, Catch and the end of the execution see it. */
import { StatesError } from './contract';
import { messageOf } from '../base/errors';

/** The error names that the interpreter itself uses. */
export const ErrorName = {
  ALL: 'States.ALL',
  BRANCH_FAILED: 'States.BranchFailed',
  DATA_LIMIT_EXCEEDED: 'States.DataLimitExceeded',
  EXCEED_TOLERATED_FAILURE_THRESHOLD: 'States.ExceedToleratedFailureThreshold',
  HEARTBEAT_TIMEOUT: 'States.HeartbeatTimeout',
  QUERY_EVALUATION_ERROR: 'States.QueryEvaluationError',
  RESULT_PATH_MATCH_FAILURE: 'States.ResultPathMatchFailure',
  RUNTIME: 'States.Runtime',
  TASK_FAILED: 'States.TaskFailed',
  TIMEOUT: 'States.Timeout',
} as const;

/** Why a state failed. A Fail state can omit its name, its cause or both. */
export class Failure extends Error {
  public override readonly cause?: string;

  public constructor(
    public readonly error: string | undefined,
    cause: string | undefined,
    /** Reported by a task itself (its history has a failed or timed-out event), not by the interpreter. */
    public readonly byTask: boolean = false,
  ) {
    super([error, cause].filter((part) => part !== undefined).join(': '));
    this.name = 'Failure';
    this.cause = cause;
  }

  /**
   * Whether it ends the execution immediately, even from a task: nothing retries or catches it, and no state is
   * reported as failed.
   */
  public get isTerminal(): boolean {
    return this.error === ErrorName.RUNTIME;
  }

  /** Whether it was a timeout. */
  public get isTimeout(): boolean {
    return this.error === ErrorName.TIMEOUT || this.error === ErrorName.HEARTBEAT_TIMEOUT;
  }

  /** What Catch passes on. */
  public get output(): { Error: string; Cause: string } {
    return { Error: this.error ?? '', Cause: this.cause ?? '' };
  }
}

/** More items of a Map state failed than it tolerates, in the words that localstack recorded of TestState. */
export function toleranceExceeded(): Failure {
  return new Failure(
    ErrorName.EXCEED_TOLERATED_FAILURE_THRESHOLD,
    'The specified tolerated failure threshold was exceeded',
  );
}

/** Thrown through a branch that must stop because something outside it has ended. */
export class Aborted extends Error {
  public constructor() {
    super('The branch was stopped from outside.');
    this.name = 'Aborted';
  }
}

/** The failure that an `invoke` reports by rejecting. */
export function failureOfTask(reason: unknown): Failure {
  if (reason instanceof StatesError) return new Failure(reason.error, reason.cause, true);
  return new Failure(ErrorName.TASK_FAILED, messageOf(reason), true);
}
