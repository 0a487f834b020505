/** Runs one schedule and checks the laws, and finds the shortest schedule that breaks the same law. */
import * as fc from 'fast-check';
import type { Deployment } from './deployment';
import { LAWS, type Law } from './laws';
import { schedules, type Schedule } from './schedule';
import { simulate, type World } from './world';

/** A law that was broken, and how. */
export interface Violation {
  readonly law: Law;
  readonly what: string;
}

/** The result of a schedule. */
export interface Outcome {
  readonly world: World;
  readonly violation?: Violation;
}

/** A violation, and the shortest schedule that shows it. */
export interface Shrunk {
  readonly schedule: Schedule;
  readonly outcome: Outcome;
  /** How many schedules were tried to find it. */
  readonly tried: number;
}

/** Runs a schedule, and returns the first violation of a law. */
export async function runSchedule(deployment: Deployment, schedule: Schedule): Promise<Outcome> {
  let violation: Violation | undefined;
  const world = await simulate(deployment, schedule, (at) => {
    violation ??= firstViolation((law) => law.always?.(at));
  });
  violation ??= firstViolation((law) => law.finally?.(world));
  return { world, violation };
}

/** The schedule of a seed. */
export function scheduleOf(seed: number): Schedule {
  const [schedule] = fc.sample(schedules, { seed, numRuns: 1, unbiased: true } as fc.Parameters<Schedule>);
  return schedule;
}

/** The shortest schedule that can be found that breaks the same law as the schedule of a seed. */
export async function shrink(deployment: Deployment, seed: number, law: Law): Promise<Shrunk | undefined> {
  let tried = 0;
  let shortest: { schedule: Schedule; outcome: Outcome } | undefined;
  const breaks = fc.asyncProperty(schedules, async (schedule) => {
    tried += 1;
    const outcome = await runSchedule(deployment, schedule);
    if (outcome.violation?.law !== law) return true;
    shortest = { schedule, outcome };
    return false;
  });
  await fc.check(breaks, { seed, numRuns: 1, unbiased: true, interruptAfterTimeLimit: SHRINKING_TIME });
  return shortest && { ...shortest, tried };
}

const SHRINKING_TIME = 60_000;

function firstViolation(check: (law: Law) => string | undefined): Violation | undefined {
  for (const law of LAWS) {
    const what = check(law);
    if (what !== undefined) return { law, what };
  }
  return undefined;
}
