/**
 * What grows with clients and with what is stored: the CPU time of a submission to a form without options, how long it takes, the memory
 * of the local server, and the files of its tables.
 *
 * `npm run bench -- growth [most submissions stored]`, after `npx projen compile:all`. Linux only, as it reads /proc.
 */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keep } from './results/results';
import { afterRequests, percentileOf, postAll, type Answer } from './servers/clients';
import { cpuOf } from './servers/processes';
import { fillTable } from './servers/records';
import { overHttp, type OwnSide } from './servers/sides';
import { synthesizeForm } from './servers/stack';

const CLIENTS = [1, 10, 100, 1_000];
const STORED = [1_000, 10_000, 100_000, 1_000_000];
const FEW_CLIENTS = 4;
const SUBMISSIONS = 200;
const WARM_UP = 1_000;

const figures: Record<string, number> = {};

async function main(mostStored: number): Promise<void> {
  const assembly = synthesizeForm();
  const dataDir = join(dirname(assembly), 'data');
  const side = await overHttp(assembly, 'ACCEPTED', dataDir);
  try {
    await submit(side, FEW_CLIENTS, WARM_UP);
    console.log(
      ''.padEnd(24) + ['CPU, ms each', 'p50, ms', 'p99, ms', 'memory, MB', 'errors', 'disk, MB'].map(column).join(''),
    );
    let stored = 0;
    for (const count of STORED.filter((each) => each <= mostStored)) {
      await fillTable(side, count - stored);
      stored = count;
      await measure(`${count.toLocaleString('en')} stored`, { side, dataDir, clients: FEW_CLIENTS });
    }
    for (const clients of CLIENTS) {
      await measure(`${clients.toLocaleString('en')} clients`, { side, dataDir, clients });
    }
    keep('growth', figures);
  } finally {
    await side.stop();
    rmSync(dirname(assembly), { recursive: true });
  }
}

interface Measured {
  readonly side: OwnSide;
  readonly dataDir: string;
  readonly clients: number;
}

/** The CPU time is that of the server, its functions, and the clients. */
async function measure(name: string, { side, dataDir, clients }: Measured): Promise<void> {
  const count = Math.max(SUBMISSIONS, clients);
  const before = cpuOf(process.pid);
  const answers = await submit(side, clients, count);
  const cpu = (cpuOf(process.pid) - before) / count;
  const [p50, p99] = [0.5, 0.99].map((share) => percentileOf(answers, share));
  const errors = answers.filter(({ problem }) => problem !== undefined);
  const whole = [p50, p99, memoryOf(side), errors.length, diskOf(dataDir)].map((figure) => figure.toFixed(0));
  const cells = [cpu.toFixed(1), ...whole];
  console.log(name.padEnd(24) + cells.map(column).join(''));
  if (errors.length > 0) console.log(`  the first error: ${errors[0].problem?.slice(0, 200)}`);
  figures[name] = cpu;
}

async function submit(side: OwnSide, clients: number, count: number): Promise<Answer[]> {
  const nextBody = (): string => side.bodyOf({ message: 'This is awful. I am angry.', submissionId: randomUUID() });
  return postAll({ ...side, nextBody }, clients, afterRequests(count));
}

function memoryOf({ pid }: OwnSide): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_000;
}

/** MB in a folder. A file may be gone by the time it is asked for. */
function diskOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const sizes = files.map(({ parentPath, name }) => statSync(join(parentPath, name), { throwIfNoEntry: false })?.size);
  return sizes.reduce<number>((sum, size = 0) => sum + size, 0) / 1e6;
}

function column(text: string): string {
  return text.padStart(14);
}

void main(Number(process.argv[2] ?? 10_000));
