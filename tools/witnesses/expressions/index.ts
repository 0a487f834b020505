/** The JSONata of our state machines in a second engine, which others wrote for the JVM. */
import { allExamples, backendNamed, type Synthesized } from '../assemblies';
import { brokenBackend, type Mistake } from '../broken';
import type { Testimony, Witness } from '../witness';
import { compare, type Difference } from './compare';
import { DIFFERENCES, wrongDifferences } from './page';
import { oddSamples, samplesOf, samplesOfOthers, type Runs, type Sample } from './samples';

/** How many odd scopes each expression is evaluated with, besides those that it saw. */
const ODD_OF_EACH = 60;

/** How many characters of an expression and of its result are shown. */
const SHOWN = 160;

export const expressions: Witness = {
  name: 'expressions',
  title: 'our JSONata in jsonata-js, as the runner has it, and in dashjoin’s jsonata-java',
  isQuick: true,
  run: async () => {
    const wrong = await wrongDifferences();
    const backends = [await backendNamed('no option'), await backendNamed('every option'), ...(await allExamples())];
    const { compared, disagreements, exceptions } = await judged(backends, RUNS);
    return {
      compared: { ...compared, 'listed differences': DIFFERENCES.length },
      disagreements: [...wrong.map((line) => `docs/jsonata-differences.md is wrong: ${line}`), ...disagreements],
      exceptions,
    };
  },
  selfTest: {
    faults: {
      'an expression that is evaluated each time': /count\(null\)/,
      'an expression with a character that only one engine escapes': /'a': '\u200d'/,
      'an expression of a state that is never entered': /formatNumber/,
    },
    run: async () => {
      const backends = [await brokenBackend('no option', MISTAKES)];
      return (await judged(backends, { seeds: 0, oddForms: 5 })).disagreements;
    },
  },
};

const RUNS: Runs = { seeds: 64, oddForms: 100 };

/** The differences to the JVM's engine. */
const MISTAKES: readonly Mistake[] = [
  [
    '"Assign":{"startedAt":',
    `"Assign":{"one":"{% $count(null) %}","other":"{% $string({'a': '\u200d'}) %}","startedAt":`,
  ],
  ['"A part of the replay failed. Its message stays in the queue."', `"{% $formatNumber(1, 'x') %}"`],
];

async function judged(backends: readonly Synthesized[], runs: Runs): Promise<Testimony> {
  const samples = await samplesOf(backends, runs);
  const others = samplesOfOthers(samples, backends, ODD_OF_EACH);
  const odd = oddSamples([...samples, ...others], ODD_OF_EACH);
  const { unexplained, explained } = await compare([...samples, ...others, ...odd]);
  const sources = (some: readonly Sample[]) => new Set(some.map(({ source }) => source)).size;
  return {
    compared: {
      expressions: sources([...samples, ...others]),
      evaluations: samples.length + others.length + odd.length,
    },
    disagreements: unexplained.map(describe),
    exceptions: [
      ...Object.entries(explained).map(([reason, count]) => `${count} evaluations: ${reason}`),
      `${sources(others)} expressions are of states that were never entered, and saw what others saw`,
    ],
  };
}

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
