/** The path of an execution through its state machine, in the terms of the graph. */
import { endingOf, worst, type Ending, type StateVisit } from './visit';
import { visitsOf } from './visits';
import { type HistoryEvent } from '../../asl/contract';

/** The path of an execution. */
export interface Trace {
  readonly visits: readonly StateVisit[];
  /** The status of a visit. */
  ending(visit: StateVisit): Ending;
  /** What the execution did in a state; undefined if it did not enter it. */
  state(name: string): StateTrace | undefined;
  /** How often it went from one state to the other. */
  timesTaken(from: string, to: string): number;
}

/** All visits of one state. */
export interface StateTrace {
  readonly visits: readonly StateVisit[];
  /** The worst status of them. */
  readonly ending: Ending;
  /** Milliseconds, over all visits. */
  readonly duration: number;
  readonly retries: number;
}

/** @param now the current time, for visits that have not ended; undefined after the execution has ended */
export function traceOf(history: readonly HistoryEvent[], now?: number): Trace {
  const visits = visitsOf(history);
  const end = now ?? history.at(-1)?.timestamp ?? 0;
  const byName = groupedByName(visits);
  const steps = new Map<string, number>();
  for (const { name, follows } of visits) {
    if (follows === undefined) continue;
    const step = JSON.stringify([follows.name, name]);
    steps.set(step, (steps.get(step) ?? 0) + 1);
  }
  const ending = (visit: StateVisit): Ending => endingOf(visit, now === undefined);
  return {
    visits,
    ending,
    state: (name) => {
      const own = byName.get(name);
      return own && summarize(own, ending, end);
    },
    timesTaken: (from, to) => steps.get(JSON.stringify([from, to])) ?? 0,
  };
}

function groupedByName(visits: readonly StateVisit[]): Map<string, StateVisit[]> {
  const groups = new Map<string, StateVisit[]>();
  for (const visit of visits) {
    const group = groups.get(visit.name);
    if (group === undefined) groups.set(visit.name, [visit]);
    else group.push(visit);
  }
  return groups;
}

function summarize(visits: readonly StateVisit[], ending: (visit: StateVisit) => Ending, end: number): StateTrace {
  return {
    visits,
    ending: worst(visits.map(ending)),
    duration: visits.reduce((sum, { enteredAt, exitedAt = end }) => sum + exitedAt - enteredAt, 0),
    retries: visits.reduce((sum, { attempts }) => sum + Math.max(0, attempts.length - 1), 0),
  };
}
