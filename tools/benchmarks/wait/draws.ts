/** The times of calls: drawn from the latency profile, with the same seed on every machine, or its medians. */
import type { HistoryEvent } from 'sentiment-form-local/lib/asl';
import { SeededRandom } from 'sentiment-form-local/lib/base/random';
import { percentile } from 'sentiment-form-local/lib/inspector/record/statistics';
import { sample } from 'sentiment-form-local/lib/latency/latency';
import { COLD_START, PROFILES } from 'sentiment-form-local/lib/latency/profiles';
import { callsOf, durationOf } from '../forms/critical-path';

export const RUNS = 10_000;

/** What is drawn beside the calls of an execution. */
export interface Draws {
  /** Whether every function is started. */
  readonly isCold?: boolean;
  /** The calls before the workflow: its start by the HTTP API, and the function that makes the answer. @default its start */
  readonly before?: readonly string[];
  /** Milliseconds before a state tries its call again. @default none is tried again */
  readonly pause?: (state: string, random: SeededRandom) => number;
}

/** The calls before the workflow of a form that answers with the envelope. */
export const START: readonly string[] = ['sfn'];

/** p50 and p99 of the whole wait in so many runs, in milliseconds. */
export function waitOf(history: readonly HistoryEvent[], draws: Draws = {}): [p50: number, p99: number] {
  const { isCold = false, before = START, pause = () => 0 } = draws;
  const random = new SeededRandom(1);
  const call = (service: string): number =>
    draw(service, random) + (isCold && service === 'lambda' ? sample(COLD_START, random) : 0);
  // In the order of the states' names: branches end in another order each time.
  const calls = callsOf(history, () => 0).sort((a, b) => Number(a.state > b.state) - Number(a.state < b.state));
  const once = (): number => {
    const begun = before.reduce((sum, service) => sum + call(service), 0);
    const drawn = new Map<string, number[]>();
    for (const { state, service } of calls) drawn.set(state, [...(drawn.get(state) ?? []), call(service)]);
    const next = (_service: string, _resource: string, state: string): number => drawn.get(state)?.shift() ?? 0;
    return begun + (history.length > 0 ? durationOf(history, next, (state) => pause(state, random)) : 0);
  };
  const waits = Array.from({ length: RUNS }, once);
  return [Math.round(percentile(waits, 0.5) ?? 0), Math.round(percentile(waits, 0.99) ?? 0)];
}

/** The median of a service. */
export function medianOf(service: string): number {
  return PROFILES[service]?.p50 ?? 0;
}

function draw(service: string, random: SeededRandom): number {
  const profile = PROFILES[service];
  return profile === undefined ? 0 : sample(profile, random);
}
