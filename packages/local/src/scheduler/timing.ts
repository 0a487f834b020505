/** When a schedule is due. */
import { type ScheduleDescription, type Timing } from './description';

const UNIT_MILLIS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * The timing of `rate(5 minutes)` or `at(2026-01-01T00:00:00)`; undefined for expressions that do not run here, such as
 * `cron(...)`.
 *
 * @param timezone only UTC is supported
 */
export function timingOf(expression: string, timezone = 'UTC'): Timing | undefined {
  const [, count, unit] = /^rate\(\s*(\d+)\s+(minute|hour|day)s?\s*\)$/.exec(expression) ?? [];
  if (unit !== undefined && Number(count) > 0) return { kind: 'rate', milliseconds: Number(count) * UNIT_MILLIS[unit] };
  const [, moment] = /^at\(\s*(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\s*\)$/.exec(expression) ?? [];
  const time = Date.parse(`${moment}Z`);
  return Number.isNaN(time) || !UTC_NAMES.has(timezone) ? undefined : { kind: 'at', time };
}

/**
 * The first time after `after` at which a schedule is due.
 *
 * @param since when it was created; its intervals are counted from there, or from its own start
 */
export function nextDue(schedule: ScheduleDescription, since: number, after: number): number | undefined {
  const { timing, enabled, startsAt = since, endsAt = Infinity } = schedule;
  if (!enabled || timing === undefined) return undefined;
  if (timing.kind === 'at') return timing.time > after ? timing.time : undefined;
  const passed = Math.max(Math.floor((after - startsAt) / timing.milliseconds) + 1, startsAt > since ? 0 : 1);
  const due = startsAt + passed * timing.milliseconds;
  return due <= endsAt ? due : undefined;
}

const UTC_NAMES: ReadonlySet<string> = new Set(['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT']);
