/** Reads executions that AWS recorded, and compares ours with them by the rules of their README. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HistoryEvent } from '../../../src/asl';
import { isObject, type Json, type JsonObject } from '../../../src/base/json';

/** One recorded execution. */
export interface Recording {
  readonly id: string;
  readonly key: string;
  readonly kind: 'pure' | 'lambda' | 'dynamodb';
  readonly definition: JsonObject;
  readonly input: Json;
  readonly lambdas: readonly { readonly name: string; readonly handler: string }[];
  readonly expected: { readonly status: string; readonly output?: Json; readonly error?: Json; readonly cause?: Json };
  readonly history?: readonly JsonObject[];
}

/** The folder of the recordings, or undefined if there is none. */
export function recordingsFile(): string | undefined {
  const folder = process.env.CONFORMANCE_DIR;
  if (folder === undefined) return undefined;
  const file = join(folder, 'executions.jsonl');
  if (!existsSync(file)) throw new Error(`CONFORMANCE_DIR names a folder without executions.jsonl: ${folder}`);
  return file;
}

/** The recordings of a file that has one a line. */
export function readRecordings(file: string): Recording[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Recording);
}

/** Keys whose values differ from run to run. */
const IGNORED_KEYS = ['SdkHttpMetadata', 'SdkResponseMetadata', 'RedriveCount'];

const WILDCARD = /^(?:datetime|date|timestamp|snf_role_arn|activity_arn|RandomNumberGenerated|.*-time)$/;
const PLACEHOLDER = /<[^<>]*>|\blambda_function_name\b/;

/** Whether a value is what was recorded, wildcards allowed for. */
export function matchesRecorded(recorded: Json, actual: Json | undefined): boolean {
  if (actual === undefined) return false;
  if (typeof recorded === 'string') return matchesText(recorded, actual);
  if (Array.isArray(recorded)) {
    if (!Array.isArray(actual) || actual.length !== recorded.length) return false;
    return recorded.every((item, index) => matchesRecorded(item, actual[index]));
  }
  if (!isObject(recorded)) return recorded === actual;
  if (typeof actual === 'string') return isObject(parsed(actual)) && matchesRecorded(recorded, parsed(actual));
  if (!isObject(actual)) return false;
  const keys = (value: JsonObject) => Object.keys(value).filter((key) => !IGNORED_KEYS.includes(key));
  const recordedKeys = keys(recorded);
  return (
    keys(actual).length === recordedKeys.length &&
    recordedKeys.every((key) => matchesRecorded(recorded[key], Object.hasOwn(actual, key) ? actual[key] : undefined))
  );
}

function matchesText(recorded: string, actual: Json): boolean {
  if (WILDCARD.test(recorded) || recorded === actual) return true;
  const parts = recorded.split(PLACEHOLDER);
  if (parts.length === 1 || typeof actual !== 'string') return false;
  const literals = parts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literals.join('.*')}$`, 's').test(actual);
}

/** Outputs that are no objects were recorded as JSON text. */
export function parsed(value: Json): Json {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

/**
 * Whether the event types and their order are what was recorded. Where branches ran side by side, the recording has
 * the id 0 and an order by type; there a gap in the ids after them stands for one event that it lost.
 */
export function sameEventTypes(recorded: readonly JsonObject[], actual: readonly HistoryEvent[]): boolean {
  let position = 0;
  for (const run of runsOf(recorded)) {
    const sorted = isSorted(run[0]);
    const skipped = sorted ? 0 : Math.max(0, Number(run[0].id) - position - 1);
    const lost = actual.slice(position, position + skipped).map(({ type }) => type);
    const expected = run.map((event) => String(event.type));
    const ours = actual.slice(position + skipped, position + skipped + run.length).map(({ type }) => type);
    if (lost.some((type) => !type.endsWith('StateSucceeded'))) return false;
    if (sorted ? !sameItems(expected, ours) : expected.join() !== ours.join()) return false;
    position += skipped + run.length;
  }
  return position === actual.length;
}

/** Whether every event follows the event that it follows in the recording. */
export function sameLinks(recorded: readonly JsonObject[], actual: readonly HistoryEvent[]): boolean {
  return recorded.every(
    (event) => isSorted(event) || event.previousEventId === actual[Number(event.id) - 1]?.previousEventId,
  );
}

/** Whether the events' own details are what was recorded, however their JSON text is spaced. */
export function sameDetails(recorded: readonly JsonObject[], actual: readonly HistoryEvent[]): boolean {
  const withoutId = new Set(actual);
  return recorded.every((event) => {
    const own = actual[Number(event.id) - 1];
    if (!isSorted(event)) return hasDetails(event, own);
    const match = [...withoutId].find((candidate) => candidate.type === event.type && hasDetails(event, candidate));
    return match !== undefined && withoutId.delete(match);
  });
}

function hasDetails(recorded: JsonObject, event: HistoryEvent | undefined): boolean {
  const ours: JsonObject = { ...event };
  const details = Object.entries(recorded).filter(([key]) => key.endsWith('EventDetails'));
  return details.every(([key, value]) => matchesRecorded(withoutText(value), withoutText(ours[key])));
}

/** Details with their JSON texts parsed, those of variables too. */
function withoutText(details: Json | undefined): Json {
  if (!isObject(details)) return details ?? null;
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      key === 'assignedVariables' ? withoutText(value) : parsed(value),
    ]),
  );
}

/** Groups of consecutive events: those with IDs, and those without. */
function runsOf(events: readonly JsonObject[]): JsonObject[][] {
  const runs: JsonObject[][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last !== undefined && isSorted(last[0]) === isSorted(event)) last.push(event);
    else runs.push([event]);
  }
  return runs;
}

/** The recorder sorted these events, and noted their ids as `[0]`. */
function isSorted(event: JsonObject): boolean {
  return Number(event.id) === 0;
}

function sameItems(left: readonly string[], right: readonly string[]): boolean {
  return [...left].sort().join() === [...right].sort().join();
}
