/** What all states of one execution share, and what each sequence of states (the machine, a branch, an item) has of its own. */
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
  /** Runs the states of a machine, or of a branch, from `StartAt` to an end. */
  readonly runStates: (machine: JsonObject, input: Json, branch: Branch) => Promise<Json>;
  /** The machine's own `QueryLanguage`, which a state may override. */
  readonly language: Json | undefined;
  /** The context object without the parts that differ from state to state. */
  readonly context: JsonObject;
}

/** One sequence of states on its way: the machine itself, a branch of a Parallel state, or an item of a Map state. */
export interface Branch {
  readonly execution: Execution;
  readonly variables: Variables;
  /** Aborted when the branch must stop because something outside it ended. */
  readonly signal: AbortSignal;
  /** `Map` of the context object, inside a Map state. */
  readonly mapContext?: JsonObject;
  /** The event that the branch's next one follows. */
  lastEventId: number;
  /** What the history is to say, innermost first, once the branch was stopped. */
  readonly abortedEvents: AbortedEvent[];
}

/** An event that says that something was stopped. */
export interface AbortedEvent {
  readonly type: string;
  readonly details?: JsonObject;
}

/** What a signal of the interpreter is aborted with: without a reason, each would make an error with a stack. */
export const STOPPED = 'stopped';

/** A controller that is aborted with its parent, and `release` to let go of the parent again. */
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

/** Ends the branch if it was told to stop. */
export function stopIfAborted(branch: Branch): void {
  if (branch.signal.aborted) throw new Aborted();
}

/** Waits, unless the branch is told to stop first. */
export async function sleep(branch: Branch, milliseconds: number): Promise<void> {
  await branch.execution.clock.sleep(milliseconds, branch.signal);
  stopIfAborted(branch);
}

/** An ISO 8601 timestamp as the context object has it. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
