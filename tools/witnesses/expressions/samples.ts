/** Every expression of our state machines, with its inputs when they ran. */
import { startLocal } from 'sentiment-form-local';
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { expressionIn, type ExpressionScope } from 'sentiment-form-local/lib/asl/expressions';
import { readAssembly } from 'sentiment-form-local/lib/assembly/read-assembly';
import { deployedResources } from 'sentiment-form-local/lib/plan/deployed-resources';
import { describeStateMachines } from 'sentiment-form-local/lib/services/step-functions/describe';
import { ODD_VALUES, oddCopies } from './odd-values';
import { KEY } from '../../../test/support/maximum';
import { FIELDS } from '../../../test/support/running-maximum';
import { deploymentOf } from '../../simulator/deployment';
import { simulateSeeds } from '../../simulator/seeds';
import { watchEvaluations } from '../../watch-evaluations';
import type { Synthesized } from '../assemblies';

/** One evaluation. */
export interface Sample {
  /** Without the delimiters. */
  readonly source: string;
  readonly scope: ExpressionScope;
}

/** How much is run for the samples. */
export interface Runs {
  /** Schedules of the simulator, which causes every fault. Half of them run the form that notifies one person, the rest the other forms. */
  readonly seeds: number;
  /** How many odd forms each backend is sent. */
  readonly oddForms: number;
}

/** How many evaluations of an expression are kept, of thousands. */
const MAX_OF_EACH = 100;

/** What is evaluated in the simulator and by backends on this machine. */
export async function samplesOf(
  backends: readonly Synthesized[],
  { seeds, oddForms }: Runs,
): Promise<readonly Sample[]> {
  return recorded(async () => {
    if (seeds > 0) await simulateSeeds(deploymentOf, { seeds, from: 1 }, () => undefined);
    for (const { folder } of backends) await postTo(folder, oddForms);
  });
}

/** The expressions of the definitions that have no sample, each with the inputs of other expressions. */
export function samplesOfOthers(
  samples: readonly Sample[],
  backends: readonly Synthesized[],
  ofEach: number,
): readonly Sample[] {
  const seen = bySource(samples);
  const others = [...new Set(backends.flatMap(expressionsOf))].filter((source) => !seen.has(source));
  const step = Math.max(1, Math.floor(samples.length / ofEach));
  return others.flatMap((source) =>
    samples.filter((_sample, index) => index % step === 0).map(({ scope }): Sample => ({ source, scope })),
  );
}

function expressionsOf({ folder }: Synthesized): readonly string[] {
  const definitions = describeStateMachines(deployedResources(readAssembly(folder)));
  return definitions.flatMap(({ definition }) => expressionsIn(definition));
}

function expressionsIn(value: Json): readonly string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(expressionsIn);
  const source = expressionIn(value);
  return source === undefined ? [] : [source];
}

/** The inputs that expressions would have if the states before them returned odd values. */
export function oddSamples(samples: readonly Sample[], ofEach: number): readonly Sample[] {
  return [...bySource(samples)].flatMap(([source, seen], index) => {
    const { variables, states } = seen[index % seen.length].scope;
    return oddCopies({ variables, states }, ofEach, index).map((copy): Sample => {
      const scope = { variables: copy.variables ?? {}, states: copy.states ?? {} };
      return { source, scope: scope as ExpressionScope };
    });
  });
}

function bySource(samples: readonly Sample[]): ReadonlyMap<string, readonly Sample[]> {
  const found = new Map<string, Sample[]>();
  for (const sample of samples) {
    const seen = found.get(sample.source);
    if (seen === undefined) found.set(sample.source, [sample]);
    else seen.push(sample);
  }
  return found;
}

/** At most this many of each expression, spread from the first to the last. */
function thinned(samples: readonly Sample[]): readonly Sample[] {
  return [...bySource(samples).values()].flatMap((seen) =>
    seen.filter((_sample, index) => index % Math.ceil(seen.length / MAX_OF_EACH) === 0),
  );
}

/** Records what the interpreter evaluates while something runs, each once. */
async function recorded(work: () => Promise<void>): Promise<readonly Sample[]> {
  const texts = new Set<string>();
  await watchEvaluations(work, (source, scope) => texts.add(JSON.stringify({ source, scope })));
  return thinned([...texts].map((text) => JSON.parse(text) as Sample));
}

/** Sends usual and odd forms, and bodies that are no form at all. */
async function postTo(folder: string, oddForms: number): Promise<void> {
  const backend = await startLocal(folder, { throttle: false });
  try {
    const form: JsonObject = { ...FIELDS, submissionId: 'Order-0001', name: 'Ada' };
    for (const body of [form, ...ODD_VALUES, ...oddCopies(form, oddForms, 1)]) {
      for (const path of ['/', '/contact']) {
        await fetch(`${backend.endpoint}${path}`, {
          method: 'POST',
          headers: { authorization: KEY, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      }
    }
    await backend.drain();
  } finally {
    await backend.stop();
  }
}
