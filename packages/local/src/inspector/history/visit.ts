/** One visit of one state by one execution. */

/** What became of it. The order is from good to bad. */
export type Ending = 'succeeded' | 'running' | 'caught' | 'stopped' | 'failed';

/** A visit; it grows while the history is read. */
export interface StateVisit {
  /** The event that began it. */
  readonly id: number;
  readonly name: string;
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly enteredAt: number;
  exitedAt?: number;
  /** JSON text, as are `output`, the values that were assigned, and what tasks get and give. */
  readonly input?: string;
  output?: string;
  assigned: readonly { readonly name: string; readonly value: string }[];
  /** One for each time that a task was scheduled: all but the first are retries. */
  readonly attempts: Attempt[];
  /** Why it failed the last time, caught or not. */
  failure?: { readonly error: string; readonly cause?: string };
  /** The visit before it in the same sequence of states. */
  readonly follows?: StateVisit;
  /** The Parallel or Map state around it. */
  readonly parent?: StateVisit;
  /** Which item of a Map it was for. */
  readonly iteration?: number;
}

/** One call of the service behind a Task state. */
export interface Attempt {
  readonly scheduledAt: number;
  endedAt?: number;
  /** Like `states:::dynamodb:putItem` without what all have in common. */
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

/** The worst of several endings, which is what somebody looks for. */
export function worst(endings: readonly Ending[]): Ending {
  return endings.reduce((one, other) => (SEVERITY.indexOf(other) > SEVERITY.indexOf(one) ? other : one), 'succeeded');
}

/** How deep it is inside Parallel and Map states. */
export function depthOf(visit: StateVisit): number {
  return visit.parent === undefined ? 0 : depthOf(visit.parent) + 1;
}

const SEVERITY: readonly Ending[] = ['succeeded', 'running', 'caught', 'stopped', 'failed'];
