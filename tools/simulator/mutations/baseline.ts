/** What the schedules of a form do where nobody has made a mistake: where they go, and what their expressions see. */
import type { Deployment } from '../deployment';
import { drawn, drillsFor, runDrill, type Drill } from '../drills';
import { rememberEvaluations, type Situation } from '../memory';

/** So many random schedules are tried beside the drills. */
const SEEDS = 40;

/** The schedules that are tried with a form, the cheapest first. */
export interface Baseline {
  readonly runs: readonly Run[];
  /** Where an expression was evaluated, by the keys of its situations. */
  readonly situationsOf: (source: string) => ReadonlyMap<string, Seen>;
}

/** One schedule. */
export interface Run {
  readonly drill: Drill;
  /** The states that its executions entered. */
  readonly entered: ReadonlySet<string>;
}

/** A situation, and the names of the schedules that met it. */
export interface Seen {
  readonly situation: Situation;
  readonly schedules: Set<string>;
}

type Situations = Map<string, Map<string, Seen>>;

/** Where the evaluations of the schedule that runs now are noted. */
let noted: { readonly schedule: string; readonly situations: Situations } | undefined;

/** Runs all schedules of a form. Expressions are remembered from then on. */
export async function baselineOf(deployment: Deployment): Promise<Baseline> {
  rememberEvaluations(note);
  const situations: Situations = new Map();
  const runs: (Run & { readonly states: number })[] = [];
  for (const drill of [...drillsFor(deployment), ...drawn(1, SEEDS)]) {
    noted = { schedule: drill.name, situations };
    const { world } = await runDrill(deployment, drill);
    const states = world.facts.executions.flatMap((execution) => execution.states);
    runs.push({ drill, entered: new Set(states), states: states.length });
  }
  noted = undefined;
  runs.sort((a, b) => a.states - b.states);
  return { runs, situationsOf: (source) => situations.get(source) ?? new Map<string, Seen>() };
}

function note(source: string, key: string, situation: Situation): void {
  if (noted === undefined) return;
  const ofSource = noted.situations.get(source) ?? new Map<string, Seen>();
  noted.situations.set(source, ofSource);
  const seen = ofSource.get(key) ?? { situation, schedules: new Set() };
  ofSource.set(key, seen);
  seen.schedules.add(noted.schedule);
}
