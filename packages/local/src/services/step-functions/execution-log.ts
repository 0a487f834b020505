import { type HistoryEvent, type RunResult } from '../../asl/contract';
import { BoundedList } from '../../base/bounded-list';
import { isObject } from '../../base/json';

/** An execution that has ended. */
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
  /** JSON text, if the execution succeeded. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  /** The states in the order in which they were entered, with branches in brackets. */
  readonly path: string;
  readonly history: readonly HistoryEvent[];
}

/** An execution in progress, with its history so far. */
export type RunningExecution = Pick<
  Execution,
  'executionArn' | 'stateMachineArn' | 'stateMachineName' | 'name' | 'startDate' | 'input' | 'path' | 'history'
>;

// Each can have a history with many payloads of 256 KiB, so the total size is limited.
const KEPT = 100;
const KEPT_CHARACTERS = 64 * 1024 * 1024;

/** The last executions. */
export class ExecutionLog {
  private readonly kept = new BoundedList<Execution>({ count: KEPT, size: KEPT_CHARACTERS, sizeOf: charactersOf });

  public add(execution: Execution): void {
    this.kept.add(execution);
  }

  /** Oldest first. */
  public list(): readonly Execution[] {
    return this.kept.list();
  }
}

/** The texts of an execution, which are nearly all of its size. */
function charactersOf({ input, output = '', history }: Execution): number {
  return history.reduce((sum, event) => sum + charactersIn(event), input.length + output.length);
}

function charactersIn(event: HistoryEvent): number {
  const texts = Object.values(event).flatMap((details) => (isObject(details) ? Object.values(details) : []));
  return texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
}
