/** A picture in text of who waits for what: the calls of an execution, each as a bar from its start to its end, by medians. */
import type { HistoryEvent } from 'sentiment-form-local/lib/asl';
import { medianOf } from './draws';
import { callsOf, type TimedCall } from '../forms/critical-path';

/** Milliseconds that one character stands for. */
const SCALE = 5;
const NAME_WIDTH = 28;

/** The calls of one execution, those that begin first on top; calls at the same time are under each other. */
export function timelineOf(title: string, history: readonly HistoryEvent[]): string {
  const started = medianOf('sfn');
  const calls = callsOf(history, medianOf).map((one) => ({
    ...one,
    start: one.start + started,
    end: one.end + started,
  }));
  const all = [{ state: 'StartSyncExecution', service: 'sfn', start: 0, end: started }, ...calls].sort(
    (a, b) => a.start - b.start,
  );
  const total = Math.max(...all.map(({ end }) => end));
  return [`${title}: ${total} ms`, ...all.map(barOf)].join('\n');
}

function barOf({ state, start, end }: TimedCall): string {
  const [before, long] = [Math.round(start / SCALE), Math.max(1, Math.round((end - start) / SCALE))];
  return `  ${state.padEnd(NAME_WIDTH)}${' '.repeat(before)}${'█'.repeat(long)} ${end - start}`;
}
