/** Simulates one seed after the other, until all are done or one breaks a law, and prints the result. */
import { runSchedule, scheduleOf, shrink, type Violation } from './check';
import type { Deployment } from './deployment';
import { story } from './story';
import { Tally } from './tally';

/** Which seeds, and how much is printed about them. */
export interface SeedOptions {
  readonly seeds: number;
  readonly from: number;
  /** Which form was asked for, to show the command that repeats a seed. @default another one for each seed */
  readonly form?: string;
  /** Prints the whole story of every seed. */
  readonly verbose?: boolean;
}

/** The first seed that breaks a law. */
interface Broken {
  readonly seed: number;
  readonly violation: Violation;
}

/** Resolves to whether all laws held. The form, too, may be another for each seed. */
export async function simulateSeeds(
  deploymentOf: (seed: number) => Deployment,
  options: SeedOptions,
  print: (line: string) => void,
): Promise<boolean> {
  const tally = new Tally();
  const start = Date.now();
  const broken = await firstBroken(deploymentOf, options, tally, print);
  print(`Seeds ${options.from} to ${options.from + options.seeds - 1}. ${tally.summary(Date.now() - start)}`);
  print(tally.table());
  if (broken === undefined) {
    print('No law was broken.');
    return true;
  }
  await explain(deploymentOf(broken.seed), { ...broken, form: options.form }, print);
  return false;
}

async function firstBroken(
  deploymentOf: (seed: number) => Deployment,
  { seeds, from, verbose = false }: SeedOptions,
  tally: Tally,
  print: (line: string) => void,
): Promise<Broken | undefined> {
  for (let seed = from; seed < from + seeds; seed++) {
    const { world, violation } = await runSchedule(deploymentOf(seed), scheduleOf(seed));
    tally.add(world);
    if (verbose) print([`Seed ${seed}:`, ...story(world, true)].join('\n'));
    if (violation !== undefined) return { seed, violation };
  }
  return undefined;
}

async function explain(
  deployment: Deployment,
  { seed, form, violation: { law, what } }: Broken & Pick<SeedOptions, 'form'>,
  print: (line: string) => void,
): Promise<void> {
  print(`\nSeed ${seed} breaks law ${law.number}: ${law.title}`);
  const shrunk = await shrink(deployment, seed, law);
  if (shrunk === undefined) {
    print(what);
    return;
  }
  print(`${shrunk.outcome.violation?.what}\n\nThe shortest schedule that does so, of ${shrunk.tried} tried:`);
  story(shrunk.outcome.world).forEach(print);
  print(
    `\nReplay it alone: npm run simulate -- --seeds 1 --from ${seed}${form === undefined ? '' : ` --form "${form}"`}`,
  );
}
