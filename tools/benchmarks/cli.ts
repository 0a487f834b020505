/** `npm run bench -- [NAME [ARGUMENT...]]`: all benchmarks, one after the other, or one of them. What each measures: the README here. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { readCommandLine, refuse } from '../command-line';

/** What several benchmarks use. */
const SHARED = ['forms', 'servers', 'results', 'cli.ts'];

/** Makes a table of what the others have measured. */
const LAST = 'table';

/** A benchmark is a file or a folder here that runs when it is loaded. */
const BENCHMARKS = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => !SHARED.includes(entry.name) && (entry.isDirectory() || entry.name.endsWith('.ts')))
  .map(({ name }) => parse(name).name)
  .sort((a, b) => Number(a === LAST) - Number(b === LAST));

/** These read the CPU time of other processes from /proc. */
const LINUX_ONLY = ['runner', 'growth'];

/** What a benchmark cannot do without. */
const NEEDS: Readonly<Record<string, string>> = { lexicon: 'SENTIMENT_DIR' };

const USAGE = `Runs all benchmarks, one after the other, or one of them.

Usage: npm run bench -- [NAME [ARGUMENT...]]

  NAME       the benchmark: ${BENCHMARKS.join(', ')}
  ARGUMENT   an argument of the benchmark: see tools/benchmarks/README.md
`;

main(readCommandLine({ usage: USAGE, options: {}, maxWords: Infinity }).positionals);

function main([name, ...args]: readonly string[]): void {
  if (name !== undefined && !BENCHMARKS.includes(name)) {
    refuse(`There is no benchmark ${name}. There are: ${BENCHMARKS.join(', ')}.`);
  }
  for (const each of name === undefined ? BENCHMARKS : [name]) run(each, args);
}

/** In a process of its own, so that none finds what another has left in memory. */
function run(name: string, args: readonly string[]): void {
  console.log(`\n--- ${name}`);
  const missing = NEEDS[name];
  if (missing !== undefined && process.env[missing] === undefined) {
    console.log(`Skipped: the environment variable ${missing} is not set.`);
    return;
  }
  if (LINUX_ONLY.includes(name) && process.platform !== 'linux') {
    console.log('Skipped: it runs on Linux only.');
    return;
  }
  const { status } = spawnSync(
    process.execPath,
    ['-r', 'ts-node/register/transpile-only', join(__dirname, name), ...args],
    {
      stdio: 'inherit',
      env: { ...process.env, TS_NODE_PROJECT: join(__dirname, '../../tsconfig.dev.json') },
    },
  );
  if (status !== 0) process.exitCode = 1;
}
