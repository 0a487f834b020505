/** Tries mutations one after the other: runs each until the simulator sees it, or until there is nothing left to try. */
import { baselineOf, type Baseline, type Run } from './baseline';
import { schedulesThatDiffer } from './difference';
import { statesOf, withStates, type Mutation } from './mutation';
import { SIGHTINGS } from './sightings';
import { deploymentOfForm, type Deployment } from '../deployment';
import { problemIn } from '../drills';
import type { Form } from '../forms/form';
import { NOTIFYING, WIDE } from '../forms/forms';

/** Together, they have almost everything that a form can have. */
const FORMS = [NOTIFYING, WIDE];

/** What was learned from one mutation helps with the next: what expressions give, and which schedules see mistakes in a state. */
export class Trials {
  private readonly baselines = new Map<Form, Promise<Baseline>>();
  private readonly sightings = new Map<string, string[]>();

  /** What gives a mutation away; nothing if it is not seen. */
  public async seenIn(mutation: Mutation): Promise<string | undefined> {
    for (const variant of [mutation, ...elsewhere(mutation)]) {
      const seen = await this.seenInForm(variant);
      if (seen !== undefined) return seen;
    }
    return undefined;
  }

  private async seenInForm(mutation: Mutation): Promise<string | undefined> {
    const before = mutation.deployment();
    const baseline = await this.baselineOf(before);
    const deployment = mutation.apply(before);
    for (const { drill } of await this.worthTrying(mutation, baseline)) {
      const problem = await seenBy(deployment, drill);
      if (problem === undefined) continue;
      this.learn(mutation, drill.name);
      return `${drill.name}: ${problem}`;
    }
    return undefined;
  }

  private async baselineOf(deployment: Deployment): Promise<Baseline> {
    let baseline = this.baselines.get(deployment.form);
    if (baseline === undefined) {
      baseline = baselineOf(deployment);
      this.baselines.set(deployment.form, baseline);
    }
    return baseline;
  }

  /** All schedules that can show the mutation: first those that saw a mistake in the same state before, then the cheapest. */
  private async worthTrying({ name, state, change }: Mutation, baseline: Baseline): Promise<Run[]> {
    const differing = change && (await schedulesThatDiffer(baseline, change));
    const isEntered = ({ entered }: Run) => state === undefined || entered.has(state);
    const runs = baseline.runs.filter((run) => (differing ? differing.has(run.drill.name) : isEntered(run)));
    const before = this.sightings.get(state ?? '') ?? [SIGHTINGS[name]];
    const place = ({ drill }: Run) => (before.includes(drill.name) ? before.indexOf(drill.name) : before.length);
    return runs.sort((a, b) => place(a) - place(b));
  }

  private learn({ state }: Mutation, schedule: string): void {
    if (state === undefined) return;
    const before = this.sightings.get(state) ?? [];
    this.sightings.set(state, [schedule, ...before.filter((name) => name !== schedule)].slice(0, MANY));
  }
}

/** So many schedules are tried for their merits, before the cheapest ones. */
const MANY = 4;

/** The same mistake in another form, in a state of the same name. */
function elsewhere({ name, state, change, again, deployment }: Mutation): Mutation[] {
  if (state === undefined || again === undefined) return [];
  const isPossible = (form: Form) => {
    const there = statesOf(deploymentOfForm(form)).get(state);
    return form !== deployment().form && there !== undefined && again(there) !== undefined;
  };
  return FORMS.filter(isPossible).map((form) => ({
    ...{ name, state, change },
    deployment: () => deploymentOfForm(form),
    apply: (it) => withStates(it, { [state]: (one) => again(one) ?? one }),
  }));
}

/** A definition that does not even run is seen as well. */
async function seenBy(deployment: Deployment, drill: Run['drill']): Promise<string | undefined> {
  try {
    return await problemIn(deployment, drill);
  } catch (error) {
    return `it does not run, ${String(error)}`;
  }
}
