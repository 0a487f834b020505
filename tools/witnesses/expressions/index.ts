/** The JSONata of our state machines in a second engine, which others wrote for the JVM. */
import { allExamples, backendNamed } from '../assemblies';
import type { Witness } from '../witness';
import { compare, type Difference } from './compare';
import { DIFFERENCES, wrongDifferences } from './page';
import { oddSamples, samplesOf } from './samples';

/** How many odd scopes each expression is evaluated with, besides those that it saw. */
const ODD_OF_EACH = 60;

/** How much is shown of an expression and of what came of it. */
const SHOWN = 160;

export const expressions: Witness = {
  name: 'expressions',
  title: 'our JSONata in jsonata-js, as the runner has it, and in dashjoin’s jsonata-java',
  isQuick: true,
  run: async () => {
    const wrong = await wrongDifferences();
    const backends = [await backendNamed('no option'), await backendNamed('every option'), ...(await allExamples())];
    const samples = await samplesOf(backends);
    const odd = oddSamples(samples, ODD_OF_EACH);
    const { unexplained, explained } = await compare([...samples, ...odd]);
    return {
      compared: {
        expressions: new Set(samples.map(({ source }) => source)).size,
        evaluations: samples.length + odd.length,
        'listed differences': DIFFERENCES.length,
      },
      disagreements: [
        ...wrong.map((line) => `docs/jsonata-differences.md is wrong: ${line}`),
        ...unexplained.map(describe),
      ],
      exceptions: Object.entries(explained).map(([reason, count]) => `${count} evaluations: ${reason}`),
    };
  },
};

function describe({ sample, here, there }: Difference): string {
  const source = sample.source.replaceAll(/\s+/g, ' ').slice(0, SHOWN);
  const [ours, theirs] = [JSON.stringify(here), JSON.stringify(there)];
  const from = Math.max(0, firstDifference(ours, theirs) - SHOWN / 4);
  const shown = (text: string) => text.slice(from, from + SHOWN);
  return `${source}\n      here: ${shown(ours)}\n      JVM:  ${shown(theirs)}`;
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
