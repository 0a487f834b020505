/**
 * What an installation brings along: the packages, their files and their size, of ours as they are published and of another that
 * runs workflows on a laptop. The library is installed without aws-cdk-lib and constructs, which its users have.
 *
 * `npm run bench -- installs`, after `npm run compile:all`. It needs the npm registry.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keep } from './results/results';

const ROOT = join(__dirname, '..', '..');

/** The runner comes with the lexicon, from which it is installed here. */
const OURS: Readonly<Record<string, readonly string[]>> = {
  library: ['.'],
  client: ['packages/client'],
  lexicon: ['packages/lexicon'],
  runner: ['packages/lexicon', 'packages/local'],
};
const OTHERS = ['aws-local-stepfunctions@3.0.0'];

function main(): void {
  const place = mkdtempSync(join(tmpdir(), 'installs-'));
  const figures: Record<string, number> = {};
  console.log('installed'.padEnd(32) + ['packages', 'files', 'MB'].map(column).join(''));
  try {
    for (const [name, folders] of Object.entries(OURS)) {
      report(
        name,
        place,
        folders.map((folder) => packed(join(ROOT, folder), place)),
        figures,
      );
    }
    for (const name of OTHERS) report(name, place, [name], figures);
  } finally {
    rmSync(place, { recursive: true });
  }
  keep('installs', figures);
}

/** The path of the package as it would be published. */
function packed(folder: string, place: string): string {
  const output = npm(folder, ['pack', '--json', '--ignore-scripts', '--pack-destination', place]);
  const [{ filename }] = JSON.parse(output) as [{ filename: string }];
  return join(place, filename);
}

function report(name: string, place: string, packages: readonly string[], figures: Record<string, number>): void {
  const folder = join(place, 'app');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  npm(folder, ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps', ...packages]);
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  // The first is the folder itself.
  const installed = Object.keys((JSON.parse(lock) as { packages: object }).packages).length - 1;
  const sizes = filesBelow(join(folder, 'node_modules')).map((file) => statSync(file).size);
  const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
  console.log(name.padEnd(32) + [String(installed), String(sizes.length), megabytes.toFixed(1)].map(column).join(''));
  figures[`${name}, packages`] = installed;
  figures[`${name}, MB`] = megabytes;
  rmSync(folder, { recursive: true });
}

function npm(folder: string, args: readonly string[]): string {
  return execFileSync('npm', [...args, '--silent'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

function column(text: string): string {
  return text.padStart(12);
}

main();
