import { type HistoryEvent, type RunResult } from '../asl/contract';

/** An execution that came to its end. */
export interface Execution {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly name: string;
  readonly status: RunResult['status'];
  /** Milliseconds since the epoch. */
  readonly startDate: number;
  readonly stopDate: number;
  /** JSON text. */
  readonly input: string;
  /** JSON text, where the execution succeeded. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  /** The states in the order in which they were entered, branches in brackets. */
  readonly path: string;
  readonly history: readonly HistoryEvent[];
}

// Each may hold a history of many payloads of 256 KiB, so there is an end to what is kept.
const KEPT = 100;

/** The last executions. */
export class ExecutionLog {
  private readonly kept: Execution[] = [];

  public add(execution: Execution): void {
    this.kept.push(execution);
    if (this.kept.length > KEPT) this.kept.shift();
  }

  /** Oldest first. */
  public list(): readonly Execution[] {
    return [...this.kept];
  }
}
