/**
 * What all states of one execution share, and what each sequence of states (the state machine, a branch, an item) has
 * of its own.
 */
import { setMaxListeners } from 'node:events';
import type { ArgumentProblems, Invoke } from './contract';
import { Aborted } from './errors';
import type { Expressions } from './expressions';
import type { History } from './history';
import type { Variables } from './variables';
import type { Clock } from '../base/clock';
import type { Json, JsonObject } from '../base/json';
import type { Random } from '../base/random';

export interface Execution {
  readonly clock: Clock;
  readonly random: Random;
  readonly invoke: Invoke;
  readonly argumentProblems: ArgumentProblems;
  readonly history: History;
  readonly expressions: Expressions;
  /** Runs the states of a state machine, or of a branch, from `StartAt` to an end. */
  readonly runStates: (machine: JsonObject, input: Json, branch: Branch) => Promise<Json>;
  /** The `QueryLanguage` of the state machine, which a state can override. */
  readonly language: Json | undefined;
  /** The context object without the parts that are different for each state. */
  readonly context: JsonObject;
}

/**
 * A sequence of states that is running: the state machine itself, a branch of a Parallel state, or an item of a Map
 * state.
 */
export interface Branch {
  readonly execution: Execution;
  readonly variables: Variables;
  /** Aborted when the branch must stop because something outside it has ended. */
  readonly signal: AbortSignal;
  /** `Map` of the context object, in a Map state. */
  readonly mapContext?: JsonObject;
  /** The ID of the event that the next event of the branch follows. */
  lastEventId: number;
  /** The events that are recorded, innermost first, after the branch was stopped. */
  readonly abortedEvents: AbortedEvent[];
}

/** An event that records that something was stopped. */
export interface AbortedEvent {
  readonly type: string;
  readonly details?: JsonObject;
}

/**
 * The reason with which the interpreter aborts a signal: without one, each abort would create an error with a stack
 * trace.
 */
export const STOPPED = 'stopped';

/** A controller that is aborted together with its parent, and `release` to remove its listener from the parent. */
export function childController(parent?: AbortSignal): { controller: AbortController; release: () => void } {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  if (parent === undefined) return { controller, release: () => undefined };
  setMaxListeners(0, parent);
  const follow = () => controller.abort(STOPPED);
  if (parent.aborted) follow();
  parent.addEventListener('abort', follow);
  return { controller, release: () => parent.removeEventListener('abort', follow) };
}

/** Ends the branch if it was stopped. */
export function stopIfAborted(branch: Branch): void {
  if (branch.signal.aborted) throw new Aborted();
}

/** Waits, unless the branch is stopped first. */
export async function sleep(branch: Branch, milliseconds: number): Promise<void> {
  await branch.execution.clock.sleep(milliseconds, branch.signal);
  stopIfAborted(branch);
}

/** An ISO 8601 timestamp in the format of the context object. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
