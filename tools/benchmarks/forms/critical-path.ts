/** When each event of a history would happen if each call took a given time, and the states between them no time. */
import type { HistoryEvent, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';

/** Milliseconds that a call takes, by the service as the latency profile calls it, the resource that is called, and the state. */
export type CallTime = (service: string, resource: string, state: string) => number;

/** Milliseconds before a call is tried again, by the name of the state. */
export type Pause = (state: string) => number;

/** One call, in milliseconds from the start of the execution. */
export interface TimedCall {
  readonly state: string;
  readonly service: string;
  readonly start: number;
  readonly end: number;
}

const NO_PAUSE: Pause = () => 0;

/** Milliseconds from the start of the execution, by event. A Parallel state waits for its last branch. */
function timesOf(history: readonly HistoryEvent[], callTime: CallTime, pause: Pause): ReadonlyMap<number, number> {
  const times = new Map<number, number>([[0, 0]]);
  const byId = new Map(history.map((event) => [event.id, event]));
  const isWithin = (event: HistoryEvent | undefined, started: number): boolean =>
    event !== undefined && (event.id === started || isWithin(byId.get(event.previousEventId), started));
  const open: number[] = [];
  for (const event of history) {
    let time = times.get(event.previousEventId) ?? 0;
    if (event.type === 'ParallelStateStarted') open.push(event.id);
    if (/^Parallel(StateSucceeded|StateFailed)$/.test(event.type)) {
      const started = open.pop() ?? 0;
      const inside = history.filter(({ id }) => id < event.id && isWithin(byId.get(id), started));
      time = Math.max(time, ...inside.map(({ id }) => times.get(id) ?? 0));
    }
    if (event.type === 'ParallelStateExited') {
      // It follows the last state of a branch, as the event before it does, which has waited for all of them.
      time = Math.max(time, times.get(successBefore(event, history)) ?? 0);
    }
    if (event.type === 'TaskScheduled' && byId.get(event.previousEventId)?.type === 'TaskFailed') {
      time += pause(stateOf(event, byId));
    }
    if (isEndOfCall(event)) {
      const details = detailsOf(event);
      time += callTime(serviceOf(String(details.resourceType)), String(details.resource), stateOf(event, byId));
    }
    times.set(event.id, time);
  }
  return times;
}

/** The end of all branches of the Parallel state that is left. */
function successBefore({ previousEventId }: HistoryEvent, history: readonly HistoryEvent[]): number {
  const isIt = (event: HistoryEvent): boolean => event.type === 'ParallelStateSucceeded';
  return history.find((event) => isIt(event) && event.previousEventId === previousEventId)?.id ?? 0;
}

/** When the last event happens. */
export function durationOf(history: readonly HistoryEvent[], callTime: CallTime, pause: Pause = NO_PAUSE): number {
  return timesOf(history, callTime, pause).get(history[history.length - 1].id) ?? 0;
}

/** All calls, in the order in which they end. */
export function callsOf(history: readonly HistoryEvent[], callTime: CallTime): TimedCall[] {
  const times = timesOf(history, callTime, NO_PAUSE);
  const byId = new Map(history.map((event) => [event.id, event]));
  return history.filter(isEndOfCall).map((event) => ({
    state: stateOf(event, byId),
    service: serviceOf(String(detailsOf(event).resourceType)),
    start: times.get(event.previousEventId) ?? 0,
    end: times.get(event.id) ?? 0,
  }));
}

function isEndOfCall({ type }: HistoryEvent): boolean {
  return type === 'TaskSucceeded' || type === 'TaskFailed';
}

function detailsOf(event: HistoryEvent): JsonObject {
  return Object.values(event).find(isObject) ?? {};
}

/** The name of the state in which an event happens. */
function stateOf(event: HistoryEvent | undefined, byId: ReadonlyMap<number, HistoryEvent>): string {
  if (event === undefined) return '';
  const { stateEnteredEventDetails: entered } = event;
  return isObject(entered) ? String(entered.name) : stateOf(byId.get(event.previousEventId), byId);
}

function serviceOf(resourceType: string): string {
  const service = resourceType.replace(/^aws-sdk:/, '');
  return service === 'ses' ? 'sesv2' : service;
}
