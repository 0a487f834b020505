/**
 * TestState: runs one state alone, and returns its result. Unlike on AWS, a Wait takes no time.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
 */
import { httpMessages } from './http-messages';
import { Inspected } from './inspected';
import { readTest, type StateTest } from './request';
import { inspectedInvoke, workOf } from './work';
import { type Invoke } from '../../../asl/contract';
import { type Failure } from '../../../asl/errors';
import { runSingleState, type SingleResult } from '../../../asl/single-state';
import { failureDetails } from '../../../asl/task-events';
import { type Outcome } from '../../../asl/visit';
import { VirtualClock } from '../../../base/clock';
import { type Json, type JsonObject, listOf, member } from '../../../base/json';
import { argumentProblems } from '../integrations/argument-problems';

/** The action TestState; rejects with a `ServiceError` for a request that AWS would refuse. */
export async function testState(request: JsonObject, invoke: Invoke): Promise<JsonObject> {
  const test = readTest(request);
  const inspected = new Inspected();
  inspected.text('input', test.input);
  const result = await runSingleState(test, {
    invoke: inspectedInvoke(test, inspected, invoke),
    argumentProblems,
    work: workOf(test, inspected),
    ...(test.state.Type === 'Wait' && { clock: new VirtualClock(Date.now()) }),
  });
  return {
    ...answerOf(result),
    ...(test.level !== 'INFO' && { inspectionData: inspectionData(test, result, inspected) }),
  };
}

function answerOf(result: SingleResult): JsonObject {
  switch (result.kind) {
    case 'succeeded':
      return { status: 'SUCCEEDED', ...outcomeMembers(result.outcome) };
    case 'caught':
      return { status: 'CAUGHT_ERROR', ...outcomeMembers(result.outcome), ...errorMembers(result.failure) };
    case 'retried':
      return { status: 'RETRIABLE', ...errorMembers(result.failure) };
    case 'failed':
      return { status: 'FAILED', ...errorMembers(result.failure) };
  }
}

function outcomeMembers({ output, next }: Outcome): JsonObject {
  return { output: JSON.stringify(output), ...(next !== undefined && { nextState: next }) };
}

function errorMembers(failure: Failure): JsonObject {
  return failureDetails(failure);
}

function inspectionData(test: StateTest, result: SingleResult, inspected: Inspected): JsonObject {
  const data = inspected.all();
  const assigned = 'outcome' in result ? result.outcome.assigned : undefined;
  const variables = { ...test.variables, ...assigned };
  const details = errorDetails(test, result);
  return {
    ...data,
    ...(Object.keys(variables).length > 0 && { variables: JSON.stringify(variables) }),
    ...(Object.keys(details).length > 0 && { errorDetails: details }),
    ...(test.level === 'TRACE' && String(test.state.Resource).endsWith(':http:invoke') && httpMessages(data)),
  };
}

function errorDetails({ state, retries }: StateTest, result: SingleResult): JsonObject {
  if (result.kind === 'caught') return { catchIndex: result.catcher };
  if (result.kind === 'succeeded' || result.retrier === undefined) return {};
  if (result.kind === 'failed') return { retryIndex: result.retrier };
  const retriers = listOf(state.Retry);
  return { retryIndex: result.retrier, retryBackoffIntervalSeconds: backoffSeconds(retriers[result.retrier], retries) };
}

/** Whole seconds, without the jitter of a retrier. */
function backoffSeconds(retrier: Json, retries: number): number {
  const interval = Number(member(retrier, 'IntervalSeconds') ?? 1);
  const grown = interval * Number(member(retrier, 'BackoffRate') ?? 2) ** retries;
  return Math.trunc(Math.min(grown, Number(member(retrier, 'MaxDelaySeconds') ?? Infinity)));
}
