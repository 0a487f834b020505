import { createRecorder } from '../../src/inspector/record/recorder';
import { percentile, slicesOf } from '../../src/inspector/record/statistics';

const sample = (stopDate: number, duration: number, status: 'SUCCEEDED' | 'FAILED' = 'SUCCEEDED') => ({
  stateMachineName: 'Form',
  status,
  stopDate,
  duration,
});

test('a percentile is the nearest rank, and undefined without values', () => {
  expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(percentile([1, 2, 3, 4], 0.99)).toBe(4);
  expect(percentile([7], 0.5)).toBe(7);
  expect(percentile([], 0.5)).toBeUndefined();
});

test('time slices count how many executions ended in them and how many failed, until now', () => {
  const now = 1_000_000;
  const { width, slices } = slicesOf([sample(now - 6_000, 10), sample(now - 1, 30, 'FAILED'), sample(now, 20)], now);
  expect(width).toBe(5_000);
  expect(slices).toHaveLength(48);
  expect(slices.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(slices[47]).toEqual({ start: now, count: 1, failed: 0, p50: 20, p99: 20 });
  expect(slices[46]).toMatchObject({ count: 1, failed: 1, p50: 30 });
});

test('the time slices are wider for a longer period', () => {
  const now = 100_000_000;
  const widths = [1_000, 300_000, 2_000_000, 30_000_000].map((age) => slicesOf([sample(now - age, 1)], now).width);
  expect(widths).toEqual([5_000, 15_000, 60_000, 900_000]);
  const { slices } = slicesOf([sample(now - 30_000_000, 1)], now);
  expect(slices.reduce((sum, { count }) => sum + count, 0)).toBe(1);
});

test('a recorder passes everything on, and keeps the newest 2,000 lines, each truncated to 2,000 characters', () => {
  const passed: string[] = [];
  const next = { execution: fail, invocation: fail, refusal: fail, error: (message: string) => passed.push(message) };
  const recorder = createRecorder(next, []);
  for (let i = 0; i < 2_100; i += 1) recorder.error(`${i}`);
  recorder.error('x'.repeat(5_000));
  const lines = recorder.lines();
  expect(passed).toHaveLength(2_101);
  expect(lines).toHaveLength(2_000);
  expect(lines[0]).toMatchObject({ kind: 'error', text: '101' });
  expect(lines[1_999].text).toHaveLength(2_000);
});

function fail(): never {
  throw new Error('Nothing of the kind was logged.');
}
