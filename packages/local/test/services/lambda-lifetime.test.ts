/** How functions end with the server they belong to: each test starts a server process of its own. */
import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { FunctionFixtures } from './function-fixtures';
import { isRunning } from '../support/processes';
import { until } from '../support/until';

const LAMBDA = resolve(__dirname, '../../lib/services/lambda/lambda.js');

const fixtures = new FunctionFixtures();

afterAll(() => fixtures.remove());

interface Server {
  readonly process: ChildProcess;
  /** The process of the function and the folder it sees its code in. */
  readonly pid: number;
  readonly root: string;
}

/** A server that calls one function once, and then does what `then` says. */
async function startServer(functionBody: string, then: string): Promise<Server> {
  const description = fixtures.make(
    `exports.handler = async () => { ${functionBody}; return { pid: process.pid, root: process.env.LAMBDA_TASK_ROOT }; };`,
    { name: 'fn', timeoutSeconds: 60 },
  );
  const program = `
    const { Lambda } = require(${JSON.stringify(LAMBDA)});
    const lambda = new Lambda([${JSON.stringify(description)}], { region: 'us-east-1', accountId: '1' });
    const call = () => lambda.call('Invoke', { FunctionName: 'fn' }, {});
    call().then(({ Payload }) => { console.log(Payload); ${then} });`;
  const server = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
  return { process: server, ...(JSON.parse(line) as { pid: number; root: string }) };
}

async function ended(server: Server): Promise<number | null> {
  if (server.process.exitCode === null && server.process.signalCode === null) await once(server.process, 'close');
  return server.process.exitCode;
}

/** Code that creates this file to show that the function is busy. */
function marker(operation: string, folder: string): string {
  return `require('fs').${operation}(${JSON.stringify(resolve(folder, 'busy'))}, '')`;
}

test('an idle function does not keep the server running, and ends together with it', async () => {
  const server = await startServer('', '');
  expect(await ended(server)).toBe(0);
  await until(() => !isRunning(server.pid));
  expect(existsSync(server.root)).toBe(false);
});

test('a function with an endless loop ends when the server exits', async () => {
  const { codeDir } = fixtures.make('');
  const busy = `if (globalThis.called) { ${marker('writeFileSync', codeDir)}; for (;;) {} } globalThis.called = true`;
  const server = await startServer(
    busy,
    `call(); const look = () => (${marker('existsSync', codeDir)} ? process.exit(3) : setTimeout(look, 10)); look();`,
  );
  expect(await ended(server)).toBe(3);
  await until(() => !isRunning(server.pid));
});

test('a function ends when its server is killed', async () => {
  const server = await startServer('setInterval(() => {}, 1000)', 'setInterval(() => {}, 1000);');
  expect(isRunning(server.pid)).toBe(true);
  server.process.kill('SIGKILL');
  await ended(server);
  await until(() => !isRunning(server.pid));
  // Nobody was left to remove it but the next server, which may be that of another test.
  rmSync(resolve(server.root, '../..'), { recursive: true, force: true });
});
