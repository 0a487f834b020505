/**
 * How long the local server takes from its start to the first answer: in a process of its own, as a first test has it,
 * and in one that has started it before, as every further test has it.
 *
 * `npm run bench -- start [times]`, after `npx projen compile:all` and
 * `npx cdk synth --quiet` in examples/contact-form.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median } from './statistics';

const ROOT = join(__dirname, '..', '..');
const ASSEMBLY = join(ROOT, 'examples/contact-form/cdk.out');
/** The first starts of the warm process compile code, and are not counted. */
const WARM_UP = 3;

async function main(times: number): Promise<void> {
  const cold: Start[] = [];
  for (let count = 0; count < times; count++) cold.push(...(await startsInProcess(1)));
  const warm = (await startsInProcess(WARM_UP + times)).slice(WARM_UP);
  console.log(`median of ${times}`.padEnd(20) + ['loaded', 'ready', 'answered', 'together'].map(column).join(''));
  report('a fresh process', cold);
  // What is loaded once costs the further starts nothing.
  report(
    'the same process',
    warm.map((start) => ({ ...start, load: 0 })),
  );
}

/** Milliseconds. */
interface Start {
  /** Loading the library's code. */
  readonly load: number;
  /** `startLocal`. */
  readonly ready: number;
  /** From then to the answer to a first message, in which a function's process is forked. */
  readonly answered: number;
}

/** What runs in the process that is measured; it is plain JavaScript, as compiling TypeScript is not the question. */
const PROGRAM = `
const { randomUUID } = require('node:crypto');
const [library, assembly, times] = process.argv.slice(1);
const begin = performance.now();
const { startLocal } = require(library);
const load = performance.now() - begin;
const message = () => JSON.stringify({ name: 'Ada', email: 'ada@example.com', message: 'This is awful.', submissionId: randomUUID() });
async function start() {
  const begin = performance.now();
  const backend = await startLocal(assembly);
  const ready = performance.now() - begin;
  const response = await fetch(backend.endpoint, { method: 'POST', body: message() });
  const text = await response.text();
  if (!text.includes('ACCEPTED')) throw new Error(response.status + ' ' + text);
  const answered = performance.now() - begin - ready;
  await backend.stop();
  return { load, ready, answered };
}
(async () => {
  const starts = [];
  while (starts.length < Number(times)) starts.push(await start());
  console.log(JSON.stringify(starts));
})();`;

async function startsInProcess(times: number): Promise<Start[]> {
  const args = ['-e', PROGRAM, join(ROOT, 'packages/local/lib'), ASSEMBLY, String(times)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Start[];
}

function report(name: string, starts: readonly Start[]): void {
  const parts = [
    median(starts.map(({ load }) => load)),
    median(starts.map(({ ready }) => ready)),
    median(starts.map(({ answered }) => answered)),
    median(starts.map(({ load, ready, answered }) => load + ready + answered)),
  ];
  console.log(name.padEnd(20) + parts.map((part) => column(`${part.toFixed(0)} ms`)).join(''));
}

function column(text: string): string {
  return text.padStart(12);
}

void main(Number(process.argv[2] ?? 20));
