/** Runs a form on this machine and gives back the executions of what was posted to it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { startLocal, type LocalBackend } from 'sentiment-form-local';
import { readAssembly } from 'sentiment-form-local/lib/assembly/read-assembly';
import type { CostContext } from 'sentiment-form-local/lib/cost/execution-usage';
import { planOf, type Plan } from 'sentiment-form-local/lib/plan/plan';
import { describedIn } from 'sentiment-form-local/lib/services/registry';
import type { Execution } from 'sentiment-form-local/lib/services/step-functions/execution-log';
import type { ComparedForm } from './forms';

/** An execution, with what its cost depends on, and the bytes of the answer over HTTP. */
export interface Measured extends CostContext {
  readonly execution: Execution;
  /** What ran after the answer. */
  readonly replays: readonly Execution[];
  readonly answerBytes: number;
}

/** A form that runs on this machine. */
export interface RunningForm {
  readonly backend: LocalBackend;
  readonly plan: Plan;
}

/** Posts one after the other, so that the executions are the same each time. */
export function runForm(form: ComparedForm, posts: readonly Record<string, string>[]): Promise<Measured[]> {
  return withForm(form, (running) => post(running, posts));
}

/** Runs a form as long as it is used. */
export async function withForm<Result>(
  form: ComparedForm,
  use: (running: RunningForm) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'benchmark-'));
  try {
    const app = new App({ outdir: join(folder, 'assembly') });
    form.deploy(app);
    app.synth();
    const plan = planOf(readAssembly(join(folder, 'assembly')), join(folder, 'scratch'));
    const backend = await startLocal(join(folder, 'assembly'), { throttle: false });
    try {
      return await use({ backend, plan });
    } finally {
      await backend.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function post({ backend, plan }: RunningForm, posts: readonly Record<string, string>[]): Promise<Measured[]> {
  const descriptions = describedIn(plan);
  const measured: Measured[] = [];
  let seen = 0;
  // The first one waits for the functions to be loaded, and may be tried again on a busy machine.
  for (const body of [posts[0], ...posts]) {
    const response = await fetch(backend.endpoint, { method: 'POST', body: JSON.stringify(body) });
    const answerBytes = Buffer.byteLength(await response.text());
    await backend.drain();
    const [execution, ...replays] = backend.executions().slice(seen);
    seen += 1 + replays.length;
    const machine = descriptions.stateMachines.find(({ arn }) => arn === execution?.stateMachineArn);
    if (execution === undefined || machine === undefined) throw new Error(`No execution: ${response.status}`);
    measured.push({ execution, replays, machine, answerBytes, descriptions, logGroups: plan.logGroups });
  }
  return measured.slice(1);
}
