/**
 * `npm run simulate -- --seeds N --from S [--form NAME] [--verbose]`: simulates N schedules beginning with seed S, and shows the
 * shortest schedule that breaks a law, if one does.
 */
import { parseArgs } from 'node:util';
import { deploymentOf, deploymentOfForm, type Deployment } from './deployment';
import { NOTIFYING, SIMPLE, WIDE } from './forms/forms';
import { OTHERS } from './forms/others';
import { simulateSeeds, type SeedOptions } from './seeds';

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
  const { values, positionals } = parseArgs({
    // The words of a name come apart: projen passes arguments on without their quotes.
    allowPositionals: true,
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

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  return refuse(`--${name} must be a whole number, got: ${text}`);
}

function refuse(problem: string): never {
  console.error(problem);
  return process.exit(2);
}
