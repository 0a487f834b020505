/** Folders that killed runs left under the temporary directory, tried with real processes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAssembly } from '../support/assembly';
import { temporaryFolder } from '../support/folder';
import { formTemplate, resource } from '../support/form-template';
import { until } from '../support/until';

const CLI = join(__dirname, '../../lib/cli.js');
const RUN_FOLDER = join(__dirname, '../../lib/base/run-folder.js');
const children: ChildProcess[] = [];

afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

function assembly(): string {
  const fn = resource('AWS::Lambda::Function', {
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Code: { ZipFile: 'exports.handler = async () => null;' },
  });
  return writeAssembly({ Form: formTemplate({ resources: { Fn: fn } }) });
}

interface Server {
  readonly child: ChildProcess;
  readonly printed: () => string;
}

async function startServer(scratch: string, args: readonly string[] = [assembly()]): Promise<Server> {
  const child = spawn(process.execPath, [CLI, ...args, '--port', '0'], {
    env: { PATH: process.env.PATH, TMPDIR: scratch },
    cwd: temporaryFolder(),
  });
  children.push(child);
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  await until(() => text.includes('Stop: Ctrl+C'));
  return { child, printed: () => text };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await once(child, 'close');
}

test('the next start removes the files of a run that was killed, and none of a run in progress', async () => {
  const scratch = temporaryFolder();
  const source = assembly();
  const watched = [source, '--synth', `cp -r ${source} cdk.out; true`];
  const first = await startServer(scratch, watched);
  const left = readdirSync(scratch);
  expect(left.map((name) => name.replace(/-\d.*/, '')).sort()).toEqual([
    'local-lambda',
    'sentiment-form-local',
    'sentiment-form-local-watch',
  ]);
  await kill(first.child, 'SIGKILL');
  expect(readdirSync(scratch)).toEqual(left);
  const second = await startServer(scratch);
  const inProgress = readdirSync(scratch);
  expect(inProgress.filter((name) => left.includes(name))).toEqual([]);
  expect(inProgress).toHaveLength(2);
  const third = await startServer(scratch);
  expect(readdirSync(scratch)).toEqual(expect.arrayContaining(inProgress));
  await kill(third.child, 'SIGTERM');
  await kill(second.child, 'SIGTERM');
  expect(readdirSync(scratch)).toEqual([]);
});

/** Runs a program that makes a folder and then does something, with this folder for temporary files. */
async function run(scratch: string, then: string, uid?: number): Promise<string> {
  // Not the `uid` of spawn: another user may not be able to run the Node.js of this one.
  const program = `
    const { createRunFolder, removeLeftFolders } = require(${JSON.stringify(RUN_FOLDER)});
    ${uid === undefined ? '' : `process.setuid(${uid});`}
    const folder = createRunFolder('sentiment-form-local');
    ${then}`;
  const child = spawn(process.execPath, ['-e', program], {
    env: { TMPDIR: scratch },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  await once(child, 'close');
  return text;
}

const KILL = `process.kill(process.pid, 'SIGKILL'); setInterval(() => undefined, 1000);`;
const CLEAN = `removeLeftFolders(console.log);`;

test('a folder that cannot be removed is reported with the reason', async () => {
  const scratch = temporaryFolder();
  // The permissions of folders do not hold root.
  const uid = process.getuid?.() === 0 ? 65_534 : undefined;
  chmodSync(scratch, 0o777);
  await run(scratch, `process.umask(0); ${KILL}`, uid);
  const [name] = readdirSync(scratch);
  const inside = join(scratch, name, 'locked');
  mkdirSync(inside);
  writeFileSync(join(inside, 'file'), '');
  if (uid !== undefined) chownSync(inside, uid, uid);
  chmodSync(inside, 0o500);
  const line = await run(scratch, CLEAN, uid);
  expect(line).toMatch(
    new RegExp(`^The folder ${join(scratch, name)} of an earlier run cannot be removed: EACCES.*yourself\\.\\n$`),
  );
  chmodSync(inside, 0o700);
  expect(await run(scratch, CLEAN, uid)).toBe('');
  expect(readdirSync(scratch)).toEqual([]);
});

test('link targets, files, and folders of other programs are not touched', async () => {
  const scratch = temporaryFolder();
  await run(scratch, KILL);
  const [name] = readdirSync(scratch);
  const named = (end: string): string => join(scratch, name.replace(/\w{6}$/, end));
  const target = temporaryFolder();
  symlinkSync(target, named('linked'));
  writeFileSync(named('afile1'), '');
  mkdirSync(join(scratch, 'sentiment-form-local-of-a-person'));
  // Of another container: its processes are not to be seen from here.
  const elsewhere = name.replace(/\.\d+-(\w{6})$/, '.1-$1');
  mkdirSync(join(scratch, elsewhere));
  // One process has the number that another one had.
  mkdirSync(join(scratch, `local-lambda-${process.pid}.1.${/\.(\d+)-/.exec(name)?.[1]}-abcdef`));
  if (process.getuid?.() === 0) {
    mkdirSync(named('theirs'));
    chownSync(named('theirs'), 65_534, 65_534);
  }
  await run(scratch, CLEAN);
  const kept = ['sentiment-form-local-of-a-person', elsewhere, ...['linked', 'afile1'].map((end) => named(end))];
  if (process.getuid?.() === 0) kept.push(named('theirs'));
  expect(readdirSync(scratch).sort()).toEqual(kept.map((path) => path.replace(`${scratch}/`, '')).sort());
  expect(existsSync(target)).toBe(true);
});
