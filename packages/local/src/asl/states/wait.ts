/** Wait: waits for a number of seconds, or until a timestamp. */
import { isInteger, type Json, numberIn, textOf } from '../../base/json';
import type { Failure } from '../errors';
import { sleep } from '../execution';
import { checkType, evaluateInteger } from '../fields-jsonata';
import { effectiveInput, evaluateAssign, readField, readReferenced, type PathScope } from '../fields-jsonpath';
import { finishWithInput } from '../result';
import { parseMoment } from '../timestamps';
import { nextOf, type Outcome, type Visit } from '../visit';

/** AWS's names for the fields with a timestamp. */
const FORMAT = 'ISO-8601 extended offset date-time format string';
const UNREADABLE = `The Timestamp field cannot be parsed as an ${FORMAT}`;

/** AWS refuses to wait for more seconds than a signed 32-bit number can represent. */
const MAX_WAIT_SECONDS = 2_147_483_647;

export async function runWait(visit: Visit): Promise<Outcome> {
  if (visit.usesJsonata) {
    await waitFor(visit, await jsonataMilliseconds(visit));
    return finishWithInput(visit);
  }
  const scope = { visit, data: effectiveInput(visit) };
  await waitFor(visit, jsonpathMilliseconds(scope));
  const path = visit.state.OutputPath;
  const output = path === undefined ? scope.data : path === null ? {} : readField(String(path), scope);
  return { output, next: nextOf(visit.state), assigned: evaluateAssign(visit, visit.state.Assign, scope.data) };
}

async function waitFor(visit: Visit, milliseconds: number): Promise<void> {
  if (milliseconds > MAX_WAIT_SECONDS * 1000) throw visit.runtimeFailure('Wait state delay is too long.');
  if (milliseconds > 0) await sleep(visit.branch, milliseconds);
}

async function jsonataMilliseconds(visit: Visit): Promise<number> {
  const { Timestamp: moment } = visit.state;
  if (moment !== undefined) {
    return untilTimestamp(visit, await checkType(visit, moment, 'Timestamp', 'string'), (text) =>
      visit.valueFailure('Timestamp', `${UNREADABLE}: ${text}`),
    );
  }
  const seconds = await evaluateInteger(visit, 'Seconds');
  if (seconds === undefined || seconds >= 0) return literalMilliseconds(visit, seconds);
  throw visit.valueFailure('Seconds', `The Seconds field cannot be negative: ${seconds}`);
}

function jsonpathMilliseconds(scope: PathScope): number {
  const {
    Seconds: seconds,
    SecondsPath: secondsPath,
    Timestamp: moment,
    TimestampPath: momentPath,
  } = scope.visit.state;
  if (typeof momentPath === 'string') {
    return untilTimestamp(scope.visit, readReferenced('TimestampPath', momentPath, scope), (text) =>
      scope.visit.runtimeFailure(
        `The TimestampPath parameter does not reference a valid ${FORMAT}: ${momentPath} == ${text}`,
      ),
    );
  }
  if (typeof secondsPath === 'string') {
    return referencedMilliseconds(scope.visit, secondsPath, readReferenced('SecondsPath', secondsPath, scope));
  }
  if (moment !== undefined) {
    return untilTimestamp(scope.visit, moment, (text) => scope.visit.runtimeFailure(`${UNREADABLE}: ${text}`));
  }
  return literalMilliseconds(scope.visit, seconds);
}

function literalMilliseconds(visit: Visit, seconds: Json | undefined): number {
  if (isInteger(seconds) && seconds >= 0) return seconds * 1000;
  throw visit.runtimeFailure(
    `The Seconds parameter must be a non-negative integer, but is: ${JSON.stringify(seconds)}`,
  );
}

function referencedMilliseconds(visit: Visit, path: string, value: Json): number {
  const seconds = numberIn(value);
  const given = `${path} == ${textOf(value)}`;
  if (!isInteger(seconds)) {
    throw visit.runtimeFailure(`The SecondsPath parameter cannot be parsed as a long value: ${given}`);
  }
  if (seconds < 0) throw visit.runtimeFailure(`The SecondsPath parameter references a negative value: ${given}`);
  return seconds * 1000;
}

function untilTimestamp(visit: Visit, value: Json, failure: (text: string) => Failure): number {
  const moment = typeof value === 'string' ? parseMoment(value) : undefined;
  if (moment !== undefined) return moment - visit.execution.clock.now();
  throw failure(textOf(value));
}
