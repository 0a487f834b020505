import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tasks } from '../.projen/tasks.json';

const ROOT = join(__dirname, '..');
/** Their arguments are those of another program. */
const OTHERS = ['eslint', 'start', 'test', 'test:update', 'test:watch', 'watch'];
/** They do not run on Node.js. */
const SHELL = /\.sh$/;

interface Step {
  readonly exec?: string;
  readonly receiveArgs?: boolean;
}

/** The files of the commands that take arguments. */
const FILES = Object.entries(tasks as Readonly<Record<string, { readonly steps?: readonly Step[] }>>)
  .filter(([name]) => !OTHERS.includes(name))
  .flatMap(([, { steps = [] }]) => steps.filter(({ receiveArgs }) => receiveArgs === true))
  .map(({ exec = '' }) => exec.split(' ').at(-1) ?? '')
  .filter((file) => file.startsWith('tools/') && !SHELL.test(file));

test.each(FILES)('%s explains itself with --help, and refuses a misspelt option', (file) => {
  expect(readFileSync(join(ROOT, file), 'utf8')).toMatch(/\b(readCommandLine|readOptions|runCommandLine)\(/);
});

describe.each([
  ['tools/benchmarks/cli.ts', ['-r', 'ts-node/register/transpile-only']],
  ['tools/scripts/release-dry-run.mjs', []],
])('%s', (file, node) => {
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...node, file, ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    });
    return { status, stdout, stderr };
  };

  test('prints how it is used', () => {
    expect(run('--help')).toEqual({ status: 0, stdout: expect.stringContaining('Usage: npm run'), stderr: '' });
  });

  test('names a misspelt option in one line, and those that are allowed', () => {
    expect(run('--hepl')).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^.*--hepl.*Allowed: .*--help\.\n$/),
    });
  });
});
