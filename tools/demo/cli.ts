/** Writes the demo that ships in the package of the runner: npm run compile:demo [-- FOLDER] */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { DemoStack } from './demo-stack';
import { writePage } from './page';
import { readCommandLine } from '../command-line';

const USAGE = `Writes the demo that ships in the package of the runner. The contents of the folder are deleted first.

Usage: npm run compile:demo -- [FOLDER]

  FOLDER   the folder to write it to (default: packages/local/demo)
`;

const { positionals } = readCommandLine({ usage: USAGE, options: {}, maxWords: 1 });
const folder = positionals[0] ?? join(__dirname, '..', '..', 'packages', 'local', 'demo');
rmSync(folder, { recursive: true, force: true });
const app = new App({
  outdir: join(folder, 'cdk.out'),
  analyticsReporting: false,
  treeMetadata: false,
});
new DemoStack(app, 'Demo');
removeTraces(app.synth().directory);
writePage(join(folder, 'web'));

/** They name folders of the machine that packed it. */
function removeTraces(directory: string): void {
  const file = join(directory, 'Demo.metadata.json');
  const metadata = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { readonly type: string }[]>;
  const kept = Object.entries(metadata).map(([path, entries]): [string, object[]] => [
    path,
    entries.filter(({ type }) => type !== 'aws:cdk:creationStack'),
  ]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(kept), null, 2));
}
