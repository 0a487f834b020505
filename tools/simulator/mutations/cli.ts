/**
 * `npm run test:mutations -- [--tenth SEED] [--only PATTERN] [--jobs N]`: makes every mistake that the rules find in the workflow, one
 * at a time, and fails where the simulator does not see one.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { SeededRandom } from 'sentiment-form-local/lib/asl';
import { reasonFor } from './equivalents';
import { allMutations } from './index';
import { tryAll, type Result } from './shares';
import { enteredStates } from './try';

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
  const names = allMutations().map(({ name }) => name);
  const chosen = chosenOf(names, new RegExp(values.only), values.tenth);
  console.log(
    `${chosen.length} of ${names.length} mutations${values.tenth === undefined ? '' : `, the tenth of seed ${values.tenth}`}.`,
  );

  const unseen: string[] = [];
  const note = ({ number, seen }: Result) => {
    if (seen === null) unseen.push(names[number]);
    if (values.verbose || seen === null) {
      console.log(`${seen === null ? 'NOT SEEN' : 'seen'}: ${names[number]} ${seen ?? ''}`);
    }
  };
  await tryAll(chosen, { jobs: Number(values.jobs), entered: await enteredStates() }, note);
  const survivors = survivorsOf(unseen);
  console.log(`The simulator saw ${chosen.length - unseen.length}, and ${survivors.length} survived.`);
  survivors.forEach((name) => console.log(`SURVIVED: ${name}`));
  process.exitCode = survivors.length > 0 ? 1 : 0;
}

/** All that fit, or a tenth of them. */
function chosenOf(names: readonly string[], only: RegExp, tenth?: string): number[] {
  const random = new SeededRandom(Number(tenth ?? 0));
  const fitting = [...names.keys()].filter((number) => only.test(names[number]));
  return tenth === undefined ? fitting : fitting.filter(() => random.next() < 0.1);
}

/** Those that are not the same as no mistake at all. */
function survivorsOf(unseen: readonly string[]): string[] {
  return unseen.filter((name) => {
    const reason = reasonFor(name);
    if (reason !== undefined) console.log(`the same: ${name}, because ${reason}`);
    return reason === undefined;
  });
}
