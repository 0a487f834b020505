/** Runs sequences of states at the same time: the branches of a Parallel state, or the items of a Map state. */
import { Aborted, Failure } from './errors';
import { childController, STOPPED, type AbortedEvent, type Branch } from './execution';
import { dataLimitExceeded, isTooLarge } from './limits';
import { Variables } from './variables';
import type { Visit } from './visit';
import type { Json, JsonObject } from '../base/json';

/** Starts branches of one state, and stops them all as soon as one fails and the state with it. */
export class Fork {
  /** Why the state fails, and the branch that failed first. */
  public failed?: { readonly failure: Failure; readonly branch: Branch };
  private readonly scope: ReturnType<typeof childController>;

  public constructor(private readonly visit: Visit) {
    this.scope = childController(visit.branch.signal);
  }

  /** Creates a branch whose first event follows the given one. */
  public open(lastEventId: number, mapContext: JsonObject | undefined = this.visit.branch.mapContext): Branch {
    const { execution, variables } = this.visit.branch;
    return {
      execution,
      variables: new Variables(variables),
      signal: this.scope.controller.signal,
      mapContext,
      lastEventId,
      abortedEvents: [],
    };
  }

  /** Runs a branch to its end, and returns its result or why it failed; undefined if it was stopped. */
  public async run(branch: Branch, machine: JsonObject, input: Json): Promise<{ output: Json } | Failure | undefined> {
    if (branch.signal.aborted) return undefined;
    if (isTooLarge(input, branch.execution.history)) return dataLimitExceeded(this.visit.name, false);
    try {
      return { output: await branch.execution.runStates(machine, input, branch) };
    } catch (error) {
      if (error instanceof Aborted) return undefined;
      if (error instanceof Failure) return error;
      throw error;
    }
  }

  /** Fails the state. The branches that are still running are stopped. */
  public fail(failure: Failure, branch: Branch): void {
    if (this.failed !== undefined) return;
    this.failed = { failure, branch };
    this.scope.controller.abort(STOPPED);
  }

  /** Waits until all work has ended. An error in one, such as a full history, stops the others. */
  public async join(work: readonly Promise<void>[]): Promise<void> {
    let broken: unknown;
    const stopAll = (error: unknown) => {
      broken ??= error;
      this.scope.controller.abort(STOPPED);
    };
    await Promise.all(work.map((part) => part.catch(stopAll)));
    this.scope.release();
    if (broken !== undefined) throw broken;
  }

  /**
   * Must be called after `join`: throws the failure of the state, if there is one.
   * @param stopped records the branches that were stopped
   */
  public close(stopped: readonly AbortedEvent[]): void {
    const { branch } = this.visit;
    if (branch.signal.aborted) {
      branch.abortedEvents.push(...stopped);
      throw new Aborted();
    }
    if (this.failed === undefined) return;
    branch.lastEventId = this.failed.branch.lastEventId;
    const { failure } = this.failed;
    if (!failure.isTerminal) for (const { type, details } of stopped) this.visit.recordAside(type, details);
    throw failure;
  }
}
