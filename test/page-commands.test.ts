// Each command on a page exists, which is checked by the manifests and the files of the repository, and something runs it, or a
// reason is given why nothing does: `support/page-commands.ts`.
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { RUN_BY } from './support/page-commands';
import { commandsOf, pages, PageCommand } from '../tools/witnesses/clients/pages';

interface Manifest {
  readonly name: string;
  readonly bin?: string | { readonly [command: string]: string };
  readonly scripts?: { readonly [name: string]: string };
  readonly workspaces?: readonly string[];
  readonly devDependencies?: { readonly [name: string]: string };
}

const ROOT = path.join(__dirname, '..');
const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8')) as Manifest;

const root = manifestIn('.');
const workspaces = (root.workspaces ?? []).map(manifestIn);
const installed = Object.keys(root.devDependencies ?? {})
  .filter((name) => !workspaces.some((ours) => ours.name === name))
  .map((name) => manifestIn(path.join('node_modules', name)));

/** What npx finds here, and so does not ask the registry for: packages with a command, and commands. */
const RUNNABLE = new Set(
  [...workspaces, ...installed]
    .filter(({ bin }) => bin !== undefined)
    .flatMap(({ name, bin }) => [name, ...(typeof bin === 'object' ? Object.keys(bin) : [])]),
);
const OURS = [root, ...workspaces].map(({ name }) => name);

const commands = pages().flatMap(commandsOf);

test.each(commands.map((command): [string, string, PageCommand] => [command.page, command.text, command]))(
  '%s: %s',
  (_page, _text, command) => {
    expect(problemOf(command)).toBeUndefined();
  },
);

test('every entry of what runs a command is needed, and names something that exists', () => {
  const used = new Set(commands.map(({ text }) => RUN_BY.find(([start]) => text.startsWith(start))));
  expect(RUN_BY.filter((entry) => !used.has(entry)).map(([start]) => start)).toEqual([]);
  for (const [, { file, task, witness }] of RUN_BY) {
    if (file !== undefined) expect([file, existsSync(path.join(ROOT, file))]).toEqual([file, true]);
    if (task !== undefined) expect(Object.keys(root.scripts ?? {})).toContain(task);
    if (witness !== undefined) expect(existsSync(path.join(ROOT, 'tools/witnesses', witness, 'index.ts'))).toBe(true);
  }
});

test.each([
  ['npx sentiment-form-lokal cdk.out', 'npx would ask the registry for sentiment-form-lokal'],
  ['npx left-pad@1', 'npx would ask the registry for left-pad'],
  ['npm run simulat', 'there is no script simulat'],
  ['npm install sentiment-form', 'sentiment-form is no package of ours'],
  ['npx ts-node -T tools/benchmarks/none.ts', 'there is no tools/benchmarks/none.ts'],
  ['cd examples/none', 'there is no examples/none'],
  ['terraform apply', 'support/page-commands.ts does not say what runs it'],
])('reports what is wrong with %s', (text, problem) => {
  expect(problemOf({ page: 'README.md', text, folder: '.' })).toBe(problem);
});

function problemOf({ page, text, folder }: PageCommand): string | undefined {
  const [program, ...words] = text.split(/\s+/);
  // A sentence says in words where a command is typed: at the top, beside the page, or in a package.
  const folders = [folder, path.dirname(page), ...(root.workspaces ?? [])];
  const missing = words.find((word) => isPath(word) && !folders.some((one) => existsSync(path.join(ROOT, one, word))));
  if (missing !== undefined) return `there is no ${missing}`;
  const unknown = problemOfProgram(program, words);
  if (unknown !== undefined) return unknown;
  const isRun = RUN_BY.some(([start]) => text.startsWith(start));
  return isRun ? undefined : 'support/page-commands.ts does not say what runs it';
}

function problemOfProgram(program: string, words: readonly string[]): string | undefined {
  if (program === 'npx') return problemOfNpx(words);
  if (program === 'npm') return problemOfNpm(words);
  if (program === 'cd' && !existsSync(path.join(ROOT, words[0]))) return `there is no ${words[0]}`;
  return undefined;
}

/** A path into the repository; the output of a command is in none of these folders. */
function isPath(word: string): boolean {
  return /^(docs|examples|packages|src|test|tools)\/[\w./-]+$/.test(word);
}

function problemOfNpx(words: readonly string[]): string | undefined {
  const name = words.find((word) => !word.startsWith('-'))?.replace(/(?<=.)@.*$/, '') ?? '';
  return RUNNABLE.has(name) ? undefined : `npx would ask the registry for ${name}`;
}

function problemOfNpm([command, ...words]: readonly string[]): string | undefined {
  const [name] = words.filter((word) => !word.startsWith('-'));
  if (command === 'install') return OURS.includes(name) ? undefined : `${name} is no package of ours`;
  if (command === 'ci') return undefined;
  const script = command === 'run' ? name : command;
  return script in (root.scripts ?? {}) ? undefined : `there is no script ${script}`;
}
