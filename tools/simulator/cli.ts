/** `npm run simulate`: simulates schedules, and shows the shortest one that breaks a law, if one does. */
import { deploymentOf, deploymentOfForm, type Deployment } from './deployment';
import { NOTIFYING, SIMPLE, WIDE } from './forms/forms';
import { OTHERS } from './forms/others';
import { simulateSeeds, type SeedOptions } from './seeds';
import { readCommandLine, refuse, wholeNumber } from '../command-line';

const USAGE = `Simulates what can go wrong, and shows the shortest schedule that breaks a law, if one does.

Usage: npm run simulate -- [options]

  --seeds N     how many schedules (default: 1000)
  --from SEED   the seed of the first one, a whole number (default: a random one)
  --form TEXT   only the form whose name contains this text (default: all forms)
  --verbose     print each schedule
  --help        print this text

Exit codes: 0 no law was broken, 1 one was, 2 these options do not fit.
`;

void main();

async function main(): Promise<void> {
  const { deployment, ...options } = readOptions();
  const held = await simulateSeeds(deployment, options, (line) => console.log(line));
  process.exitCode = held ? 0 : 1;
}

interface Options extends SeedOptions {
  readonly deployment: (seed: number) => Deployment;
}

/** Fresh seeds each time, unless they are named; all forms, unless one is named. */
function readOptions(): Options {
  const { values, positionals } = readCommandLine({
    usage: USAGE,
    // The words of a name come apart: projen passes arguments on without their quotes.
    maxWords: Infinity,
    options: {
      seeds: { type: 'string', default: '1000' },
      from: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000_000)) },
      form: { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const { seeds, from, verbose } = values;
  const form = values.form === undefined ? undefined : [values.form, ...positionals].join(' ');
  if (form === undefined && positionals.length > 0) return refuse(`Only --form has several words, got: ${positionals}`);
  const deployment = form === undefined ? deploymentOf : deploymentNamed(form);
  return { seeds: wholeNumber('seeds', seeds), from: wholeNumber('from', from), form, verbose, deployment };
}

/** The form whose name has this text in it. */
function deploymentNamed(text: string): () => Deployment {
  const forms = [SIMPLE, NOTIFYING, WIDE, ...OTHERS];
  const found = forms.filter(({ name }) => name.includes(text));
  if (found.length === 1) return () => deploymentOfForm(found[0]);
  return refuse(
    `--form must be a part of one of these names: ${forms.map(({ name }) => name).join('; ')}; got: ${text}`,
  );
}
