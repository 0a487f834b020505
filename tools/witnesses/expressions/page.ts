/** Checks docs/jsonata-differences.md against the two engines. */
import { evaluateHere, evaluateInJava } from './engines';
import type { Outcome } from './outcome';

/** An expression, and its result here and in the JVM. `throws` stands for an error. */
export const DIFFERENCES: readonly (readonly [source: string, here: string, there: string])[] = [
  ['1/0', '"Infinity"', 'throws'],
  ['5 % 0', '"NaN"', 'nothing'],
  ['$formatNumber(0, "0e0")', 'throws', '"0e0"'],
  ['$formatNumber(1, "x")', 'throws', '"x1"'],
  ['$substring("hi 😀", 0, 10)', '"hi 😀"', 'throws'],
  ['$substring("hi 😀", 1)', '"i 😀"', 'throws'],
  ['$match("😀", /./)[0].match', '"\\ud83d"', '"😀"'],
  ['$number(" 7 ")', 'throws', '7'],
  ['$count(null)', '1', '0'],
  ['$string({"a": "\u200d"})', '"{\\"a\\":\\"\u200d\\"}"', '"{\\"a\\":\\"\\\\u200d\\"}"'],
  ['$string(["\ud83d"])', '"[\\"\\\\ud83d\\"]"', '"[\\"\\ud83d\\"]"'],
  ['$string(5e-324)', '"5e-324"', '"4.94065645841247e-324"'],
  ['$string(1.7976931348623157e308)', '"null"', '"1.79769313486232e+308"'],
  ['$string(123456789012345678)', '"123456789012346000"', '"123456789012345680"'],
  ['$string(100000000000000000000)', '"100000000000000000000"', '"1e+20"'],
  ['$substring($hash("\ud83d", "SHA-256"), 0, 6)', '"83d544"', '"8a8de8"'],
];

/** The lines of the list with which the engines disagree. */
export async function wrongDifferences(): Promise<readonly string[]> {
  const samples = DIFFERENCES.map(([source]) => ({ source, scope: { variables: {}, states: {} } }));
  const [here, there] = [await evaluateHere(samples), await evaluateInJava(samples)];
  return DIFFERENCES.flatMap(([source, ours, theirs], index) => {
    const found = [textOf(here[index]), textOf(there[index])];
    return found[0] === ours && found[1] === theirs ? [] : [`${source} gives ${found.join(' here and ')} in the JVM`];
  });
}

function textOf(outcome: Outcome): string {
  if ('value' in outcome) return JSON.stringify(outcome.value);
  return 'throws' in outcome ? 'throws' : 'nothing';
}
