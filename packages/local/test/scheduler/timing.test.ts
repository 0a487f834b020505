import { type ScheduleDescription } from '../../src/scheduler/description';
import { nextDue, timingOf } from '../../src/scheduler/timing';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 0, 1);

test.each([
  ['rate(1 minute)', MINUTE],
  ['rate(5 minutes)', 5 * MINUTE],
  ['rate(2 hours)', 120 * MINUTE],
  ['rate(1 day)', 1440 * MINUTE],
])('reads %s', (expression, milliseconds) => {
  expect(timingOf(expression)).toEqual({ kind: 'rate', milliseconds });
});

test('reads at(...) in UTC only', () => {
  const expression = 'at(2026-01-01T12:30:00)';
  expect(timingOf(expression)).toEqual({ kind: 'at', time: Date.UTC(2026, 0, 1, 12, 30) });
  expect(timingOf(expression, 'Europe/Vienna')).toBeUndefined();
});

test.each(['cron(0 12 * * ? *)', 'rate(0 minutes)', 'rate(5)', 'rate(1.5 hours)', 'at(tomorrow)', 'every minute'])(
  'does not run %s',
  (expression) => {
    expect(timingOf(expression)).toBeUndefined();
  },
);

describe('a rate', () => {
  const rate = (overrides: Partial<ScheduleDescription> = {}): ScheduleDescription => ({
    name: 's',
    arn: 'arn',
    expression: 'rate(5 minutes)',
    timing: { kind: 'rate', milliseconds: 5 * MINUTE },
    enabled: true,
    targets: [],
    ...overrides,
  });

  test('is due one interval after the start, and then after each interval', () => {
    expect(nextDue(rate(), NOW, NOW)).toBe(NOW + 5 * MINUTE);
    expect(nextDue(rate(), NOW, NOW + 5 * MINUTE)).toBe(NOW + 10 * MINUTE);
    expect(nextDue(rate(), NOW, NOW + 11 * MINUTE)).toBe(NOW + 15 * MINUTE);
  });

  test('starts with its start date, whether that is earlier or later', () => {
    expect(nextDue(rate({ startsAt: NOW + MINUTE }), NOW, NOW)).toBe(NOW + MINUTE);
    expect(nextDue(rate({ startsAt: NOW - MINUTE }), NOW, NOW)).toBe(NOW + 4 * MINUTE);
  });

  test('ends with its end date', () => {
    const ending = rate({ endsAt: NOW + 5 * MINUTE });
    expect(nextDue(ending, NOW, NOW)).toBe(NOW + 5 * MINUTE);
    expect(nextDue(ending, NOW, NOW + 5 * MINUTE)).toBeUndefined();
  });

  test('is never due if it is disabled or cannot be read', () => {
    expect(nextDue(rate({ enabled: false }), NOW, NOW)).toBeUndefined();
    expect(nextDue(rate({ timing: undefined }), NOW, NOW)).toBeUndefined();
  });

  test('a one-time schedule is due once, and not after its time has passed', () => {
    const moment = rate({ timing: { kind: 'at', time: NOW } });
    expect(nextDue(moment, NOW - 1, NOW - 1)).toBe(NOW);
    expect(nextDue(moment, NOW - 1, NOW)).toBeUndefined();
  });
});
