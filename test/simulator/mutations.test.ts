import { runSchedule, scheduleOf } from '../../simulator/check';
import { synthesize, synthesizeTelling, type Deployment } from '../../simulator/deployment';
import { drillsFor, runDrill, type Drill } from '../../simulator/drills';
import { KNOWN } from '../../simulator/mutations';
import { SIGHTINGS } from '../../simulator/mutations/sightings';

const ALL_LAWS = [1, 2, 3, 4, 5, 6, 7, 8];
/** As many schedules as a mistake may stay unseen in. */
const SCHEDULES = 500;

/** A violation, and how to see it again. */
interface Broken {
  readonly seed: number;
  readonly law: number;
  readonly what: string;
}

/** The first violation of one of the laws, if there is one. */
async function firstViolation(
  deployment: Deployment,
  laws: readonly number[],
  from: number = 1,
  to: number = SCHEDULES,
): Promise<Broken | undefined> {
  for (let seed = from; seed <= to; seed++) {
    const { violation } = await runSchedule(deployment, scheduleOf(seed));
    if (violation === undefined || !laws.includes(violation.law.number)) continue;
    return { seed, law: violation.law.number, what: violation.what };
  }
  return undefined;
}

test.each([
  ['one notification', synthesize],
  ['two notifications, a receipt, and spam held', synthesizeTelling],
])(
  `finds nothing in ${SCHEDULES} schedules of the workflow with %s`,
  async (_, deployment) => {
    expect(await firstViolation(deployment(), ALL_LAWS)).toBeUndefined();
  },
  900_000,
);

/** What random schedules do not see soon, a drill may see at once: its seed is 0. */
async function firstInDrill(
  deployment: Deployment,
  laws: readonly number[],
  drills: readonly Drill[] = drillsFor(deployment),
): Promise<Broken | undefined> {
  for (const drill of drills) {
    const { violation } = await runDrill(deployment, drill);
    if (violation === undefined || !laws.includes(violation.law.number)) continue;
    return { seed: 0, law: violation.law.number, what: violation.what };
  }
  return undefined;
}

/** What saw it before is asked first. */
async function whereSeenBefore(
  name: string,
  deployment: Deployment,
  laws: readonly number[],
): Promise<Broken | undefined> {
  const sighting = SIGHTINGS[name];
  if (typeof sighting === 'number') return firstViolation(deployment, laws, sighting, sighting);
  const drills = drillsFor(deployment).filter((drill) => drill.name === sighting);
  return firstInDrill(deployment, laws, drills);
}

const SOON = 60;

const broken = new Set<number | undefined>();

test.each(KNOWN.map((mutation) => [mutation.name, mutation] as const))(
  `sees in the drills or within ${SCHEDULES} schedules what breaks when somebody would: %s`,
  async (name, { apply, deployment, laws }) => {
    const mistaken = apply(deployment());
    const violation =
      (await whereSeenBefore(name, mistaken, laws)) ??
      (await firstViolation(mistaken, laws, 1, SOON)) ??
      (await firstInDrill(mistaken, laws)) ??
      (await firstViolation(mistaken, laws, SOON + 1));
    expect(violation).toBeDefined();
    broken.add(violation?.law);
  },
  900_000,
);

test('sees the end of every law', () => {
  expect([...broken].sort()).toEqual(ALL_LAWS);
});

test('every sighting is of a mistake that is made', () => {
  const names = KNOWN.map(({ name }) => name);
  expect(Object.keys(SIGHTINGS).filter((name) => !names.includes(name))).toEqual([]);
});
