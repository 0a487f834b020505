/**
 * TestState: runs one state alone, and says what comes of it.
 *
 * Unlike AWS's it also runs Map and Parallel states that no mock stands in for, and a Wait takes no time.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
 */
import { inspect } from './inspection';
import { isolate, type Isolated, type Step } from './isolated-state';
import { readTest } from './request';
import { runStateMachine, VirtualClock } from '../../asl';
import { type HistoryEvent, type Invoke, type JsonObject, type RunOptions, type RunResult } from '../../asl/contract';
import { isObject, member } from '../../asl/json';

/** The action TestState; rejects with a `ServiceError` for a request that AWS would refuse. */
export async function testState(request: JsonObject, invoke: Invoke): Promise<JsonObject> {
  const test = readTest(request);
  const options: RunOptions = {
    invoke: test.mock ?? invoke,
    context: test.context,
    ...(test.state.Type === 'Wait' && { clock: new VirtualClock(Date.now()) }),
  };
  const isolated = isolate(test);
  const result = await runStateMachine(isolated.machine, isolated.input, options);
  const step = lastStep(isolated, result.history);
  return {
    ...answerOf(result, step),
    ...(test.level !== 'INFO' && { inspectionData: await inspect(test, { result, step, options }) }),
  };
}

function answerOf(result: RunResult, step: Step | undefined): JsonObject {
  if (result.status !== 'SUCCEEDED') return { status: 'FAILED', ...errorMembers(result.error, result.cause) };
  if (step?.kind === 'retried') return { status: 'RETRIABLE', ...caughtError(result.output) };
  const output = JSON.stringify(result.output);
  if (step === undefined) return { status: 'SUCCEEDED', output };
  if (step.kind === 'next') return { status: 'SUCCEEDED', output, nextState: step.name };
  return { status: 'CAUGHT_ERROR', output, nextState: step.name, ...lastError(result.history) };
}

/** Where the state led: the end of the isolated machine that was entered. */
function lastStep({ steps }: Isolated, history: readonly HistoryEvent[]): Step | undefined {
  return history
    .filter(({ type }) => type === 'SucceedStateEntered')
    .map((event) => steps.get(String(member(event.stateEnteredEventDetails, 'name'))))
    .find((step) => step !== undefined);
}

/** What a catcher hands on where it has no words of its own. */
function caughtError(output: RunResult['output']): JsonObject {
  const { Error: error, Cause: cause } = isObject(output) ? output : {};
  return errorMembers(String(error), String(cause));
}

function lastError(history: readonly HistoryEvent[]): JsonObject {
  const details = history.flatMap((event) =>
    Object.values(event).filter((value) => member(value, 'error') !== undefined),
  );
  const last = details[details.length - 1];
  const [error, cause] = [member(last, 'error'), member(last, 'cause')];
  return errorMembers(typeof error === 'string' ? error : undefined, typeof cause === 'string' ? cause : undefined);
}

function errorMembers(error: string | undefined, cause: string | undefined): JsonObject {
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}
