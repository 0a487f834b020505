/**
 * What grows with clients and with what is stored: the CPU time of a submission to a form without options, how long it takes, and the
 * memory of the local server.
 *
 * `npm run bench -- growth [most submissions stored]`, after `npx projen compile:all`. Linux only, as it reads /proc.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { keep } from './results/results';
import { afterRequests, percentileOf, postAll, type Answer } from './servers/clients';
import { cpuOf } from './servers/processes';
import { overHttp, type OwnSide } from './servers/sides';
import { synthesizeForm } from './servers/stack';
import { Client } from '../witnesses/emulator/client';

const CLIENTS = [1, 10, 100, 1_000];
const STORED = [1_000, 10_000, 100_000, 1_000_000];
const FEW_CLIENTS = 4;
const SUBMISSIONS = 200;
const WARM_UP = 1_000;
/** What BatchWriteItem takes at most. */
const BATCH = 25;

const figures: Record<string, number> = {};

async function main(mostStored: number): Promise<void> {
  const assembly = synthesizeForm();
  const side = await overHttp(assembly, 'ACCEPTED');
  try {
    await submit(side, FEW_CLIENTS, WARM_UP);
    console.log(''.padEnd(24) + ['CPU, ms each', 'p50, ms', 'p99, ms', 'memory, MB', 'errors'].map(column).join(''));
    let stored = 0;
    for (const count of STORED.filter((each) => each <= mostStored)) {
      await fill(side, count - stored);
      stored = count;
      await measure(`${count.toLocaleString('en')} stored`, side, FEW_CLIENTS);
    }
    for (const clients of CLIENTS) await measure(`${clients.toLocaleString('en')} clients`, side, clients);
    keep('growth', figures);
  } finally {
    await side.stop();
    rmSync(dirname(assembly), { recursive: true });
  }
}

/** The CPU time is that of the server, its functions, and the clients. */
async function measure(name: string, side: OwnSide, clients: number): Promise<void> {
  const count = Math.max(SUBMISSIONS, clients);
  const before = cpuOf(process.pid);
  const answers = await submit(side, clients, count);
  const cpu = (cpuOf(process.pid) - before) / count;
  const [p50, p99] = [0.5, 0.99].map((share) => percentileOf(answers, share));
  const errors = answers.filter(({ problem }) => problem !== undefined);
  const cells = [cpu.toFixed(1), p50.toFixed(0), p99.toFixed(0), memoryOf(side).toFixed(0), String(errors.length)];
  console.log(name.padEnd(24) + cells.map(column).join(''));
  if (errors.length > 0) console.log(`  the first error: ${errors[0].problem?.slice(0, 200)}`);
  figures[name] = cpu;
}

async function submit(side: OwnSide, clients: number, count: number): Promise<Answer[]> {
  const nextBody = (): string => side.bodyOf({ message: 'This is awful. I am angry.', submissionId: randomUUID() });
  return postAll({ ...side, nextBody }, clients, afterRequests(count));
}

/** Records as the workflow writes them, open and with a long message, so that they are in the index. */
async function fill({ address, table }: OwnSide, count: number): Promise<void> {
  const client = new Client(address);
  for (let left = count; left > 0; left -= BATCH) {
    const requests = Array.from({ length: Math.min(BATCH, left) }, () => ({ PutRequest: { Item: record() } }));
    await client.json('dynamodb', 'DynamoDB_20120810.BatchWriteItem', { RequestItems: { [table]: requests } });
  }
}

function record() {
  const texts = {
    referenceNumber: randomUUID(),
    ticketId: randomUUID(),
    submissionId: randomUUID(),
    contentHash: randomUUID(),
    receivedAt: new Date().toISOString(),
    attention: 'OPEN',
    sentiment: 'NEGATIVE',
  };
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { S: text }])),
    fields: { M: { message: { S: 'This is awful. I am angry. '.repeat(20) } } },
  };
}

function memoryOf({ pid }: OwnSide): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_000;
}

function column(text: string): string {
  return text.padStart(14);
}

void main(Number(process.argv[2] ?? 10_000));
