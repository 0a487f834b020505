/** Runs a mutation until the simulator sees it, or has tried everything. */
import { type Mutation, statesOf } from './mutation';
import { type Deployment, deploymentOfForm } from '../deployment';
import { drawn, drillsFor, problemIn, runDrill, type Drill } from '../drills';
import type { Form } from '../forms/form';
import { NOTIFYING } from '../forms/forms';

/** So many random schedules are tried beside the drills. */
const SEEDS = 40;

/** The form whose schedules tell which states they enter: it has most of what the others have. */
const MODEL: Form = NOTIFYING;

/** The names of the schedules that are tried, the cheapest first: all of them, and those that enter each state of the model. */
export interface Order {
  readonly all: readonly string[];
  readonly entering: Readonly<Record<string, readonly string[]>>;
}

/** Most mistakes are seen by almost every schedule that enters the state. So the cheapest, which run the fewest states, come first. */
export async function orderOfSchedules(): Promise<Order> {
  const deployment = deploymentOfForm(MODEL);
  const runs: { readonly name: string; readonly entered: readonly string[] }[] = [];
  for (const drill of schedulesFor(deployment)) {
    const { world } = await runDrill(deployment, drill);
    runs.push({ name: drill.name, entered: world.facts.executions.flatMap(({ states }) => states) });
  }
  runs.sort((a, b) => a.entered.length - b.entered.length);
  const entering = (state: string) => runs.filter(({ entered }) => entered.includes(state)).map(({ name }) => name);
  const states = [...statesOf(deployment).keys()];
  return {
    all: runs.map(({ name }) => name),
    entering: Object.fromEntries(states.map((state) => [state, entering(state)])),
  };
}

/** What gives a mutation away; nothing, where it was not seen. What the model does not have is looked for in all schedules. */
export async function seenIn(mutation: Mutation, { all, entering }: Order): Promise<string | undefined> {
  const deployment = mutation.apply(mutation.deployment());
  const schedules = new Map(schedulesFor(deployment).map((drill) => [drill.name, drill]));
  const names = mutation.state === undefined ? all : (entering[mutation.state] ?? all);
  for (const drill of names.map((name) => schedules.get(name)).filter((found) => found !== undefined)) {
    const problem = await seenBy(deployment, drill);
    if (problem !== undefined) return `${drill.name}: ${problem}`;
  }
  return undefined;
}

function schedulesFor(deployment: Deployment): Drill[] {
  return [...drillsFor(deployment), ...drawn(1, SEEDS)];
}

/** A definition that does not even run is seen as well. */
async function seenBy(deployment: Deployment, drill: Drill): Promise<string | undefined> {
  try {
    return await problemIn(deployment, drill);
  } catch (error) {
    return `it does not run, ${String(error)}`;
  }
}
