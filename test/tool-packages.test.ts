// The tools that are installed only by the command that uses them: tools/scripts/install-tool.mjs.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..');
const TOOLS = readdirSync(path.join(ROOT, 'tools'))
  .map((name) => `tools/${name}`)
  .filter((folder) => existsSync(path.join(ROOT, folder, 'package.json')));

interface Lock {
  readonly packages: { readonly [folder: string]: { readonly resolved?: string; readonly link?: boolean } };
}

interface Manifest {
  readonly dependencies?: { readonly [name: string]: string };
  readonly devDependencies?: { readonly [name: string]: string };
}

const read = (...file: string[]) => readFileSync(path.join(ROOT, ...file), 'utf8');
const lockOf = (folder: string) => (JSON.parse(read(folder, 'package-lock.json')) as Lock).packages;

test.each(['.', ...TOOLS])('the lock file in %s contains no registry', (folder) => {
  const fromOutside = Object.entries(lockOf(folder)).filter(
    ([, { resolved, link }]) => resolved !== undefined && !link,
  );
  expect(fromOutside).toEqual([]);
  // So that it stays so when somebody adds a package there.
  expect(read(folder, '.npmrc')).toContain('omit-lockfile-registry-resolved=true');
});

test.each(TOOLS)('dependencies of %s are not installed with the project', (folder) => {
  const { dependencies, devDependencies } = JSON.parse(read(folder, 'package.json')) as Manifest;
  const installed = new Set(Object.keys(lockOf('.')));
  const names = Object.keys({ ...dependencies, ...devDependencies });
  expect(names).not.toHaveLength(0);
  expect(names.filter((name) => installed.has(`node_modules/${name}`))).toEqual([]);
});

const { tasks } = JSON.parse(read('.projen/tasks.json')) as {
  tasks: { [name: string]: { steps?: { exec?: string; spawn?: string }[] } };
};

test('the commands that need a tool install it first', () => {
  const firstSteps = Object.values(tasks).map(({ steps }) => steps?.[0]?.exec);
  expect(firstSteps).toEqual(expect.arrayContaining(TOOLS.map((folder) => installs(path.basename(folder)))));
});

/** Their pages ask for `npm run compile:all`, of which the demo is a part. */
const AFTER_COMPILE_ALL = ['bench', 'compile:demo', 'fidelity', 'witnesses'];

test('the other commands of tools/ compile the local server, which they use, so that they work right after npm ci', () => {
  const uncompiled = Object.entries(tasks).filter(([, { steps = [] }]) => {
    const commands = steps.map(({ exec, spawn }) => exec ?? spawn ?? '');
    const compiles = commands.some((command) => /^compile:all$|compile --workspace sentiment-form-local/.test(command));
    return !compiles && commands.some((command) => / tools\/\S+\/cli\.ts$/.test(command));
  });
  expect(uncompiled.map(([name]) => name).sort()).toEqual(AFTER_COMPILE_ALL);
});

function installs(tool: string): string {
  return `node tools/scripts/install-tool.mjs ${tool}`;
}

test('the map in CONTRIBUTING has each folder of tools/ and of the top', () => {
  const map = [...read('CONTRIBUTING.md').matchAll(/^\| `([^`]+)` \|/gm)].flatMap(([, folder]) => spelledOut(folder));
  const folders = ['.', 'tools'].flatMap((parent) =>
    readdirSync(path.join(ROOT, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !GENERATED.has(entry.name))
      .map(({ name }) => path.join(parent, name)),
  );
  expect(folders.filter((folder) => !map.some((line) => `${line}/`.startsWith(`${folder}/`)))).toEqual([]);
});

/** Folders that Git ignores. */
const GENERATED = new Set(['node_modules', 'lib', 'assets', 'dist', 'coverage', 'cdk.out', 'test-reports']);

/** `tools/{a,b}/` as `tools/a` and `tools/b`. */
function spelledOut(folder: string): string[] {
  const [, before, names, after] = /^(.*)\{(.*)\}(.*)$/.exec(folder) ?? ['', folder, '', ''];
  return names.split(',').map((name) => `${before}${name}${after}`.replace(/\/$/, ''));
}
