// Writes the client for pages without a bundler: node scripts/bundle.mjs FILE...
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { clientBundle } from './client-bundle.mjs';

const outputs = process.argv.slice(2);
if (outputs.length === 0) throw new Error('Name at least one file to write, such as dist/sentiment-form-client.js.');

const bundle = await clientBundle();
for (const output of outputs) {
  await mkdir(dirname(output), { recursive: true });
  await writeFile(output, bundle);
}
