// Proves that the library is the same in every language: installs what `npm run package:languages` built into clean
// environments, runs the unit tests of each example, synthesizes it, and compares its template with TypeScript's.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from './read-options.mjs';
import { checkPins } from './test-languages/cdk-version.mjs';
import { compareTemplates } from './test-languages/compare-templates.mjs';
import { LANGUAGES, TYPESCRIPT } from './test-languages/languages.mjs';
import { isMissing, run } from './test-languages/run.mjs';
import { serveAndPost } from './test-languages/serve-and-post.mjs';
import { Workspace } from './test-languages/workspace.mjs';

const USAGE = `Checks that the library gives the same template in every language that \`npm run package:languages\` has built it for.

Usage: npm run test:languages -- [--allow-missing] [LANGUAGE...]

  LANGUAGE          ${Object.keys(LANGUAGES).join(', ')} (default: all)
  --allow-missing   skip the languages whose tools are missing, instead of failing
  --help            print this text
`;

const { values: options, positionals } = readOptions({
  usage: USAGE,
  options: { 'allow-missing': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const chosen = positionals.length > 0 ? positionals : Object.keys(LANGUAGES);
const unknown = chosen.find((name) => !Object.hasOwn(LANGUAGES, name));
if (unknown !== undefined) {
  console.error(`The language must be one of ${Object.keys(LANGUAGES).join(', ')}, got: ${unknown}`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'test-languages-'));
const rows = [];
try {
  checkPins(chosen);
  const expected = await testLanguage('typescript', TYPESCRIPT);
  for (const name of chosen) {
    const assembly = await testLanguage(name, LANGUAGES[name], expected);
    if (assembly !== undefined && LANGUAGES[name].served) await timed(name, 'serve', () => serveAndPost(assembly));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
  report();
}

/** Runs every step of one language, and returns the folder of its cloud assembly. */
async function testLanguage(name, language, expected) {
  const missing = language.needs.filter(isMissing);
  if (missing.length > 0) {
    rows.push({ language: name, step: '-', seconds: 0, result: `NOT TESTED: no ${missing.join(', no ')}` });
    if (!options['allow-missing']) process.exitCode = 1;
    return undefined;
  }
  const place = new Workspace(folder, name, language.path);
  const assembly = join(folder, `cdk.out-${name}`);
  language.prepare?.(place);
  for (const [step, commands] of Object.entries(language.steps())) {
    await timed(name, step, () => commands.forEach((command) => run(command, place)));
  }
  await timed(name, 'synthesize', () => run(place.synthesis(assembly), place));
  if (expected !== undefined) await timed(name, 'compare', () => compareTemplates(expected, assembly));
  return assembly;
}

/** Runs one step and measures its time, whether it succeeds or not. */
async function timed(language, step, action) {
  const started = performance.now();
  const keep = (result) =>
    rows.push({ language, step, seconds: Number(((performance.now() - started) / 1000).toFixed(1)), result });
  try {
    keep((await action()) ?? 'ok');
  } catch (error) {
    keep('FAILED');
    throw error;
  }
}

function report() {
  console.table(rows);
  const tested = rows.filter(({ step }) => step === 'compare').map(({ language }) => language);
  console.log(
    process.exitCode
      ? 'Not every language gave the same template as TypeScript. The reasons are above.'
      : `The same template as in TypeScript: ${tested.join(', ') || 'no language could be tested'}.`,
  );
}
