/** The input of a target. */
import { type ScheduleDescription, type ScheduleTarget } from './description';

/** One occasion on which a schedule runs. */
export interface Firing {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** The target's input as JSON text, with Scheduler's context attributes filled in. */
export function targetInput(schedule: ScheduleDescription, target: ScheduleTarget, firing: Firing): string {
  const { input, source } = target;
  if (input === undefined) return JSON.stringify(defaultEvent(schedule, source, firing));
  return source === 'aws.scheduler' ? filledIn(input, schedule, firing) : input;
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html */
function filledIn(input: string, { arn }: ScheduleDescription, { id, time }: Firing): string {
  const values: Readonly<Record<string, string>> = {
    'schedule-arn': arn,
    'scheduled-time': timestamp(time),
    'execution-id': id,
    'attempt-number': '1',
  };
  return input.replace(/<aws\.scheduler\.([a-z-]+)>/g, (whole, name: string) => values[name] ?? whole);
}

/** What AWS sends if the target has no input; Scheduler sends its empty detail as text. */
function defaultEvent(
  { arn }: ScheduleDescription,
  source: ScheduleTarget['source'],
  { id, time }: Firing,
): Record<string, unknown> {
  const [, , , region, account] = arn.split(':');
  return {
    version: '0',
    id,
    'detail-type': 'Scheduled Event',
    source,
    account,
    time: timestamp(time),
    region,
    resources: [arn],
    detail: source === 'aws.scheduler' ? '{}' : {},
  };
}

/** Without milliseconds, as in EventBridge. */
function timestamp(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
