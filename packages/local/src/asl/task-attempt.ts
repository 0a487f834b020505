/** Makes one attempt at a task, and ends it at its timeout or if its branch is stopped. */
import { Aborted, ErrorName, Failure, failureOfTask } from './errors';
import { childController, STOPPED } from './execution';
import type { TaskLimits } from './task-events';
import type { Visit } from './visit';
import { type Json, member } from '../base/json';

/**
 * @throws Failure if the work fails or takes too long
 * @throws Aborted if the branch is stopped first
 */
export async function callWithin(visit: Visit, resource: string, args: Json, limits: TaskLimits): Promise<Json> {
  const work = new AbortController();
  const watch = childController(visit.branch.signal);
  const heart = new Heart(visit, watch.controller.signal);
  const context = {
    executionArn: textAt(visit, 'Execution'),
    stateMachineArn: textAt(visit, 'StateMachine'),
    stateName: visit.name,
    signal: work.signal,
    heartbeat: () => heart.beat(),
  };
  const { timeoutSeconds, heartbeatSeconds } = limits;
  let finished = false;
  const result = async (): Promise<Json> => {
    const settled = await settle(visit, () => visit.execution.invoke(resource, args, context));
    finished = true;
    return settled();
  };
  const ends = [result()];
  if (timeoutSeconds !== undefined) ends.push(timeout(visit, timeoutSeconds, watch.controller.signal));
  if (heartbeatSeconds !== undefined) ends.push(heart.failure(heartbeatSeconds));
  ends.push(stopped(watch.controller.signal, visit.branch.signal));
  try {
    return await Promise.race(ends);
  } finally {
    if (!finished) work.abort();
    watch.controller.abort(STOPPED);
    watch.release();
  }
}

/** The result of the work, as a function that returns it or throws the failure. */
async function settle(visit: Visit, work: () => Promise<Json>): Promise<() => Json> {
  try {
    const result: Json | undefined = await work();
    // A service could still change what it holds.
    const copy = visit.execution.history.copyOf(result);
    return () => copy;
  } catch (reason) {
    return () => {
      throw failureOfTask(reason);
    };
  }
}

async function timeout(visit: Visit, seconds: number, signal: AbortSignal): Promise<never> {
  await visit.execution.clock.sleep(seconds * 1000, signal);
  if (signal.aborted) return never();
  throw new Failure(ErrorName.TIMEOUT, undefined, true);
}

/** Monitors that the work sends heartbeats often enough. */
class Heart {
  private lastBeat: number;

  public constructor(
    private readonly visit: Visit,
    private readonly signal: AbortSignal,
  ) {
    this.lastBeat = visit.execution.clock.now();
  }

  public beat(): void {
    this.lastBeat = this.visit.execution.clock.now();
  }

  public async failure(seconds: number): Promise<never> {
    const { clock } = this.visit.execution;
    for (;;) {
      const left = this.lastBeat + seconds * 1000 - clock.now();
      if (left <= 0) throw new Failure(ErrorName.HEARTBEAT_TIMEOUT, undefined, true);
      await clock.sleep(left, this.signal);
      if (this.signal.aborted) return never();
    }
  }
}

/** Rejects if the branch is stopped; it follows the branch, and ends when the work has ended. */
async function stopped(watch: AbortSignal, branch: AbortSignal): Promise<never> {
  if (!watch.aborted) {
    await new Promise<void>((resolve) => watch.addEventListener('abort', () => resolve(), { once: true }));
  }
  if (branch.aborted) throw new Aborted();
  return never();
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

function textAt(visit: Visit, section: 'Execution' | 'StateMachine'): string {
  return String(member(visit.execution.context[section], 'Id'));
}
