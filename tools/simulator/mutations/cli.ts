/**
 * `npm run test:mutations -- [--tenth SEED] [--settled] [--only PATTERN] [--jobs N] [--log FILE] [--verbose]`: makes every mistake that the
 * rules find in the workflow, one at a time. It fails if neither the simulator nor the tests of the workflow see one. With `--settled`, it
 * tries only the states of `settled.ts`, and the simulator has to see everything there. With `--log`, a run that was interrupted goes on
 * where it was.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { Log } from './log';
import { tryAll, type Counts, type Result } from './shares';
import { seenByTests } from './tests';

void main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      tenth: { type: 'string' },
      settled: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      jobs: { type: 'string', default: String(Math.max(1, Math.min(4, cpus().length))) },
      log: { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const { only, settled, tenth, verbose } = values;
  const log = new Log(values.log);
  let counts: Counts | undefined;
  const note = (line: Result | Counts) => {
    if ('all' in line) {
      counts ??= line;
    } else {
      log.add(line);
      if (verbose) console.log(`${line.seen === null ? 'NOT SEEN' : 'seen'}: ${line.name} ${line.seen ?? ''}`);
    }
  };
  const choice = { only, settled, of: tenth === undefined ? 1 : 10, seed: Number(tenth ?? 0) };
  await tryAll(choice, { jobs: Number(values.jobs), tried: log.names }, note);
  console.log(`${counts?.chosen} of ${counts?.all} mutations. ${counts?.same} of them change nothing.`);
  console.log(`The simulator saw ${log.names.length - log.unseen.length} of ${log.names.length}.`);
  if (!settled) await askTests(log);
  log.unseen.forEach(({ name }) => console.log(`SURVIVED: ${name}`));
  console.log(`${log.unseen.length} survived.`);
  process.exitCode = log.unseen.length > 0 ? 1 : 0;
}

/** One after the other, because each uses all cores. */
async function askTests(log: Log): Promise<void> {
  for (const { name, edits = [] } of log.unseen) {
    const test = await seenByTests(edits);
    console.log(`${test === undefined ? 'seen by nothing' : `seen by the test "${test}"`}: ${name}`);
    if (test !== undefined) log.add({ name, seen: `test: ${test}` });
  }
}
