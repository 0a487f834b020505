/** When each event of a history would happen if each call took a given time, and the states between them no time. */
import type { HistoryEvent } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';

/** Milliseconds that a call takes, by the service as the latency profile calls it and the resource that is called. */
export type CallTime = (service: string, resource: string) => number;

/** Milliseconds from the start of the execution, by event. A Parallel state waits for its last branch. */
function timesOf(history: readonly HistoryEvent[], callTime: CallTime): ReadonlyMap<number, number> {
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
    if (event.type === 'TaskSucceeded' || event.type === 'TaskFailed') {
      const details = Object.values(event).find(isObject) ?? {};
      time += callTime(serviceOf(String(details.resourceType)), String(details.resource));
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
export function durationOf(history: readonly HistoryEvent[], callTime: CallTime): number {
  return timesOf(history, callTime).get(history[history.length - 1].id) ?? 0;
}

function serviceOf(resourceType: string): string {
  const service = resourceType.replace(/^aws-sdk:/, '');
  return service === 'ses' ? 'sesv2' : service;
}
