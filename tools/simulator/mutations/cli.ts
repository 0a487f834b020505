/** `npm run test:mutations`: makes the mistakes of `--help` in the workflow, one at a time, and fails if nothing sees one. */
import { cpus } from 'node:os';
import { Log } from './log';
import { tryAll, type Counts, type Result } from './shares';
import { seenByTests } from './tests';
import { readCommandLine, wholeNumber } from '../../command-line';

const USAGE = `Makes every mistake that the rules find in the workflow, one at a time. Fails if nothing sees one.

Usage: npm run test:mutations -- [options]

  --only PATTERN     try only the mistakes whose names match this regular expression
  --tenth SEED       try only a tenth of them, chosen by this number
  --settled          try only the states of settled.ts and what is around the state machines, in the simulator
  --simulator-only   list what the simulator does not see, without asking the tests of the workflow about it
  --jobs N           try this many at the same time (default: one a core, at most 4)
  --log FILE         write each result into this file, and do not try again what is in it
  --verbose          print each result
  --help             print this text

Exit codes: 0 everything is seen, 1 something is not, 2 these options do not fit.
`;

const OPTIONS = {
  tenth: { type: 'string' },
  settled: { type: 'boolean', default: false },
  only: { type: 'string', default: '' },
  'simulator-only': { type: 'boolean', default: false },
  jobs: { type: 'string', default: String(Math.max(1, Math.min(4, cpus().length))) },
  log: { type: 'string' },
  verbose: { type: 'boolean', default: false },
} as const;

void main();

async function main(): Promise<void> {
  const { values } = readCommandLine({ usage: USAGE, options: OPTIONS });
  const { only, settled, tenth, verbose } = values;
  const seed = wholeNumber('tenth', tenth ?? '0');
  const jobs = wholeNumber('jobs', values.jobs);
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
  await tryAll({ only, settled, of: tenth === undefined ? 1 : 10, seed }, { jobs, tried: log.names }, note);
  console.log(`${counts?.chosen} of ${counts?.all} mutations. ${counts?.same} of them change nothing.`);
  console.log(`The simulator saw ${log.names.length - log.unseen.length} of ${log.names.length}.`);
  if (!settled && !values['simulator-only']) await askTests(log);
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
