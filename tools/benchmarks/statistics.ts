/** The statistics of several rounds of a benchmark. */
import { percentile } from 'sentiment-form-local/lib/inspector/record/statistics';

export function median(values: readonly number[]): number {
  return percentile(values, 0.5) ?? NaN;
}

/** The median of the ratios of several rounds, with the lowest and the highest. */
export function spread(ratios: readonly number[]): string {
  return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}, ${Math.max(...ratios).toFixed(2)})`;
}
