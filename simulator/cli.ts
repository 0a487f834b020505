/**
 * `npm run simulate -- --seeds N --from S [--verbose]`: simulates N schedules beginning with seed S, and shows the
 * shortest schedule that breaks a law, if one does.
 */
import { parseArgs } from 'node:util';
import { runSchedule, scheduleOf, shrink, type Outcome } from './check';
import { synthesize, type Deployment } from './deployment';
import { story } from './story';
import { Tally } from './tally';

interface Options {
  readonly seeds: number;
  readonly from: number;
  readonly verbose: boolean;
}

void main();

async function main(): Promise<void> {
  const options = readOptions();
  const deployment = synthesize();
  const tally = new Tally();
  const start = Date.now();
  const failed = await simulateAll(deployment, options, tally);
  console.log(`Seeds ${options.from} to ${options.from + options.seeds - 1}. ${tally.summary(Date.now() - start)}`);
  console.log(tally.table());
  if (failed === undefined) {
    console.log('No law was broken.');
    return;
  }
  process.exitCode = 1;
  await explain(deployment, failed);
}

/** Stops at the first seed that breaks a law. */
async function simulateAll(
  deployment: Deployment,
  { seeds, from, verbose }: Options,
  tally: Tally,
): Promise<{ seed: number; outcome: Outcome } | undefined> {
  for (let seed = from; seed < from + seeds; seed++) {
    const outcome = await runSchedule(deployment, scheduleOf(seed));
    tally.add(outcome.world);
    if (verbose) console.log([`Seed ${seed}:`, ...story(outcome.world, true)].join('\n'));
    if (outcome.violation !== undefined) return { seed, outcome };
  }
  return undefined;
}

async function explain(deployment: Deployment, { seed, outcome }: { seed: number; outcome: Outcome }): Promise<void> {
  const { law } = outcome.violation ?? {};
  if (law === undefined) return;
  const shrunk = await shrink(deployment, seed, law);
  const shortest = shrunk?.outcome ?? outcome;
  console.log(
    [
      '',
      `Seed ${seed} breaks law ${law.number}: ${law.title}`,
      shortest.violation?.what ?? '',
      '',
      `The shortest schedule that does so, of ${shrunk?.tried ?? 1} tried:`,
      ...story(shortest.world),
      '',
      `Replay it alone: npm run simulate -- --seeds 1 --from ${seed}`,
    ].join('\n'),
  );
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '1000' },
      from: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000_000)) },
      verbose: { type: 'boolean', default: false },
    },
  });
  return { seeds: wholeNumber('seeds', values.seeds), from: wholeNumber('from', values.from), verbose: values.verbose };
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  console.error(`--${name} must be a whole number, got: ${text}`);
  return process.exit(2);
}
