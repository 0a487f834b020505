/** Starts ministack, an emulator of AWS in Python, on this machine alone. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { environment, program } from '../toolbox/python';

/** An emulator that runs. */
export interface Emulator {
  readonly address: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** How long it may take to answer on a busy machine. */
const MAX_SECONDS = 120;

export async function startEmulator(): Promise<Emulator> {
  const port = await freePort();
  const env = { ...process.env, BIND_HOST: '127.0.0.1', GATEWAY_PORT: String(port) };
  const server = spawn(program(await environment('emulator'), 'ministack'), [], { env, stdio: 'ignore' });
  const address = `http://127.0.0.1:${port}`;
  const emulator = { address, pid: server.pid ?? 0, stop: async () => stop(server) };
  for (let seconds = 0; seconds < MAX_SECONDS; seconds++) {
    if (await answers(address)) return emulator;
    if (server.exitCode !== null) throw new Error(`ministack ended with ${server.exitCode}.`);
    await sleep(1_000);
  }
  await emulator.stop();
  throw new Error(`ministack has not answered for ${MAX_SECONDS} seconds.`);
}

async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    () => true,
    () => false,
  );
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  server.kill('SIGKILL');
  await once(server, 'exit');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
