/** Every expression that our state machines have, with what it saw when they ran. */
import { startLocal } from 'sentiment-form-local';
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import type { ExpressionScope } from 'sentiment-form-local/lib/asl/expressions';
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

/** Schedules of the simulator, which knows every fault: half of them run the form that tells one person, the others all others. */
const SEEDS = { seeds: 64, from: 1 };

/** How many odd forms each backend is sent. */
const ODD_FORMS = 100;

/** How many evaluations of an expression are kept, of thousands. */
const MAX_OF_EACH = 100;

/** What is evaluated in the simulator and by backends on this machine. */
export async function samplesOf(backends: readonly Synthesized[]): Promise<readonly Sample[]> {
  return recorded(async () => {
    await simulateSeeds(deploymentOf, SEEDS, () => undefined);
    for (const { folder } of backends) await postTo(folder);
  });
}

/** What expressions would see if the states before them handed on something odd. */
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

/** Not more than that of each expression, from the first to the last that were seen. */
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
async function postTo(folder: string): Promise<void> {
  const backend = await startLocal(folder, { throttle: false });
  try {
    const form: JsonObject = { ...FIELDS, submissionId: 'Order-0001', name: 'Ada' };
    for (const body of [form, ...ODD_VALUES, ...oddCopies(form, ODD_FORMS, 1)]) {
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
