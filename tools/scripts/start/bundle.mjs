// What is bundled into one file each: the Lambda functions and the example's program.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { EXAMPLE, ROOT } from './paths.mjs';

/** As in the tasks `bundle:*`, except that the lexicon's package does not need to be compiled first. */
export async function bundleHandlers(output) {
  const handlers = join(ROOT, 'src', 'handlers');
  for (const file of readdirSync(handlers).filter((name) => name.endsWith('.lambda.ts'))) {
    const code = await bundle(join(handlers, file), {
      target: 'node24',
      tsconfig: join(ROOT, 'tsconfig.dev.json'),
      external: ['@aws-sdk/*'],
      alias: { 'sentiment-form-lexicon': join(ROOT, 'packages', 'lexicon', 'src', 'index.ts') },
    });
    output.write(join('assets', 'handlers', basename(file, '.ts'), 'index.js'), code);
  }
}

/** @returns the file to run */
export async function bundleApp(output) {
  const code = await bundle(join(EXAMPLE, 'app.ts'), {
    packages: 'external',
    // It looks for its page in its own folder.
    define: { __dirname: JSON.stringify(EXAMPLE) },
  });
  output.write('app.js', code);
  return join(output.path, 'app.js');
}

async function bundle(entry, options) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    write: false,
    logLevel: 'warning',
    ...options,
  });
  return outputFiles[0].contents;
}
