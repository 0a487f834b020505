/**
 * Runs state machines in the Amazon States Language, as AWS Step Functions does. It knows no service, and gets time and
 * random numbers from its caller, so that the runner and the simulator can both use it.
 */
import { executionContext } from './context-object';
import type { RunOptions, RunResult } from './contract';
import { Aborted, ErrorName, Failure } from './errors';
import { childController, STOPPED, timestamp, type Branch, type Execution } from './execution';
import { expressionsOf } from './expressions';
import { DEFAULT_HISTORY_LIMIT, History } from './history';
import { runStates } from './run';
import { failureDetails } from './task-events';
import { Variables } from './variables';
import { systemClock } from '../base/clock';
import { isObject, type Json, type JsonObject, objectOf } from '../base/json';
import { systemRandom } from '../base/random';

export { type Clock, systemClock, VirtualClock } from '../base/clock';
export { type Json, type JsonObject } from '../base/json';
export * from './contract';
export { type Random, SeededRandom, systemRandom } from '../base/random';

/**
 * Runs a state machine to its end. It never rejects because of a definition or an input: the execution ends as FAILED.
 * It does not check the definition as a whole either (`checkDefinition` does): a state that cannot run fails when it is
 * reached.
 *
 * @param definition the state machine, parsed; pass the same object again so that its expressions are compiled only
 * once
 * @param input the execution's input
 */
export async function runStateMachine(definition: Json, input: Json, options: RunOptions): Promise<RunResult> {
  const machine = objectOf(definition);
  const { clock = systemClock, random = systemRandom } = options;
  const history = new History(() => clock.now(), options.historyLimit ?? DEFAULT_HISTORY_LIMIT, options.onEvent);
  const context = executionContext(input, timestamp(clock.now()), random, options);
  const execution: Execution = {
    clock,
    random,
    invoke: options.invoke,
    argumentProblems: options.argumentProblems ?? (() => []),
    history,
    expressions: expressionsOf(machine),
    runStates,
    language: machine.QueryLanguage,
    context,
  };
  history.add('ExecutionStarted', 0, {
    input: history.text(input),
    inputDetails: { truncated: false },
    roleArn: roleOf(context),
  });
  const ending = await runToEnd(machine, input, execution, options.signal);
  return { ...ending, history: history.events };
}

type Ending = Omit<RunResult, 'history'>;

async function runToEnd(machine: JsonObject, input: Json, execution: Execution, signal?: AbortSignal): Promise<Ending> {
  const { controller, release } = childController(signal);
  const branch: Branch = {
    execution,
    variables: new Variables(),
    signal: controller.signal,
    lastEventId: 0,
    abortedEvents: [],
  };
  const timeout = startTimeout(machine.TimeoutSeconds, execution, controller);
  try {
    const output = await runStates(machine, input, branch);
    const details = { output: execution.history.text(output), outputDetails: { truncated: false } };
    execution.history.add('ExecutionSucceeded', branch.lastEventId, details);
    return { status: 'SUCCEEDED', output };
  } catch (error) {
    return endBadly(error, branch, timeout.expired());
  } finally {
    timeout.cancel();
    release();
  }
}

function endBadly(error: unknown, branch: Branch, timedOut: boolean): Ending {
  const { history } = branch.execution;
  if (error instanceof Aborted) {
    for (const { type, details } of branch.abortedEvents) {
      branch.lastEventId = history.add(type, branch.lastEventId, details);
    }
    if (!timedOut) {
      history.add('ExecutionAborted', branch.lastEventId, {});
      return { status: 'ABORTED' };
    }
    const failure = new Failure(ErrorName.TIMEOUT, undefined);
    history.add('ExecutionTimedOut', branch.lastEventId, failureDetails(failure));
    return { status: 'TIMED_OUT', ...failureDetails(failure) };
  }
  if (!(error instanceof Failure)) throw error;
  const details = failureDetails(error);
  history.add('ExecutionFailed', branch.lastEventId, details);
  return { status: 'FAILED', ...details };
}

/** Stops the whole execution when its `TimeoutSeconds` are over. */
function startTimeout(
  seconds: Json | undefined,
  { clock }: Execution,
  controller: AbortController,
): { expired: () => boolean; cancel: () => void } {
  if (typeof seconds !== 'number') return { expired: () => false, cancel: () => undefined };
  const timer = new AbortController();
  let expired = false;
  void clock.sleep(seconds * 1000, timer.signal).then(() => {
    if (timer.signal.aborted) return;
    expired = true;
    controller.abort(STOPPED);
  });
  return { expired: () => expired, cancel: () => timer.abort(STOPPED) };
}

function roleOf(context: JsonObject): Json {
  return isObject(context.Execution) ? context.Execution.RoleArn : null;
}
