/** Compares the results of the engines, and the differences that remain without the known causes. */
import { evaluateHere, evaluateInJava } from './engines';
import { KNOWN_CAUSES } from './known';
import { isSame, type Outcome } from './outcome';
import type { Sample } from './samples';

/** An evaluation with different results. */
export interface Difference {
  readonly sample: Sample;
  readonly here: Outcome;
  readonly there: Outcome;
}

/** What differed, and how many differences each known cause explains. */
export interface Comparison {
  readonly unexplained: readonly Difference[];
  readonly explained: Readonly<Record<string, number>>;
}

/** Evaluates everything in both engines. If the results differ, it tries again without each known cause, then without all of them. */
export async function compare(samples: readonly Sample[]): Promise<Comparison> {
  const explained: Record<string, number> = {};
  let unexplained = await differencesIn(samples);
  const everything = { reason: 'several of these', without: withoutAny };
  for (const { reason, without } of [...KNOWN_CAUSES, everything]) {
    const changed = unexplained.map(({ sample }) => changeScope(sample, without));
    const left = new Set((await differencesIn(changed)).map(({ sample }) => sample));
    const stays = unexplained.filter((_difference, index) => left.has(changed[index]));
    if (stays.length < unexplained.length) explained[reason] = unexplained.length - stays.length;
    unexplained = stays;
  }
  return { unexplained, explained };
}

async function differencesIn(samples: readonly Sample[]): Promise<Difference[]> {
  if (samples.length === 0) return [];
  const [here, there] = [await evaluateHere(samples), await evaluateInJava(samples)];
  return samples
    .map((sample, index): Difference => ({ sample, here: here[index], there: there[index] }))
    .filter((difference) => !isSame(difference.here, difference.there));
}

function changeScope({ source, scope }: Sample, change: (json: string) => string): Sample {
  return { source, scope: JSON.parse(change(JSON.stringify(scope))) as Sample['scope'] };
}

function withoutAny(json: string): string {
  return KNOWN_CAUSES.reduce((text, { without }) => without(text), json);
}
