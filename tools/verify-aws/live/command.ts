/**
 * `npm run verify:aws -- live`: prints what it costs, asks for confirmation, and removes everything when it is
 * interrupted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { ANNOUNCEMENT, live } from './';
import type { Place } from './place';
import { synthesizeThrowaway, type Throwaway } from './stack';

export interface LiveCommand {
  readonly region: string;
  readonly record?: string;
  readonly from?: string;
  readonly yes: boolean;
}

/** Returns the environment to which a form is deployed. */
export type PlaceOf = (throwaway: Throwaway, region: string) => Place;

/** A signal ended the run. */
export class Interrupted extends Error {
  /** As in shells: 128 plus the number of the signal, e.g. 130 for SIGINT. */
  public readonly exitCode: number;

  public constructor(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') {
    super(`Interrupted by ${signal}.`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

export async function runLiveCommand({ region, record, from, yes }: LiveCommand, placeOf: PlaceOf): Promise<void> {
  console.log(ANNOUNCEMENT);
  if (from === undefined) {
    console.log('No email will be sent, because there is no --from ADDRESS, a verified identity of Amazon SES.');
  }
  if (!yes && !(await agreed())) {
    console.log('Nothing was deployed.');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'verify-aws-'));
  try {
    const throwaway = synthesizeThrowaway({ outdir: join(folder, 'cdk.out'), fromAddress: from });
    const place = placeOf(throwaway, region);
    const signal = interruption(place.removal);
    const differing = await live({ place, folder: throwaway.folder, signal, log: console.log, record });
    if (differing > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new Error(
      'Cannot ask for confirmation, because the standard input is not a terminal. Use --yes to deploy without confirmation.',
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Deploy it? [y/N] ');
  terminal.close();
  return /^y(?:es)?$/i.test(answer.trim());
}

/** Aborted by the first signal; further ones do not prevent the removal of the stack. */
function interruption(removal: string): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      console.log(`${name}: removing what was deployed. To remove it yourself:\n    ${removal}`);
      controller.abort(new Interrupted(name));
    });
  }
  return controller.signal;
}
