/**
 * Schedules that nobody drew: each makes one thing go wrong everywhere, for many customers at once. They see in a moment what random
 * ones see sooner or later, so that thousands of mutations can be tried.
 */
import type { Deployment } from '../deployment';
import { expressionsBreak } from './broken';
import type { Drill } from './drill';
import { thingsEnd } from './ends';
import { numbersDiffer } from './numbers';
import { replaysFail, sweepsFail, timeIsShort } from './replays';
import { secondTriesHelp } from './retries';
import { servicesAreAway, servicesFail } from './services';
import { runSchedule, scheduleOf, type Outcome } from '../check';

export { CALM, type Drill } from './drill';

/** All drills for a form, those first that see most. */
export function drillsFor(deployment: Deployment): Drill[] {
  return [
    servicesFail,
    sweepsFail,
    expressionsBreak,
    numbersDiffer,
    replaysFail,
    timeIsShort,
    thingsEnd,
    servicesAreAway,
    secondTriesHelp,
  ].flatMap((drills) => drills(deployment));
}

/** Schedules that are drawn, by their seeds, the last one included. */
export function drawn(from: number, to: number): Drill[] {
  return [...Array(to - from + 1).keys()].map((place) => ({
    name: `seed ${from + place}`,
    schedule: scheduleOf(from + place),
  }));
}

/** Runs a drill. */
export async function runDrill(deployment: Deployment, { schedule, deploy = (it) => it }: Drill): Promise<Outcome> {
  return runSchedule(deploy(deployment), schedule);
}

/** Runs a drill, and resolves to what is wrong, if anything is. */
export async function problemIn(deployment: Deployment, drill: Drill): Promise<string | undefined> {
  const { world, violation } = await runDrill(deployment, drill);
  return violation === undefined ? drill.check?.(world) : `law ${violation.law.number}, ${violation.what}`;
}
