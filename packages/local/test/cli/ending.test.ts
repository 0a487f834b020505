/** What ends the command, tried with real processes. */
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeAssembly } from '../support/assembly';
import { temporaryFolder } from '../support/folder';
import { formTemplate } from '../support/form-template';
import { isRunning } from '../support/processes';
import { until } from '../support/until';

const CLI = join(__dirname, '../../lib/cli.js');
const ENDING = join(__dirname, '../../lib/cli/ending.js');
const assembly = (): string => writeAssembly({ Form: formTemplate() });

const started: number[] = [];
afterEach(() => {
  for (const pid of started.splice(0)) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
});

function start(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  if (child.pid !== undefined) started.push(child.pid);
  return child;
}

/** A server below some other process. */
interface Below {
  readonly above: ChildProcess;
  readonly url: string;
  readonly pid: number;
  /** What was printed at the start. */
  readonly text: string;
  /** The folder for temporary files, which has nothing else in it. */
  readonly scratch: string;
}

/** Prints its own number, and is the server then. */
const SERVER = `console.log('pid ' + process.pid); require(${JSON.stringify(CLI)});`;

async function serverBelow(command: string, args: readonly string[], cwd: string): Promise<Below> {
  const scratch = temporaryFolder();
  const { PATH, HOME } = process.env;
  // From Node.js 22 on, npm keeps a cache of its own under the temporary folder.
  const env = { PATH, HOME, TMPDIR: scratch, NODE_DISABLE_COMPILE_CACHE: '1' };
  const above = start(command, args, { cwd, env });
  let text = '';
  above.stdout?.on('data', (chunk) => (text += String(chunk)));
  above.stderr?.on('data', (chunk) => (text += String(chunk)));
  await until(() => text.includes('Stop: Ctrl+C') || above.exitCode !== null);
  if (above.exitCode !== null) throw new Error(`The server did not start: ${text}`);
  const pid = Number(/^pid (\d+)$/m.exec(text)?.[1]);
  started.push(pid);
  return { above, url: /API +(\S+)/.exec(text)?.[1] ?? '', pid, text, scratch };
}

/** A folder with the server as a program, and with programs that start it in several ways. */
function folderOfApp(scripts: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'server.js'), SERVER);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'app', scripts }));
  // As a task runner does: a shell below a program below the shell of npm.
  writeFileSync(
    join(folder, 'runner.js'),
    `require('node:child_process').spawnSync(process.argv[2] + '; true', { shell: true, stdio: 'inherit' });`,
  );
  return folder;
}

const SERVE = `node server.js ${assembly()} --port 0`;

async function belowNpm(script = `node runner.js '${SERVE}'`): Promise<Below> {
  return serverBelow('npm', ['start'], folderOfApp({ start: script }));
}

describe('npm start', () => {
  test.each(['SIGTERM', 'SIGKILL'] as const)('ends together with its server when npm gets %s', async (signal) => {
    const { above, url, pid, scratch } = await belowNpm();
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(200);
    above.kill(signal);
    await until(() => !isRunning(pid));
    await expect(fetch(url)).rejects.toThrow();
    expect(readdirSync(scratch)).toEqual([]);
  });

  test('is recognized as ended while it is a zombie', async () => {
    // A parent that does not wait for npm keeps its number taken.
    const folder = folderOfApp({ start: `node runner.js '${SERVE}'` });
    const { pid, text } = await serverBelow('sh', ['-c', 'npm start & echo npm $!; exec sleep 600'], folder);
    process.kill(Number(/^npm (\d+)$/m.exec(text)?.[1]), 'SIGKILL');
    await until(() => !isRunning(pid));
  });
});

describe('without npm as parent', () => {
  const ways: [string, (folder: string) => Promise<Below>][] = [
    ['in a shell that is gone', (folder) => serverBelow('sh', ['-c', `${SERVE} & wait`], folder)],
    [
      'in a shell that is gone, with the variables of npm',
      (folder) => serverBelow('sh', ['-c', `export npm_lifecycle_event=start; ${SERVE} & wait`], folder),
    ],
    ['in a session of its own', () => belowNpm(`setsid ${SERVE}`)],
  ];

  test.each(ways)('the server keeps running: %s', async (_name, startIt) => {
    const other = await startIt(folderOfApp());
    const watched = await belowNpm();
    other.above.kill('SIGKILL');
    watched.above.kill('SIGKILL');
    await until(() => !isRunning(watched.pid));
    expect((await fetch(other.url, { method: 'POST', body: '{}' })).status).toBe(200);
    process.kill(other.pid, 'SIGTERM');
    await until(() => !isRunning(other.pid));
    expect(readdirSync(other.scratch)).toEqual([]);
  });

  test('the server keeps running if its output is closed', async () => {
    const { above, url, pid } = await serverBelow('node', ['server.js', ...SERVE.split(' ').slice(2)], folderOfApp());
    above.stdout?.destroy();
    for (let i = 0; i < 3; i++) expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(200);
    process.kill(pid, 'SIGTERM');
    expect(await once(above, 'close')).toEqual([0, null]);
  });
});

describe('signals', () => {
  test.each(['SIGHUP', 'SIGTERM', 'SIGINT'] as const)('%s ends the server cleanly', async (signal) => {
    const { above, scratch } = await serverBelow('node', ['server.js', ...SERVE.split(' ').slice(2)], folderOfApp());
    above.kill(signal);
    expect(await once(above, 'close')).toEqual([0, null]);
    expect(readdirSync(scratch)).toEqual([]);
  });

  test('a copy of a signal has no effect, and a second Ctrl+C exits immediately', async () => {
    const program = `
      const { Ending } = require(${JSON.stringify(ENDING)});
      setInterval(() => undefined, 1000);
      new Ending().use(() => new Promise(() => undefined));
      process.on('exit', () => console.log('tidied'));
      console.log('ready');`;
    const child = start(process.execPath, ['-e', program], {});
    let printed = '';
    child.stdout?.on('data', (chunk) => (printed += String(chunk)));
    await until(() => printed.includes('ready'));
    const closed = once(child, 'close');
    const first = performance.now();
    // The pause is longer than the time in which a signal counts as a copy.
    for (let i = 0; child.exitCode === null && child.signalCode === null; i++) {
      child.kill('SIGINT');
      await Promise.race([sleep(i < 3 ? 1 : 700), closed]);
    }
    expect(await closed).toEqual([130, null]);
    expect(performance.now() - first).toBeGreaterThan(500);
    expect(printed).toContain('tidied');
  });

  test('a signal during the first synthesis ends the synthesis, too', async () => {
    const folder = temporaryFolder();
    const scratch = temporaryFolder();
    const synth = `echo $$ > pid; sleep 600; true`;
    const child = start(process.execPath, [CLI, '--synth', synth], {
      cwd: folder,
      env: { PATH: process.env.PATH, TMPDIR: scratch },
    });
    await until(() => readdirSync(folder).includes('pid'));
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([130, null]);
    expect(readdirSync(scratch)).toEqual([]);
  });
});
