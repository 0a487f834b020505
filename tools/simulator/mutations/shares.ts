/** Tries mutations in several processes. One that makes a process hang is seen, and a new process goes on without it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Choice } from './choice';
import type { TextEdit } from './edits';

/** What became of a mutation: what gave it away, or nothing; then also how to make it in other templates. */
export interface Result {
  readonly name: string;
  readonly seen: string | null;
  readonly edits?: readonly TextEdit[];
}

/** How many mutations there are, how many of them were chosen, and how many of these change nothing. */
export interface Counts {
  readonly all: number;
  readonly chosen: number;
  readonly same: number;
}

/** What a process writes. */
export type Line = Result | Counts | { readonly trying: string };

/** Which part of the chosen mutations a process tries, and which of them were tried before, by name. */
export interface Part {
  readonly job: number;
  readonly jobs: number;
  readonly tried: readonly string[];
}

/** A mutation for which nothing is heard for so long makes the simulator go round in circles. A busy machine needs its time. */
const PATIENCE = 900_000;

/** Tries the chosen mutations, each process one part of them. */
export async function tryAll(
  choice: Choice,
  { jobs, tried }: { readonly jobs: number; readonly tried: readonly string[] },
  onLine: (line: Result | Counts) => void,
): Promise<void> {
  const parts = [...Array(jobs).keys()].map((job) => ({ job, jobs, tried }));
  await Promise.all(parts.map(async (part) => tryPart(choice, part, onLine)));
}

async function tryPart(choice: Choice, part: Part, onLine: (line: Result | Counts) => void): Promise<void> {
  const tried = [...part.tried];
  for (;;) {
    const { hanging, code } = await run(choice, { ...part, tried }, (line) => {
      if ('name' in line) tried.push(line.name);
      onLine(line);
    });
    if (code === 0) return;
    if (hanging === undefined) throw new Error(`A process that tries mutations ended with ${code}.`);
    tried.push(hanging);
    onLine({ name: hanging, seen: 'the simulator does not come to an end with it' });
  }
}

/** Resolves to the mutation that the process tried last, and its exit code. */
async function run(
  choice: Choice,
  part: Part,
  onLine: (line: Result | Counts) => void,
): Promise<{ readonly hanging?: string; readonly code: number | null }> {
  const args = ['-r', 'ts-node/register/transpile-only', join(__dirname, 'share.ts')];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify({ ...choice, ...part }));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let hanging: string | undefined;
  let watchdog = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  for await (const text of createInterface({ input: child.stdout })) {
    if (!text.startsWith('{')) continue;
    clearTimeout(watchdog);
    watchdog = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    const line = JSON.parse(text) as Line;
    if ('trying' in line) hanging = line.trying;
    else onLine(line);
  }
  clearTimeout(watchdog);
  return { hanging, code: await ended };
}
