/** `npm run bench -- [NAME...]`: what is the same on every machine. What depends on the machine is run by itself: see the README here. */
import { cost } from './cost';
import { wait } from './wait';

const BENCHMARKS: Readonly<Record<string, () => Promise<void>>> = { cost, wait };

void main(process.argv.slice(2));

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(BENCHMARKS, name));
  if (unknown.length > 0) {
    console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHMARKS).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  for (const name of names.length > 0 ? names : Object.keys(BENCHMARKS)) await BENCHMARKS[name]();
}
