/** Deploys a form, compares its answers with the runner's, and removes it again. */
import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startLocal } from 'sentiment-form-local';
import { askAwsAlone } from './alone';
import { compareCases } from './compare';
import { deployedHere } from './here';
import type { Deployed, Place } from './place';
import { runLive } from './run';

/** Printed before anything is done. The prices are those of us-east-1. */
export const ANNOUNCEMENT = `This deploys a form to your AWS account, sends it about 25 submissions, and removes it again.
It takes about 15 minutes and costs less than $0.05: a few requests of each service, and about 15 calls of
Amazon Comprehend. The account must be bootstrapped for the CDK, and the AWS CLI must be installed.`;

export interface LiveOptions {
  readonly place: Place;
  /** The cloud assembly for the runner. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
  /** Whether the AWS CLI is used. @default true */
  readonly cli?: boolean;
  /**
   * Where to write the answers.
   * @default they are not written
   */
  readonly record?: string;
}

/** Returns the number of cases that the runner answers differently. */
export async function live({ place, folder, signal, log, record, cli = true }: LiveOptions): Promise<number> {
  let differing = 0;
  const ask = async (there: Deployed) => {
    const backend = await startLocal(folder);
    try {
      const compared = await compareCases({ there, here: deployedHere(backend), signal, cli });
      if (!cli) log('The AWS CLI is not used: cases that require it are skipped, and records are not read.');
      for (const { id, places } of compared.differing) log([id, ...places.map((one) => `    ${one}`)].join('\n'));
      for (const { id, milliseconds } of compared.times) log(`${String(milliseconds).padStart(6)} ms  ${id}`);
      log(`${compared.times.length} cases. The runner answers ${compared.differing.length} of them differently.`);
      differing = compared.differing.length;
      write(record, [...compared.recordings, ...(await askAwsAlone(there, signal, log))], log);
    } finally {
      await backend.stop();
    }
  };
  await runLive({ place, ask, signal, log });
  return differing;
}

function write(folder: string | undefined, lines: readonly string[], log: (line: string) => void): void {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'live.jsonl');
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  log(`Recorded: ${file}`);
}
