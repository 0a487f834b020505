import { deploymentOfForm } from '../../tools/simulator/deployment';
import { drillsFor, runDrill } from '../../tools/simulator/drills';
import type { Form } from '../../tools/simulator/forms/form';
import { NOTIFYING, SIMPLE, WIDE } from '../../tools/simulator/forms/forms';
import { AFTER_ANSWER, OTHERS } from '../../tools/simulator/forms/others';
import { rememberEvaluations } from '../../tools/simulator/memory';
import { statesOf } from '../../tools/simulator/mutations/mutation';
import type { World } from '../../tools/simulator/world';

// Forms have most of their expressions in common.
rememberEvaluations();

/** Those that make the templates of all forms: the form with one notification has no state that is not in one of them. */
const FORMS = [NOTIFYING, WIDE, ...OTHERS.filter((form) => form !== AFTER_ANSWER)];

const entered = new Set<string>();

/** The states of a form that no drill of this or an earlier form has entered. */
function missing(form: (typeof FORMS)[number]): string[] {
  return [...statesOf(deploymentOfForm(form)).keys()].filter((state) => !entered.has(state));
}

test.each(FORMS.map((form) => [form.name, form] as const))(
  'the drills break no law, and enter every state of a form with %s',
  async (_, form) => {
    // Where all states were entered before, there is nothing new to see.
    if (missing(form).length > 0) {
      const deployment = deploymentOfForm(form);
      for (const drill of drillsFor(deployment)) {
        const { world, violation } = await runDrill(deployment, drill);
        expect([drill.name, violation?.what ?? drill.check?.(world)]).toEqual([drill.name, undefined]);
        world.facts.executions.forEach(({ states }) => states.forEach((state) => entered.add(state)));
      }
    }
    expect(missing(form)).toEqual([]);
  },
  900_000,
);

/** The drill in which every expression breaks for one customer. */
async function breakExpressions(form: Form): Promise<World> {
  const deployment = deploymentOfForm(form);
  const drills = drillsFor(deployment).filter(({ name }) => name === 'an expression breaks');
  expect(drills).toHaveLength(1);
  const { world, violation } = await runDrill(deployment, drills[0]);
  expect(violation?.what ?? drills[0].check?.(world)).toBeUndefined();
  return world;
}

test.each([SIMPLE, NOTIFYING, WIDE, ...OTHERS].map((form) => [form.name, form] as const))(
  'an expression that breaks causes no second notification in a form with %s',
  async (_, form) => {
    const { facts } = await breakExpressions(form);
    expect(facts.executions.some(({ broken }) => broken.length > 0)).toBe(true);
  },
);

test.each([NOTIFYING, WIDE].map((form) => [form.name, form] as const))(
  'a Choice that breaks in the branch of one notification does not stop the others in a form with %s',
  async (_, form) => {
    const { facts, deployment } = await breakExpressions(form);
    const choices = deployment.channels.map(({ name }) => `Is ${name} Needed?`);
    const runs = facts.executions.filter(({ broken }) => broken.some(({ state }) => choices.includes(state)));
    expect(new Set(runs.flatMap(({ broken }) => broken.map(({ state }) => state)))).toEqual(new Set(choices));
    expect(runs.filter(({ states }) => states.includes('Park Unchecked Submission'))).toEqual([]);
  },
);

/** A form that notifies after the answer has the states of another one, and does not enter all of them. */
const ENOUGH = [
  'nothing goes wrong',
  'everybody sends it again',
  'a call is refused once',
  'an answer of a service is lost',
  'the table is away',
];

test.each(ENOUGH)('notifying after the answer breaks no law: %s', async (name) => {
  const deployment = deploymentOfForm(AFTER_ANSWER);
  const drills = drillsFor(deployment).filter((drill) => drill.name === name);
  expect(drills).toHaveLength(1);
  const { world, violation } = await runDrill(deployment, drills[0]);
  expect(violation?.what ?? drills[0].check?.(world)).toBeUndefined();
  expect(world.facts.executions.some(({ kind }) => kind === 'replay')).toBe(true);
});
