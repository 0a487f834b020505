/** Which mutations are tried. */
import { SeededRandom } from 'sentiment-form-local/lib/asl';
import { reasonFor } from './equivalents';
import type { Mutation } from './mutation';

/** What was asked for. */
export interface Choice {
  /** A part of the names, as a regular expression. */
  readonly only: string;
  /** Only those that the simulator has to see without the tests. */
  readonly settled: boolean;
  /** One of so many is tried. */
  readonly of: number;
  /** Which ones. */
  readonly seed: number;
}

/** The mutations that are tried, and how many others were chosen that change nothing. */
export function chosenOf(
  all: readonly Mutation[],
  { only, of, seed }: Choice,
): { readonly mutations: readonly Mutation[]; readonly same: number } {
  const random = new SeededRandom(seed);
  const pattern = new RegExp(only);
  const chosen = all.filter(({ name }) => pattern.test(name)).filter(() => random.next() < 1 / of);
  const mutations = chosen.filter(({ name }) => reasonFor(name) === undefined);
  return { mutations, same: chosen.length - mutations.length };
}
