/** Runs a mutation until the simulator sees it, or has tried everything. */
import { type Mutation, statesOf } from './mutation';
import { type Deployment, deploymentOfForm } from '../deployment';
import { drawn, drillsFor, problemIn, runDrill, type Drill } from '../drills';
import type { Form } from '../forms/form';
import { NOTIFYING } from '../forms/forms';

/** So many random schedules are tried after the drills. */
const SEEDS = 15;

/** The drills that enter each state, by their names. */
export type Entered = Readonly<Record<string, readonly string[]>>;

/** The form whose drills tell which states they enter: it has most of what the others have. */
const MODEL: Form = NOTIFYING;

/** Which drills enter which states. What the model does not have is looked for in all drills. */
export async function enteredStates(): Promise<Entered> {
  const deployment = deploymentOfForm(MODEL);
  const entered: Record<string, string[]> = {};
  for (const name of statesOf(deployment).keys()) entered[name] = [];
  for (const drill of drillsFor(deployment)) {
    const { world } = await runDrill(deployment, drill);
    const states = new Set(world.facts.executions.flatMap((execution) => execution.states));
    states.forEach((state) => entered[state].push(drill.name));
  }
  return entered;
}

/** What gives a mutation away; nothing, where it was not seen. */
export async function seenIn(mutation: Mutation, entered: Entered): Promise<string | undefined> {
  const deployment = mutation.apply(mutation.deployment());
  const names = mutation.state === undefined ? undefined : entered[mutation.state];
  const drills = drillsFor(deployment).filter(({ name }) => names?.includes(name) ?? true);
  for (const drill of [...drills, ...drawn(1, SEEDS)]) {
    const problem = await seenBy(deployment, drill);
    if (problem !== undefined) return `${drill.name}: ${problem}`;
  }
  return undefined;
}

/** A definition that does not even run is seen as well. */
async function seenBy(deployment: Deployment, drill: Drill): Promise<string | undefined> {
  try {
    return await problemIn(deployment, drill);
  } catch (error) {
    return `it does not run, ${String(error)}`;
  }
}
