/** One visit of one state by one execution. */

/** Its status, in order from good to bad. */
export type Ending = 'succeeded' | 'running' | 'caught' | 'stopped' | 'failed';

/** A visit, which is filled while the history is read. */
export interface StateVisit {
  /** The event with which it started. */
  readonly id: number;
  readonly name: string;
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly enteredAt: number;
  exitedAt?: number;
  /** JSON text, like `output`, the assigned values, and the inputs and results of tasks. */
  readonly input?: string;
  output?: string;
  assigned: readonly { readonly name: string; readonly value: string }[];
  /** One for each time that a task was scheduled: all except the first are retries. */
  readonly attempts: Attempt[];
  /** The error of the last attempt, caught or not. */
  failure?: { readonly error: string; readonly cause?: string };
  /** The previous visit in the same sequence of states. */
  readonly follows?: StateVisit;
  /** The Parallel or Map state around it. */
  readonly parent?: StateVisit;
  /** The index of the item of a Map. */
  readonly iteration?: number;
}

/** One service call of a Task state. */
export interface Attempt {
  readonly scheduledAt: number;
  endedAt?: number;
  /** Like `states:::dynamodb:putItem`, without the common prefix. */
  readonly resource: string;
  readonly arguments?: string;
  result?: string;
  error?: string;
  cause?: string;
}

/** @param over whether the execution has ended */
export function endingOf(visit: StateVisit, over: boolean): Ending {
  if (visit.exitedAt !== undefined) return visit.failure === undefined ? 'succeeded' : 'caught';
  if (!over) return 'running';
  return visit.failure !== undefined || visit.type === 'Fail' ? 'failed' : 'stopped';
}

/** The worst of several statuses, which is the one to look for. */
export function worst(endings: readonly Ending[]): Ending {
  return endings.reduce((one, other) => (SEVERITY.indexOf(other) > SEVERITY.indexOf(one) ? other : one), 'succeeded');
}

/** How deep it is inside Parallel and Map states. */
export function depthOf(visit: StateVisit): number {
  return visit.parent === undefined ? 0 : depthOf(visit.parent) + 1;
}

const SEVERITY: readonly Ending[] = ['succeeded', 'running', 'caught', 'stopped', 'failed'];
