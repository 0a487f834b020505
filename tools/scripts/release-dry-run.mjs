// Runs the release workflow on this machine, as GitHub would with its input `dry_run`, and publishes nothing.
// It reads .github/workflows/release.yml of the last commit and executes the `run` of each step in a fresh clone, whose origin is a
// bare repository beside it. The actions (`uses`) have stand-ins, the secrets are placeholders.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkArtifacts } from './release-dry-run/artifacts.mjs';
import { runJob } from './release-dry-run/job.mjs';
import { createEnvironment } from './release-dry-run/environment.mjs';
import { Report } from './release-dry-run/report.mjs';
import { readOptions } from './read-options.mjs';

const USAGE = `Runs the release workflow on this machine, and publishes nothing.

Usage: npm run release:dry-run -- [options]

  --npm-ci   install the dependencies in each job, as GitHub does, instead of linking those that are installed here
  --keep     keep the folder with the log of each step, and with everything that would be published
  --help     print this text
`;

const { values: options } = readOptions({
  usage: USAGE,
  options: { 'npm-ci': { type: 'boolean', default: false }, keep: { type: 'boolean', default: false } },
});
const folder = mkdtempSync(join(tmpdir(), 'release-dry-run-'));
const report = new Report();
try {
  const place = createEnvironment(folder, { installs: options['npm-ci'] });
  const { jobs } = parse(readFileSync(join(place.clone, '.github/workflows/release.yml'), 'utf8'));
  const needs = {};
  for (const name of inOrder(jobs)) needs[name] = { outputs: runJob(name, jobs[name], { place, needs, report }) };
  checkArtifacts(place, report);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  report.print();
  if (options.keep) {
    console.log(`The logs and the artifacts are in ${folder}`);
  } else {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The names of the jobs, each after those that it needs. */
function inOrder(jobs) {
  const ordered = [];
  const add = (name) => {
    [jobs[name].needs ?? []].flat().forEach(add);
    if (!ordered.includes(name)) ordered.push(name);
  };
  Object.keys(jobs).forEach(add);
  return ordered;
}
