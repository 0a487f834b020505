/** Tries mutations in several processes. One that makes a process hang is seen, and the next ones go on without it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Order } from './try';

/** What became of a mutation: what gave it away, or nothing. */
export interface Result {
  readonly number: number;
  readonly seen: string | null;
}

/** A mutation for which nothing is heard for so long makes the simulator go round in circles. A busy machine needs its time. */
const PATIENCE = 240_000;

/** Tries all of these, each process one part of them. */
export async function tryAll(
  numbers: readonly number[],
  { jobs, order }: { readonly jobs: number; readonly order: Order },
  onResult: (result: Result) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
  const orderFile = join(folder, 'order.json');
  writeFileSync(orderFile, JSON.stringify(order));
  const shares = Array.from({ length: jobs }, (_, job) => numbers.filter((_number, place) => place % jobs === job));
  await Promise.all(shares.map(async (share) => tryShare(orderFile, share, onResult)));
  rmSync(folder, { recursive: true });
}

async function tryShare(
  orderFile: string,
  share: readonly number[],
  onResult: (result: Result) => void,
): Promise<void> {
  let left = share;
  while (left.length > 0) {
    const done = await run(orderFile, left, onResult);
    if (done < left.length) onResult({ number: left[done], seen: 'the simulator does not come to an end with it' });
    left = left.slice(done + 1);
  }
}

/** Resolves to how many were tried before the process ended or hung. */
async function run(orderFile: string, numbers: readonly number[], onResult: (result: Result) => void): Promise<number> {
  const script = ['-r', 'ts-node/register/transpile-only', join(__dirname, 'share.ts')];
  const args = [...script, orderFile, ...numbers.map(String)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let done = 0;
  let watchdog = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{"number"')) continue;
    clearTimeout(watchdog);
    watchdog = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    done += 1;
    onResult(JSON.parse(line) as Result);
  }
  clearTimeout(watchdog);
  return done;
}
