/** Wait: lets a number of seconds pass, or all time up to a timestamp. */
import type { Json } from '../contract';
import { sleep } from '../execution';
import { checkType, evaluateInteger } from '../fields-jsonata';
import { effectiveInput, evaluateAssign, readField, readReferenced, type PathScope } from '../fields-jsonpath';
import { isInteger } from '../json';
import { finishWithInput } from '../result';
import { parseTimestamp } from '../timestamps';
import { nextOf, type Outcome, type Visit } from '../visit';

/** AWS refuses to wait for more seconds than a signed 32-bit number holds. */
const LONGEST_WAIT_SECONDS = 2_147_483_647;

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
  if (milliseconds > LONGEST_WAIT_SECONDS * 1000) throw visit.runtimeFailure('Wait state delay is too long.');
  if (milliseconds > 0) await sleep(visit.branch, milliseconds);
}

async function jsonataMilliseconds(visit: Visit): Promise<number> {
  const { Timestamp: moment } = visit.state;
  if (moment !== undefined) {
    return untilTimestamp(visit, 'Timestamp', await checkType(visit, moment, 'Timestamp', 'string'));
  }
  return inSeconds(visit, 'Seconds', (await evaluateInteger(visit, 'Seconds')) ?? null);
}

function jsonpathMilliseconds(scope: PathScope): number {
  const {
    Seconds: seconds,
    SecondsPath: secondsPath,
    Timestamp: moment,
    TimestampPath: momentPath,
  } = scope.visit.state;
  if (typeof momentPath === 'string') {
    return untilTimestamp(scope.visit, 'TimestampPath', readReferenced('TimestampPath', momentPath, scope));
  }
  if (typeof secondsPath === 'string') {
    return inSeconds(scope.visit, 'SecondsPath', readReferenced('SecondsPath', secondsPath, scope));
  }
  if (moment !== undefined) return untilTimestamp(scope.visit, 'Timestamp', moment);
  return inSeconds(scope.visit, 'Seconds', seconds ?? null);
}

function inSeconds(visit: Visit, field: string, value: Json): number {
  if (isInteger(value) && value >= 0) return value * 1000;
  throw visit.runtimeFailure(`The ${field} parameter must be a non-negative integer, but is: ${JSON.stringify(value)}`);
}

function untilTimestamp(visit: Visit, field: string, value: Json): number {
  const moment = typeof value === 'string' ? parseTimestamp(value) : undefined;
  if (moment !== undefined) return moment - visit.execution.clock.now();
  throw visit.runtimeFailure(`The ${field} parameter is not a valid RFC 3339 timestamp: ${JSON.stringify(value)}`);
}
