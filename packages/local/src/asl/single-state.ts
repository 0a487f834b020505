/** Runs a single state once: nothing before it, nothing after it, and no retries. */
import type { ArgumentProblems, Invoke } from './contract';
import { Failure } from './errors';
import type { Branch, Execution } from './execution';
import { expressionsOf } from './expressions';
import { DEFAULT_HISTORY_LIMIT, History } from './history';
import { dataLimitExceeded, isTooLarge } from './limits';
import { catchFailure, firstMatch } from './retry-catch';
import { runStates, STATE_TYPES, typeOf } from './run';
import { Variables } from './variables';
import { Visit, type Outcome } from './visit';
import { type Clock, systemClock } from '../base/clock';
import type { Json, JsonObject } from '../base/json';
import { systemRandom } from '../base/random';

/** A state and everything that it can read. */
export interface SingleState {
  readonly name: string;
  readonly state: JsonObject;
  readonly language: 'JSONata' | 'JSONPath';
  readonly input: Json;
  readonly variables: JsonObject;
  /** The whole context object, or all of it except the part about the state. */
  readonly context: JsonObject;
  readonly contextIsWhole: boolean;
  /** How often the retrier that matches the failure has already been used. */
  readonly retries: number;
}

export interface SingleStateOptions {
  readonly invoke: Invoke;
  /** @default arguments are not checked */
  readonly argumentProblems?: ArgumentProblems;
  /** @default the machine's clock */
  readonly clock?: Clock;
  /** Does the state's work. @default what its type does */
  readonly work?: (visit: Visit) => Promise<Outcome>;
}

/** How a state ended, and which of its retriers and catchers matched its failure. */
export type SingleResult =
  | { readonly kind: 'succeeded'; readonly outcome: Outcome }
  | { readonly kind: 'retried'; readonly failure: Failure; readonly retrier: number }
  | { readonly kind: 'caught'; readonly failure: Failure; readonly outcome: Outcome; readonly catcher: number }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retrier?: number };

export async function runSingleState(single: SingleState, options: SingleStateOptions): Promise<SingleResult> {
  const { Retry: _retry, Catch: _catch, ...once } = single.state;
  const branch = branchFor(single, options);
  const visit = new SingleVisit(branch, { ...single, state: once });
  const work = options.work ?? STATE_TYPES[typeOf(visit)];
  try {
    return { kind: 'succeeded', outcome: withinLimits(visit, await work(visit)) };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return handled(new SingleVisit(branch, single), failure, single.retries);
  }
}

/** The state as messages and the context object show it. */
class SingleVisit extends Visit {
  public constructor(
    branch: Branch,
    private readonly single: SingleState,
  ) {
    super(branch, single.name, single.state, single.input);
    this.retryCount = single.retries;
  }

  /** AWS does not say where an error occurred, because there is only one state. */
  public override failure(error: string, reason: string): Failure {
    return new Failure(error, reason);
  }

  /** AWS names the state StateName here, whatever its name is. */
  public override context(mapContext?: JsonObject): JsonObject {
    if (this.single.contextIsWhole) return this.single.context;
    const context = super.context(mapContext);
    return { ...context, State: { ...(context.State as JsonObject), Name: 'StateName' } };
  }
}

async function handled(visit: Visit, failure: Failure, retries: number): Promise<SingleResult> {
  if (failure.isTerminal) return { kind: 'failed', failure };
  const retrier = firstMatch(visit, 'Retry', failure);
  if (retrier !== undefined && retries < Number(retrier.rule.MaxAttempts ?? DEFAULT_MAX_ATTEMPTS)) {
    return { kind: 'retried', failure, retrier: retrier.index };
  }
  const catcher = firstMatch(visit, 'Catch', failure);
  if (catcher === undefined) return { kind: 'failed', failure, retrier: retrier?.index };
  try {
    return { kind: 'caught', failure, outcome: await catchFailure(visit, failure), catcher: catcher.index };
  } catch (another) {
    if (another instanceof Failure) return { kind: 'failed', failure: another };
    throw another;
  }
}

/** Amazon States Language: https://states-language.net/#retrying-after-error */
const DEFAULT_MAX_ATTEMPTS = 3;

function branchFor({ state, language, variables, context }: SingleState, options: SingleStateOptions): Branch {
  const { clock = systemClock, invoke, argumentProblems = () => [] } = options;
  const execution: Execution = {
    clock,
    random: systemRandom,
    invoke,
    argumentProblems,
    history: new History(() => clock.now(), DEFAULT_HISTORY_LIMIT),
    expressions: expressionsOf(state),
    runStates,
    language,
    context,
  };
  const scope = new Variables();
  scope.assign(variables);
  const { signal } = new AbortController();
  return { execution, variables: scope, signal, lastEventId: 0, abortedEvents: [] };
}

function withinLimits(visit: Visit, outcome: Outcome): Outcome {
  const { history } = visit.execution;
  const tooLarge = [outcome.output, outcome.assigned].some(
    (value) => value !== undefined && isTooLarge(value, history),
  );
  if (tooLarge) throw dataLimitExceeded(visit.name, false);
  return outcome;
}
