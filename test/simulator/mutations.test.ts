import { runSchedule, scheduleOf } from '../../simulator/check';
import { synthesize, type Deployment } from '../../simulator/deployment';
import { MUTATIONS } from '../../simulator/mutations';

/** As many schedules as a mistake may stay unseen in. */
const SCHEDULES = 500;

/** The first violation, if there is one. */
async function firstViolation(
  deployment: Deployment,
): Promise<{ seed: number; law: number; what: string } | undefined> {
  for (let seed = 1; seed <= SCHEDULES; seed++) {
    const { violation } = await runSchedule(deployment, scheduleOf(seed));
    if (violation !== undefined) return { seed, law: violation.law.number, what: violation.what };
  }
  return undefined;
}

test(`finds nothing in ${SCHEDULES} schedules of the workflow as it is`, async () => {
  expect(await firstViolation(synthesize())).toBeUndefined();
}, 180_000);

test('knows at least eight mistakes', () => {
  expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(8);
});

test.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))(
  `sees within ${SCHEDULES} schedules what breaks when somebody would: %s`,
  async (_name, { apply, laws }) => {
    const violation = await firstViolation(apply(synthesize()));
    expect(laws).toContain(violation?.law);
  },
  180_000,
);
