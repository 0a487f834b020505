// Pages with a <sentiment-form>, in a folder of their own beside the client as one file.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A folder to serve. */
export interface ElementFolder {
  readonly path: string;
  /** Writes the page: this markup, and the script that defines the element. */
  write(markup: string): Promise<void>;
  remove(): Promise<void>;
}

/** Makes the folder, with the client as it is in the sources. */
export async function elementFolder(): Promise<ElementFolder> {
  const path = await mkdtemp(join(tmpdir(), 'sentiment-form-'));
  await promisify(execFile)(process.execPath, [BUNDLE, join(path, 'sentiment-form-client.js')]);
  await writeFile(join(path, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return {
    path,
    write: async (markup) => writeFile(join(path, 'index.html'), `${HEAD}${markup}`),
    remove: async () => rm(path, { recursive: true }),
  };
}

const BUNDLE = join(__dirname, '..', '..', 'packages', 'client', 'scripts', 'bundle.mjs');

// With an icon, because the browser would ask for one.
const HEAD = `<!doctype html><html lang="en"><title>A form</title><link rel="icon" href="icon.svg">
<script type="module" src="sentiment-form-client.js"></script>
`;
