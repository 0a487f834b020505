// The library and the packages of the runner, compiled file by file from TypeScript to JavaScript.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './paths.mjs';

const LEXICON = 'packages/lexicon';
const LOCAL = 'packages/local';
/** Scripts of the inspector's pages, which are not modules. */
const BROWSER = `${LOCAL}/src/inspector/browser`;

export async function translatePackages(output) {
  // The package.json of the root lets the example import the library by its name.
  for (const name of ['.', LEXICON, LOCAL]) {
    output.write(join(name, 'package.json'), readFileSync(join(ROOT, name, 'package.json')));
    await translate(name, output);
  }
  const bin = join(LOCAL, 'bin', 'sentiment-form-local.js');
  output.write(bin, readFileSync(join(ROOT, bin)));
  output.link('node_modules/sentiment-form-lexicon', join(output.path, LEXICON));
  // Dependencies that npm could not put in the root, where another version is.
  const own = join(ROOT, LOCAL, 'node_modules');
  if (existsSync(own)) output.link(join(LOCAL, 'node_modules'), own);
}

/** The source folder `src` of a package is compiled to `lib`. */
async function translate(name, output) {
  const sources = join(ROOT, name, 'src');
  const modules = await javaScriptOf(`${name}/src/**/*.ts`, 'cjs');
  const scripts = name === LOCAL ? await javaScriptOf(`${BROWSER}/*.ts`, 'iife') : [];
  const files = new Map([...modules, ...scripts].map(({ path, contents }) => [path, contents]));
  files.forEach((contents, path) => output.write(join(name, 'lib', relative(sources, path)), contents));
}

async function javaScriptOf(entryPoints, format) {
  const { outputFiles } = await build({
    entryPoints: [entryPoints],
    absWorkingDir: ROOT,
    outbase: '.',
    outdir: '.',
    format,
    platform: 'node',
    target: 'es2022',
    write: false,
    logLevel: 'warning',
  });
  return outputFiles;
}
