/** Counts the recorded executions by time slice. */
import { type Sample } from './recorder';

/** A time slice. */
export interface Slice {
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly count: number;
  /** All executions that did not succeed. */
  readonly failed: number;
  /** Milliseconds; undefined if none ended. */
  readonly p50?: number;
  readonly p99?: number;
}

/** The time slices of a period up to now. */
export interface Slices {
  /** Milliseconds. */
  readonly width: number;
  readonly slices: readonly Slice[];
}

/** Divides the time since the first sample into the smallest slices that cover all of it. */
export function slicesOf(samples: readonly Sample[], now: number): Slices {
  const first = samples[0]?.stopDate ?? now;
  const width = WIDTHS.find((candidate) => now - first < candidate * (COUNT - 1)) ?? WIDTHS[WIDTHS.length - 1];
  const end = Math.ceil((now + 1) / width) * width;
  const starts = Array.from({ length: COUNT }, (_, i) => end - (COUNT - i) * width);
  return {
    width,
    slices: starts.map((start) =>
      sliceOf(
        samples.filter(({ stopDate }) => stopDate >= start && stopDate < start + width),
        start,
      ),
    ),
  };
}

/** The percentile by the nearest-rank method. */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

// From five seconds to an hour: from a few attempts to a working day.
const WIDTHS = [5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000];
const COUNT = 48;

function sliceOf(samples: readonly Sample[], start: number): Slice {
  const durations = samples.map(({ duration }) => duration);
  return {
    start,
    count: samples.length,
    failed: samples.filter(({ status }) => status !== 'SUCCEEDED').length,
    p50: percentile(durations, 0.5),
    p99: percentile(durations, 0.99),
  };
}
