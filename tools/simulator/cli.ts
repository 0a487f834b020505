/**
 * `npm run simulate -- --seeds N --from S [--verbose]`: simulates N schedules beginning with seed S, and shows the
 * shortest schedule that breaks a law, if one does.
 */
import { parseArgs } from 'node:util';
import { deploymentOf } from './deployment';
import { simulateSeeds, type SeedOptions } from './seeds';

void main();

async function main(): Promise<void> {
  const held = await simulateSeeds(deploymentOf, readOptions(), (line) => console.log(line));
  process.exitCode = held ? 0 : 1;
}

/** Fresh seeds each time, unless they are named. */
function readOptions(): SeedOptions {
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
