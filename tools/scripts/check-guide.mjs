// Compiles each TypeScript example of docs/guide.md in the fixture for the examples of the README.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FIXTURE = readFileSync(join(ROOT, 'rosetta/default.ts-fixture'), 'utf8');
const guide = readFileSync(join(ROOT, 'docs/guide.md'), 'utf8');

const examples = [...guide.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
if (examples.length === 0) throw new Error('docs/guide.md must have examples in blocks that begin with ```ts.');
// In the package's own folder, where its name resolves to it.
const folder = mkdtempSync(join(ROOT, '.guide-'));
try {
  const files = examples.map((code, i) => {
    const file = join(folder, `example-${i + 1}.ts`);
    writeFileSync(file, standing(code));
    return file;
  });
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--types', 'node'];
  const modules = ['--target', 'es2022', '--module', 'node16', '--moduleResolution', 'node16', '--ignoreConfig'];
  execFileSync('npx', ['tsc', ...options, ...modules, ...files], { cwd: ROOT, stdio: 'inherit' });
  console.log(`${examples.length} examples of docs/guide.md compile.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** An example in the fixture. Its declarations are outside the class, where TypeScript allows them. */
function standing(code) {
  const declared = code.split('\n').filter((line) => line.startsWith('declare '));
  const rest = code.split('\n').filter((line) => !line.startsWith('declare '));
  return FIXTURE.replace('class ', () => `${declared.join('\n')}\nclass `).replace('/// here', () => rest.join('\n'));
}
