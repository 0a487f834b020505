/** Runs a form on this machine and gives back the executions of what was posted to it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { startLocal } from 'sentiment-form-local';
import { readAssembly } from 'sentiment-form-local/lib/assembly/read-assembly';
import type { CostContext } from 'sentiment-form-local/lib/cost/execution-usage';
import { planOf } from 'sentiment-form-local/lib/plan/plan';
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

/** One after the other, so that they are the same each time. */
export async function runForm(form: ComparedForm, posts: readonly Record<string, string>[]): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'benchmark-'));
  try {
    const app = new App({ outdir: join(folder, 'assembly') });
    form.deploy(app);
    app.synth();
    return await post(join(folder, 'assembly'), join(folder, 'scratch'), posts);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function post(assembly: string, scratch: string, posts: readonly Record<string, string>[]): Promise<Measured[]> {
  const plan = planOf(readAssembly(assembly), scratch);
  const descriptions = describedIn(plan);
  const backend = await startLocal(assembly, { throttle: false });
  const measured: Measured[] = [];
  let seen = 0;
  try {
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
  } finally {
    await backend.stop();
  }
  return measured.slice(1);
}
