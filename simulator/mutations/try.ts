/** Runs a mutation until the simulator sees it, or has tried everything. */
import type { Mutation } from './mutation';
import { runSchedule, scheduleOf } from '../check';
import type { Deployment } from '../deployment';
import { drillsFor, type Drill } from '../drills';

/** So many random schedules are tried after the drills. */
const SEEDS = 15;

/** What gives a mutation away; nothing, where it was not seen. */
export async function seenIn(mutation: Mutation): Promise<string | undefined> {
  const deployment = mutation.apply(mutation.deployment());
  for (const drill of drillsFor(deployment)) {
    const problem = await problemIn(deployment, drill);
    if (problem !== undefined) return `${drill.name}: ${problem}`;
  }
  for (let seed = 1; seed <= SEEDS; seed++) {
    const problem = await problemIn(deployment, { name: '', schedule: scheduleOf(seed) });
    if (problem !== undefined) return `seed ${seed}: ${problem}`;
  }
  return undefined;
}

/** A definition that does not even run is seen as well. */
async function problemIn(deployment: Deployment, { schedule, check }: Drill): Promise<string | undefined> {
  try {
    const { world, violation } = await runSchedule(deployment, schedule);
    return violation === undefined ? check?.(world) : `law ${violation.law.number}, ${violation.what}`;
  } catch (error) {
    return `it does not run, ${String(error)}`;
  }
}
