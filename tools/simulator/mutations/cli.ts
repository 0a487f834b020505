/**
 * `npm run test:mutations -- [--tenth SEED] [--only PATTERN] [--jobs N] [--verbose]`: makes every mistake that the rules find in the
 * workflow, one at a time. It fails if neither the simulator nor the tests of the workflow see one.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { SeededRandom } from 'sentiment-form-local/lib/asl';
import { reasonFor } from './equivalents';
import { allMutations, type Mutation } from './index';
import { tryAll, type Result } from './shares';
import { seenByTests } from './tests';
import { orderOfSchedules } from './try';

void main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      tenth: { type: 'string' },
      only: { type: 'string', default: '' },
      jobs: { type: 'string', default: String(Math.max(1, Math.min(4, cpus().length))) },
      verbose: { type: 'boolean', default: false },
    },
  });
  const mutations = allMutations();
  const names = mutations.map(({ name }) => name);
  const chosen = chosenOf(names, new RegExp(values.only), values.tenth);
  const { same, others } = partedOf(chosen, names);
  const tenth = values.tenth === undefined ? '' : `, the tenth of seed ${values.tenth}`;
  console.log(`${chosen.length} of ${names.length} mutations${tenth}. ${same.length} of them change nothing.`);

  const unseen: number[] = [];
  const note = ({ number, seen }: Result) => {
    if (seen === null) unseen.push(number);
    if (values.verbose) console.log(`${seen === null ? 'NOT SEEN' : 'seen'}: ${names[number]} ${seen ?? ''}`);
  };
  await tryAll(others, { jobs: Number(values.jobs), order: await orderOfSchedules() }, note);
  console.log(`The simulator saw ${others.length - unseen.length}. The tests are asked about ${unseen.length} others.`);
  const survivors = await survivorsOf(unseen.map((number) => mutations[number]));
  survivors.forEach((name) => console.log(`SURVIVED: ${name}`));
  console.log(`${survivors.length} survived.`);
  process.exitCode = survivors.length > 0 ? 1 : 0;
}

/** All that fit, or a tenth of them. */
function chosenOf(names: readonly string[], only: RegExp, tenth?: string): number[] {
  const random = new SeededRandom(Number(tenth ?? 0));
  const fitting = [...names.keys()].filter((number) => only.test(names[number]));
  return tenth === undefined ? fitting : fitting.filter(() => random.next() < 0.1);
}

/** Those that are the same as no mistake at all, and the others. */
function partedOf(chosen: readonly number[], names: readonly string[]): { same: number[]; others: number[] } {
  const same = chosen.filter((number) => reasonFor(names[number]) !== undefined);
  return { same, others: chosen.filter((number) => !same.includes(number)) };
}

/** One after the other, because each uses all cores. */
async function survivorsOf(unseen: readonly Mutation[]): Promise<string[]> {
  const survivors: string[] = [];
  for (const mutation of unseen) {
    const seen = await seenByTests(mutation);
    console.log(`${seen === undefined ? 'seen by nothing' : `seen by the test "${seen}"`}: ${mutation.name}`);
    if (seen === undefined) survivors.push(mutation.name);
  }
  return survivors;
}
