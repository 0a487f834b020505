/** The engine as one script, as it is carried into a Lambda function, under the name `lexicon`. */
import { join } from 'node:path';
import { buildSync } from 'esbuild';

export function bundle(minify = false): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, '../src/index.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'lexicon',
    minify,
    platform: 'node',
    target: 'node20',
    write: false,
  });
  return outputFiles[0].text;
}
