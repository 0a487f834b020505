// Runs one job of the workflow, step by step.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holds, interpolate } from './expressions.mjs';
import { missingTools, placeholderSecrets, publishingEnvironment, useAction } from './stand-ins.mjs';

/** Returns the outputs of the job. */
export function runJob(name, job, { place, needs, report }) {
  const missing = missingTools(job.steps);
  if (missing.length > 0) {
    report.notShown(name, 'the whole job', `there is no ${missing.join(', no ')} here`);
    return {};
  }
  const contexts = {
    github: { sha: place.sha, ref: 'refs/heads/main', actor: 'dry-run', repository: place.repository },
    inputs: { dry_run: true },
    secrets: placeholderSecrets(place),
    needs,
    steps: {},
  };
  if (job.if !== undefined && !holds(job.if, contexts)) throw new Error(`${name} would not run on GitHub: ${job.if}`);
  const workspace = place.workspace(name);
  mkdirSync(workspace);
  job.steps.forEach((step, index) => {
    const title = step.name ?? step.uses?.split('@')[0] ?? step.run;
    report.timed(name, title, () => {
      if (step.if !== undefined && !holds(step.if, contexts)) return `skipped, by its own condition: ${step.if}`;
      const log = join(place.folder, `${name}-${index}.log`);
      const { outputs, result } = runStep(step, { name, job, contexts, place, workspace, log });
      contexts.steps[step.id] = { outputs };
      return result;
    });
  });
  return mapValues(job.outputs, (value) => interpolate(value, contexts));
}

function runStep(step, scene) {
  if (step.uses !== undefined) {
    const inputs = mapValues(step.with, (value) => interpolate(value, scene.contexts));
    return { outputs: useAction(step.uses, inputs, scene) };
  }
  const [, directory] = /^(?:cd (\S+) && )?npm ci$/.exec(step.run) ?? ['', null];
  if (directory !== null && scene.place.link(join(scene.workspace, directory ?? '.'))) {
    return { outputs: {}, result: 'linked, not installed' };
  }
  const run = /projen release$/.test(step.run) ? releaseWithoutTests(scene.workspace) : step.run;
  return runCommand({ ...step, run }, scene);
}

function runCommand(step, { job, contexts, place, workspace, log }) {
  const outputFile = `${log}.outputs`;
  writeFileSync(outputFile, '');
  const declared = mapValues({ ...job.env, ...step.env }, (value) => interpolate(value, contexts));
  const env = {
    ...withoutParents(process.env),
    CI: 'true',
    GITHUB_OUTPUT: outputFile,
    GITHUB_REPOSITORY: place.repository,
    GITHUB_SHA: place.sha,
    GITHUB_WORKSPACE: workspace,
    ...declared,
    ...('PUBLIB_DRYRUN' in declared ? publishingEnvironment(place, workspace) : {}),
  };
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', interpolate(step.run, contexts)], {
    cwd: workspace,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 256 * 1024 * 1024,
  });
  writeFileSync(log, `${stdout}\n${stderr}`);
  if (status !== 0 && step['continue-on-error'] !== true) {
    throw new Error(`${step.run}\n${`${stdout}\n${stderr}`.split('\n').slice(-60).join('\n')}`);
  }
  return { outputs: readOutputs(outputFile), result: status === 0 ? 'ok' : 'failed, which the workflow tolerates' };
}

/** The steps of `projen release`, one after the other: without the tests, which would take most of the time. */
function releaseWithoutTests(checkout) {
  const { tasks } = JSON.parse(readFileSync(join(checkout, '.projen/tasks.json'), 'utf8'));
  const commands = ({ spawn, exec, execArgs }) => {
    if (spawn === 'build') return tasks.build.steps.filter((step) => step.spawn !== 'test').flatMap(commands);
    return [spawn === undefined ? (exec ?? execArgs.join(' ')) : `npx projen ${spawn}`];
  };
  const variables = Object.entries(tasks.release.env).map(([name, value]) => `export ${name}=${value}`);
  return [...variables, ...tasks.release.steps.flatMap(commands)].join('\n');
}

/** npm and projen pass the script and its options to their child processes; a runner on GitHub has no such parent. */
function withoutParents(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(npm_|INIT_CWD$|PROJEN_)/.test(name)));
}

function readOutputs(file) {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object ?? {}).map(([key, value]) => [key, change(value)]));
}
