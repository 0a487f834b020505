// Writes the whole client as one minified module, for pages without a bundler: node scripts/bundle.mjs FILE...
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const outputs = process.argv.slice(2);
if (outputs.length === 0) throw new Error('Name at least one file to write, such as dist/sentiment-form-client.js.');

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('../src/element.ts', import.meta.url))],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  write: false,
  banner: { js: '// sentiment-form-client' },
});
for (const output of outputs) {
  await mkdir(dirname(output), { recursive: true });
  await writeFile(output, outputFiles[0].contents);
}
