/**
 * How fast the simulator is: schedules a second, and submissions a second, with faults and without.
 *
 * `npm run bench -- simulator [schedules]`
 */
import { runSchedule, scheduleOf } from '../simulator/check';
import { synthesize } from '../simulator/deployment';
import { CALM } from '../simulator/drills';
import type { Schedule } from '../simulator/schedule';

/** Expressions are compiled, and machine code is made, before anything is measured. */
const WARM_UP = 50;
const DEFAULT_SCHEDULES = 500;

void main(Number(process.argv[2] ?? DEFAULT_SCHEDULES));

async function main(schedules: number): Promise<void> {
  await measure(WARM_UP, (seed) => scheduleOf(seed));
  report('random schedules', await measure(schedules, (seed) => scheduleOf(seed)));
  report('no faults', await measure(schedules, (seed) => withoutFaults(scheduleOf(seed))));
}

interface Measured {
  readonly seconds: number;
  readonly schedules: number;
  readonly submissions: number;
  readonly executions: number;
}

async function measure(schedules: number, of: (seed: number) => Schedule): Promise<Measured> {
  const deployment = synthesize();
  const start = process.hrtime.bigint();
  let [submissions, executions] = [0, 0];
  for (let seed = 1; seed <= schedules; seed++) {
    const { world } = await runSchedule(deployment, of(seed));
    submissions += world.facts.posts.length;
    executions += world.facts.executions.length;
  }
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, schedules, submissions, executions };
}

function withoutFaults(schedule: Schedule): Schedule {
  const { seed, posts } = schedule;
  return { ...CALM, seed, posts };
}

function report(name: string, { seconds, schedules, submissions, executions }: Measured): void {
  const rate = (count: number) => (count / seconds).toFixed(1).padStart(8);
  console.log(
    `${name.padEnd(18)}${rate(schedules)} schedules/s ${rate(submissions)} submissions/s ${rate(executions)} executions/s`,
  );
}
