/**
 * The size of everything that is shipped: the bundle of each Lambda function and its load time in a new process, each package,
 * and what a page loads.
 *
 * `npm run bench -- size [times]`, after `npx projen compile:all`.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { keep } from './results/results';
import { median } from './statistics';

const ROOT = join(__dirname, '..', '..');
const BUNDLES = join(ROOT, 'assets/handlers');
const PACKAGES = { library: '.', client: 'packages/client', lexicon: 'packages/lexicon', runner: 'packages/local' };

const figures: Record<string, number> = {};

/** The CPU time of loading, beside that of a process that loads nothing. The AWS SDK is Lambda's own, and not in the bundles. */
function bundles(times: number): void {
  console.log('bundle'.padEnd(24) + ['bytes', 'gzipped', 'load, ms of CPU'].map(column).join(''));
  for (const name of readdirSync(BUNDLES)) {
    const file = join(BUNDLES, name, 'index.js');
    const content = readFileSync(file);
    const loads = Array.from({ length: times }, () => load(file));
    const [bytes, gzipped, milliseconds] = [content.length, gzipSync(content).length, median(loads)];
    console.log(name.padEnd(24) + [bytes, gzipped, milliseconds.toFixed(1)].map(column).join(''));
    figures[`${name} gzipped`] = gzipped;
    figures[`${name} load`] = milliseconds;
  }
}

const PROGRAM = `
const { cpuUsage } = process;
const before = cpuUsage();
require(process.argv[1]);
const { user, system } = cpuUsage(before);
console.log((user + system) / 1000);`;

function load(file: string): number {
  return Number(execFileSync(process.execPath, ['-e', PROGRAM, file], { encoding: 'utf8', cwd: ROOT }));
}

function packages(): void {
  console.log('\npackage'.padEnd(25) + ['packed', 'unpacked', 'files'].map(column).join(''));
  for (const [name, folder] of Object.entries(PACKAGES)) {
    const [{ size, unpackedSize, entryCount }] = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--silent', '--ignore-scripts'], {
        encoding: 'utf8',
        cwd: join(ROOT, folder),
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as [{ size: number; unpackedSize: number; entryCount: number }];
    console.log(name.padEnd(24) + [size, unpackedSize, entryCount].map(column).join(''));
    figures[`${name} packed`] = size;
  }
}

function pages(): void {
  console.log('\nfor pages'.padEnd(25) + ['bytes', 'gzipped'].map(column).join(''));
  const folder = join(ROOT, 'packages/client/dist');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    const content = readFileSync(join(folder, name));
    console.log(name.padEnd(24) + [content.length, gzipSync(content).length].map(column).join(''));
    figures[`${name} gzipped`] = gzipSync(content).length;
  }
}

function column(value: number | string): string {
  return (typeof value === 'number' ? value.toLocaleString('en') : value).padStart(17);
}

bundles(Number(process.argv[2] ?? 15));
packages();
pages();
keep('size', figures);
