import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The whole client as one minified module. */
export async function clientBundle() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../src/element.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    banner: { js: '// sentiment-form-client' },
  });
  return outputFiles[0].contents;
}
