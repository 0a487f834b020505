import { deploymentOfForm, synthesize, synthesizeNotifying, type Deployment } from '../../tools/simulator/deployment';
import { drawn, drillsFor, runDrill, type Drill } from '../../tools/simulator/drills';
import type { Form } from '../../tools/simulator/forms/form';
import { LAW_NUMBERS } from '../../tools/simulator/laws';
import { rememberEvaluations } from '../../tools/simulator/memory';
import { KNOWN } from '../../tools/simulator/mutations';
import { SIGHTINGS } from '../../tools/simulator/mutations/sightings';

// A mutated workflow evaluates almost all expressions like the original.
rememberEvaluations();

/** In how many schedules a mistake may remain undetected. */
const SCHEDULES = 500;
const DRAWN = drawn(1, SCHEDULES);

/** A violation, and how to see it again. */
interface Broken {
  readonly seenBy: string;
  /** Undefined if a drill found something wrong that breaks no law. */
  readonly law?: number;
  readonly what: string;
}

/** The first violation of one of the laws, or something else that a drill found wrong. Undefined if nothing is wrong. */
async function firstViolation(
  deployment: Deployment,
  laws: readonly number[],
  drills: readonly Drill[],
): Promise<Broken | undefined> {
  for (const drill of drills) {
    const { world, violation } = await runDrill(deployment, drill);
    if (violation !== undefined && laws.includes(violation.law.number)) {
      return { seenBy: drill.name, law: violation.law.number, what: violation.what };
    }
    const what = violation === undefined ? drill.check?.(world) : undefined;
    if (what !== undefined) return { seenBy: drill.name, what };
  }
  return undefined;
}

/** A drill may detect immediately what random schedules detect only after a long time. */
const SOON = 60;

test.each([
  ['one notification', synthesize],
  ['two notifications, a receipt, and spam held', synthesizeNotifying],
])(
  `finds nothing in ${SOON} schedules of the workflow with %s`,
  async (_, deployment) => {
    expect(await firstViolation(deployment(), LAW_NUMBERS, DRAWN.slice(0, SOON))).toBeUndefined();
  },
  900_000,
);

const broken = new Set<number>();
/** The schedules that saw a mistake, by the form in which it was made. */
const sawOne = new Map<Form, Set<string>>();

test.each(KNOWN.map((mutation) => [mutation.name, mutation] as const))(
  `detects in the drills or within ${SCHEDULES} schedules what breaks if the workflow would: %s`,
  async (name, { apply, deployment, laws }) => {
    const mistaken = apply(deployment());
    const drills = drillsFor(mistaken);
    // The schedule that detected it before is tried first.
    const before = [...drills, ...DRAWN].filter((drill) => drill.name === SIGHTINGS[name]);
    const all = [...before, ...DRAWN.slice(0, SOON), ...drills, ...DRAWN.slice(SOON)];
    const violation = await firstViolation(mistaken, laws, all);
    expect(violation).toBeDefined();
    if (violation?.law !== undefined) broken.add(violation.law);
    const { form } = deployment();
    sawOne.set(form, (sawOne.get(form) ?? new Set()).add(violation?.seenBy ?? ''));
  },
  900_000,
);

test('a schedule that detects a mistake finds nothing without it', async () => {
  for (const [form, names] of sawOne) {
    const deployment = deploymentOfForm(form);
    const schedules = [...drillsFor(deployment), ...DRAWN].filter(({ name }) => names.has(name));
    expect(schedules).toHaveLength(names.size);
    expect(await firstViolation(deployment, LAW_NUMBERS, schedules)).toBeUndefined();
  }
}, 900_000);

test('detects a violation of every law', () => {
  expect([...broken].sort((a, b) => a - b)).toEqual(LAW_NUMBERS);
});

test('has sightings of existing mistakes only', () => {
  const names = KNOWN.map(({ name }) => name);
  expect(Object.keys(SIGHTINGS).filter((name) => !names.includes(name))).toEqual([]);
});
