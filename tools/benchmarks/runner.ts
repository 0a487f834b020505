/**
 * The local server beside ministack, another emulator of AWS: what an execution costs the processor, cold and warm, and how long
 * clients wait while the cores are busy. It reads the CPU time of processes as Linux shows it.
 *
 * `npm run bench -- runner [rounds]`, after `npx projen compile:all`. The first run installs ministack.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { keep } from './results/results';
import { afterRequests, percentileOf, postAll, type Answer } from './servers/clients';
import { cpuOf } from './servers/processes';
import { ministack, ours, overHttp, type Side } from './servers/sides';
import { synthesizeMachine } from './servers/stack';
import { median, spread } from './statistics';

/** Of a process that has just started, whose code is not compiled yet. */
const COLD = 100;
/** Executions before a side counts as warm. */
const WARM_UP = 2_000;
const WARM = 400;
const CLIENTS = 20;

const NAMES = ['ours, over HTTP', 'ours', 'ministack'];

async function main(rounds: number): Promise<void> {
  const assembly = synthesizeMachine();
  try {
    await cold(assembly, rounds);
    await warm(assembly, rounds);
    keep('runner', figures);
  } finally {
    rmSync(dirname(assembly), { recursive: true });
  }
}

async function start(assembly: string): Promise<Side[]> {
  return [await overHttp(assembly, 'SUCCEEDED'), await ours(assembly), await ministack(assembly)];
}

async function stop(sides: readonly Side[]): Promise<void> {
  for (const side of sides) await side.stop();
}

/** Each round in processes of its own. */
async function cold(assembly: string, rounds: number): Promise<void> {
  const all: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    const sides = await start(assembly);
    all.push(await inTurn(sides, async (side) => cpuOfEach(side, COLD)));
    await stop(sides);
  }
  report(`CPU of the server, ms each, the first ${COLD}`, all);
}

async function warm(assembly: string, rounds: number): Promise<void> {
  const sides = await start(assembly);
  try {
    const first = await inTurn(sides, async (side) => cpuOfEach(side, 1_000));
    for (const side of sides) await run(side, WARM_UP - 1_000);
    const all = await measured(rounds, async () => inTurn(sides, async (side) => cpuOfEach(side, WARM)));
    report('CPU of the server, ms each, warm', all);
    figures['speed of the first 1,000'] = median(all.map((each) => each[0])) / first[0];
    const shares = sides.map((_, side) => median(all.map((each) => each[side])) / first[side]);
    console.log('Speed of the first 1,000, as a share of the warm ones'.padEnd(54) + shares.map(column).join(''));
    await whileBusy(sides, rounds);
  } finally {
    await stop(sides);
  }
}

/** As many processes as there are cores do nothing else than to keep one busy. */
async function whileBusy(sides: readonly Side[], rounds: number): Promise<void> {
  const busy = cpus().map(() => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
  try {
    const waits = await measured(rounds, async () => inTurn(sides, async (side) => run(side, 1_000, CLIENTS)));
    for (const share of [0.5, 0.99]) {
      const name = `p${share * 100} of ${CLIENTS} clients while the cores are busy, ms`;
      report(
        name,
        waits.map((each) => each.map((answers) => percentileOf(answers, share))),
      );
    }
  } finally {
    for (const each of busy) each.kill();
  }
}

async function cpuOfEach(side: Side, count: number): Promise<number> {
  const before = cpuOf(side.pid);
  await run(side, count);
  return (cpuOf(side.pid) - before) / count;
}

/** By four clients at once by default, so that the server always has something to do. */
async function run(side: Side, count: number, clients = 4): Promise<Answer[]> {
  const nextBody = (): string => side.bodyOf({ id: randomUUID(), customer: 'Ada', total: 120 });
  const answers = await postAll({ ...side, nextBody }, clients, afterRequests(count));
  const problem = answers.find((answer) => answer.problem !== undefined)?.problem;
  if (problem !== undefined) throw new Error(`An execution failed: ${problem.slice(0, 500)}`);
  return answers;
}

async function measured<T>(rounds: number, round: () => Promise<T[]>): Promise<T[][]> {
  const all: T[][] = [];
  for (let count = 0; count < rounds; count++) all.push(await round());
  return all;
}

async function inTurn<T>(sides: readonly Side[], measure: (side: Side) => Promise<T>): Promise<T[]> {
  const values: T[] = [];
  for (const side of sides) values.push(await measure(side));
  return values;
}

let isFirst = true;

/** For the table of all benchmarks: ours over HTTP beside ministack. */
const figures: Record<string, number> = {};

/** The median of each side, and of the ratio of each of ours to ministack, with the lowest and the highest. */
function report(name: string, rounds: readonly (readonly number[])[]): void {
  if (isFirst) console.log(''.padEnd(54) + [...NAMES, 'over HTTP / ministack', 'ours / ministack'].map(title).join(''));
  isFirst = false;
  const medians = NAMES.map((_, side) => median(rounds.map((values) => values[side])));
  const ratios = [0, 1].map((side) => spread(rounds.map((values) => values[side] / values[2])));
  console.log(name.padEnd(54) + [...medians.map(column), ...ratios.map(title)].join(''));
  figures[name] = median(rounds.map((values) => values[0] / values[2]));
}

function column(value: number): string {
  return title(value.toFixed(value < 100 ? 2 : 0));
}

function title(text: string): string {
  return text.padStart(Math.max(17, text.length + 2), ' ').padEnd(text.includes('(') || text.includes('/') ? 23 : 0);
}

void main(Number(process.argv[2] ?? 5));
