/** The servers that are compared, each in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Target } from './clients';
import { Client } from '../../witnesses/emulator/client';
import { deployTo } from '../../witnesses/emulator/deploy';
import { startEmulator } from '../../witnesses/emulator/server';

/** A server that runs. */
export interface Side extends Omit<Target, 'nextBody'> {
  readonly pid: number;
  readonly bodyOf: (input: object) => string;
  stop(): Promise<void>;
}

/** What runs in our process. It is plain JavaScript, as compiling TypeScript is not the question. */
const PROGRAM = `
const { startLocal } = require(process.argv[1]);
startLocal(process.argv[2], { throttle: false, dataDir: process.argv[3] }).then((backend) => {
  process.once('message', () => backend.stop().then(() => process.exit(0)));
  process.send({ ...backend.running, endpoint: backend.endpoint, port: backend.port });
});`;

const LIBRARY = join(__dirname, '../../../packages/local/lib');

/** What our process says of itself. */
interface Started {
  readonly endpoint: string;
  readonly port: number;
  readonly stateMachines: readonly { readonly arn: string }[];
  readonly tables: readonly { readonly name: string }[];
}

/** Ours, with what is needed to fill its table. */
export interface OwnSide extends Side {
  /** Where it answers the AWS API. */
  readonly address: string;
  readonly table: string;
}

/** Ours, asked over its HTTP API. By default, its tables are in memory. */
export async function overHttp(assembly: string, expected: string, dataDir?: string): Promise<OwnSide> {
  const { started, pid, stop } = await startOurs(assembly, dataDir);
  return {
    pid,
    url: started.endpoint,
    headers: { 'content-type': 'application/json' },
    bodyOf: (input) => JSON.stringify(input),
    expected,
    address: `http://127.0.0.1:${started.port}`,
    table: started.tables[0]?.name ?? '',
    stop,
  };
}

/** Ours, asked as the SDKs ask. */
export async function ours(assembly: string): Promise<Side> {
  const { started, pid, stop } = await startOurs(assembly);
  return { pid, url: `http://127.0.0.1:${started.port}/`, ...startSync(started.stateMachines[0].arn), stop };
}

/** ministack, asked as the SDKs ask. It serves no HTTP API in front of a state machine. */
export async function ministack(assembly: string): Promise<Side> {
  const { address, pid, stop } = await startEmulator();
  const deployed = await deployTo(new Client(address), assembly);
  const [arn] = deployed('AWS::StepFunctions::StateMachine');
  return { pid, url: `${address}/`, ...startSync(arn), stop };
}

async function startOurs(assembly: string, dataDir?: string) {
  const args = [LIBRARY, assembly, ...(dataDir === undefined ? [] : [dataDir])];
  const child = spawn(process.execPath, ['-e', PROGRAM, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'close').then(() => {
    throw new Error('The server ended. Compile first: npm run compile:all.');
  });
  const [started] = (await Promise.race([once(child, 'message'), ended])) as [Started];
  const stop = async () => {
    child.send('stop');
    await once(child, 'close');
  };
  return { started, pid: child.pid ?? 0, stop };
}

function startSync(stateMachineArn: string): Pick<Side, 'headers' | 'bodyOf' | 'expected'> {
  const credential = 'Credential=test/20260101/us-east-1/states/aws4_request';
  return {
    headers: {
      'x-amz-target': 'AWSStepFunctions.StartSyncExecution',
      'content-type': 'application/x-amz-json-1.0',
      authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=none`,
    },
    bodyOf: (input) => JSON.stringify({ stateMachineArn, input: JSON.stringify(input) }),
    expected: 'SUCCEEDED',
  };
}
