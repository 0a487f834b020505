/** Retries a state according to its `Retry`, and handles its failure according to its `Catch`. */
import { ErrorName, Failure } from './errors';
import { sleep } from './execution';
import { evaluateAssignments, evaluateField } from './fields-jsonata';
import { evaluateAssign, placeResult } from './fields-jsonpath';
import { nextOf, type Outcome, type Visit } from './visit';
import { isObject, type Json, type JsonObject } from '../base/json';
import type { Random } from '../base/random';

const DEFAULT_INTERVAL_SECONDS = 1;
const DEFAULT_MAX_ATTEMPTS = 3;
const DEFAULT_BACKOFF_RATE = 2;

/**
 * Runs a state's work until it succeeds, its retries are used up, or a catcher handles its failure.
 * @param failedEvent the event that records a final failure, if the state's type has one
 */
export async function withRetryAndCatch(
  visit: Visit,
  attempt: () => Promise<Outcome>,
  failedEvent?: string,
): Promise<Outcome> {
  const attemptsOf = new Map<JsonObject, number>();
  for (;;) {
    try {
      return await attempt();
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.isTerminal) throw failure;
      const delay = nextDelay(visit, failure, attemptsOf);
      if (delay === undefined) return giveUp(visit, failure, failedEvent);
      await sleep(visit.branch, delay);
      visit.retryCount += 1;
    }
  }
}

/** Milliseconds until the next attempt, or undefined when there is none. */
function nextDelay(visit: Visit, failure: Failure, attemptsOf: Map<JsonObject, number>): number | undefined {
  const retrier = firstMatch(visit, 'Retry', failure)?.rule;
  if (retrier === undefined) return undefined;
  const attempts = attemptsOf.get(retrier) ?? 0;
  if (attempts >= numberOr(retrier.MaxAttempts, DEFAULT_MAX_ATTEMPTS)) return undefined;
  attemptsOf.set(retrier, attempts + 1);
  return delayMilliseconds(retrier, attempts, visit.execution.random);
}

function delayMilliseconds(retrier: JsonObject, attempts: number, random: Random): number {
  const interval = numberOr(retrier.IntervalSeconds, DEFAULT_INTERVAL_SECONDS);
  const grown = interval * numberOr(retrier.BackoffRate, DEFAULT_BACKOFF_RATE) ** attempts;
  const seconds = Math.min(grown, numberOr(retrier.MaxDelaySeconds, Infinity));
  return 1000 * seconds * (retrier.JitterStrategy === 'FULL' ? random.next() : 1);
}

async function giveUp(visit: Visit, failure: Failure, failedEvent: string | undefined): Promise<Outcome> {
  const { branch } = visit;
  const failedEventId = failedEvent === undefined ? branch.lastEventId : visit.recordAside(failedEvent);
  try {
    const outcome = await catchFailure(visit, failure);
    branch.lastEventId = failedEventId;
    return outcome;
  } catch (final) {
    if (final === failure) branch.lastEventId = failedEventId;
    // A catcher that itself fails does so before the state's failed event, and then the state fails again.
    else if (failedEvent !== undefined && final instanceof Failure && !final.isTerminal) visit.record(failedEvent);
    throw final;
  }
}

/** The next state after a failure, according to the state's `Catch`; throws the failure if nothing catches it. */
export async function catchFailure(visit: Visit, failure: Failure): Promise<Outcome> {
  const match = firstMatch(visit, 'Catch', failure);
  if (match === undefined) throw failure;
  const { rule: catcher, index } = match;
  const errorOutput: Json = failure.output;
  const next = nextOf(catcher);
  if (!visit.usesJsonata) {
    const assigned = evaluateAssign(visit, catcher.Assign, errorOutput);
    return { output: placeResult(visit, catcher.ResultPath, errorOutput), next, assigned };
  }
  const location = `Catch[${index}]`;
  const data = { errorOutput };
  const output =
    catcher.Output === undefined ? errorOutput : await evaluateField(visit, catcher.Output, `${location}/Output`, data);
  return { output, next, assigned: await evaluateAssignments(visit, catcher.Assign, `${location}/Assign`, data) };
}

/** The first retrier or catcher of a state that matches a failure. */
export function firstMatch(
  visit: Visit,
  field: 'Retry' | 'Catch',
  failure: Failure,
): { rule: JsonObject; index: number } | undefined {
  const rules = visit.state[field];
  if (!Array.isArray(rules)) return undefined;
  for (const [index, rule] of rules.entries()) {
    if (
      isObject(rule) &&
      Array.isArray(rule.ErrorEquals) &&
      rule.ErrorEquals.some((name) => matches(name, failure, visit))
    ) {
      return { rule, index };
    }
  }
  return undefined;
}

function matches(name: Json, failure: Failure, visit: Visit): boolean {
  switch (name) {
    case failure.error:
      return true;
    case ErrorName.ALL:
      return isCaughtByAll(failure);
    case ErrorName.TASK_FAILED:
      return visit.type === 'Task' && !failure.isTimeout && isCaughtByAll(failure);
    case ErrorName.TIMEOUT:
      return failure.isTimeout;
    case ErrorName.BRANCH_FAILED:
      return visit.type === 'Parallel' && isCaughtByAll(failure);
    default:
      return false;
  }
}

/** On AWS, States.ALL catches a task whose result is too large, but not a state whose own output is too large. */
function isCaughtByAll(failure: Failure): boolean {
  return failure.error !== ErrorName.DATA_LIMIT_EXCEEDED || failure.byTask;
}

function numberOr(value: Json | undefined, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}
