/** What the pages tell people to run, read from the pages themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../toolbox/cache';

/** The page about the clients, each with one block of code. */
const CLIENTS_PAGE = join('docs', 'clients.md');

/** The address that the pages give the runner. */
const ON_THE_PAGE = /(?<=http:\/\/|\s)localhost:3000\b/g;

/** A command that somebody copies from a page. */
export interface Command {
  readonly page: string;
  readonly text: string;
}

/** A command, and the folder of the repository in which it is typed. */
export interface PageCommand extends Command {
  readonly folder: string;
}

/** The block of code under a heading of the page about the clients, with the address of a server that runs. */
export function blockOf(heading: string, address: string): string {
  const page = readFileSync(join(ROOT, CLIENTS_PAGE), 'utf8');
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  const block = /^```\w+\n(.*?)^```$/ms.exec(section ?? '')?.[1];
  if (block === undefined) throw new Error(`${CLIENTS_PAGE} has no code under "${heading}".`);
  return at(address, block);
}

/** Every command of `aws` and `curl` on every other page, with that address. */
export function commandsOnPages(address: string): readonly Command[] {
  return pages().flatMap((page) =>
    shellLines(readFileSync(join(ROOT, page), 'utf8'))
      .filter((line) => /^(?:aws|curl) /.test(line))
      .map((line) => ({ page, text: at(address, line) })),
  );
}

/** Every page but the one about the clients, whose examples are run as a whole. */
export function pages(): readonly string[] {
  const examples = readdirSync(join(ROOT, 'examples')).map((name) => join('examples', name));
  const packages = ['local', 'client', 'lexicon'].map((name) => join('packages', name));
  const tools = ['simulator', 'benchmarks'].map((name) => join('tools', name));
  const folders = ['.', 'docs', ...packages, ...tools, ...examples];
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder)).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.md') && file !== CLIENTS_PAGE);
}

/** The commands of a page, those in its blocks of a shell and those of npm within its sentences. */
export function commandsOf(page: string): readonly PageCommand[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const inSentences = [...text.matchAll(/(?<!`)`((?:npx|npm run) [^`\n]+)`/g)].map(([, one]) => one);
  return [
    ...shellBlocks(text).flatMap((lines) => inFolders(page, lines)),
    ...inSentences.flatMap((line) => inFolders(page, [line])),
  ];
}

/** The commands of a block, each in the folder in which the block has arrived; `( )` goes back to where it began. */
function inFolders(page: string, lines: readonly string[]): PageCommand[] {
  const commands: PageCommand[] = [];
  let [folder, before] = ['.', '.'];
  for (const part of lines.flatMap((line) => line.replace(/(?:^|\s)#.*/, '').split(' && '))) {
    if (part.startsWith('(')) before = folder;
    // Variables that are set for the command alone.
    const text = part
      .replace(/^\(|\)$/g, '')
      .replace(/^(?:[A-Z_]+=\S* )+/, '')
      .trim();
    if (text !== '') commands.push({ page, text, folder });
    if (text.startsWith('cd ')) folder = text.slice('cd '.length);
    if (part.endsWith(')')) folder = before;
  }
  return commands;
}

function shellLines(page: string): readonly string[] {
  return shellBlocks(page).flat();
}

function shellBlocks(page: string): readonly (readonly string[])[] {
  const blocks = [...page.matchAll(/^ *```(?:sh|console|bash)\n(.*?)^ *```$/gms)];
  return blocks.map(([, block]) =>
    block
      .replaceAll('\\\n', ' ')
      .split('\n')
      .map((line) => line.trim()),
  );
}

function at(address: string, text: string): string {
  return text.replaceAll(ON_THE_PAGE, new URL(address).host);
}
