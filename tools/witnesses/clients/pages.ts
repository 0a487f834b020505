/** What the pages tell people to run, read from the pages themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../toolbox/cache';

/** The page about the clients, each with one block of code. */
export const CLIENTS_PAGE = join('docs', 'clients.md');

/** The address that the pages give the runner. */
const ON_THE_PAGE = /(?<=http:\/\/|\s)localhost:3000\b/g;

/** A command that somebody copies from a page. */
export interface Command {
  readonly page: string;
  readonly text: string;
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

function pages(): readonly string[] {
  const examples = readdirSync(join(ROOT, 'examples')).map((name) => join('examples', name));
  const packages = ['local', 'client', 'lexicon'].map((name) => join('packages', name));
  const tools = ['simulator', 'benchmarks'].map((name) => join('tools', name));
  const folders = ['.', 'docs', ...packages, ...tools, ...examples];
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder)).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.md') && file !== CLIENTS_PAGE);
}

function shellLines(page: string): readonly string[] {
  const blocks = [...page.matchAll(/^ *```(?:sh|console|bash)\n(.*?)^ *```$/gms)];
  return blocks.flatMap(([, block]) => block.replaceAll('\\\n', ' ').split('\n')).map((line) => line.trim());
}

function at(address: string, text: string): string {
  return text.replaceAll(ON_THE_PAGE, new URL(address).host);
}
