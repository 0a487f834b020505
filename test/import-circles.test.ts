// `import/no-cycle` ignores type imports, which do not exist at run time. People read them nevertheless.
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '..');
const FOLDERS = ['src', 'packages/local/src', 'packages/client/src', 'packages/lexicon/src', 'tools'];

type Imports = ReadonlyMap<string, readonly string[]>;

test.each(FOLDERS)('no circle of imports in %s, not even of types', (folder) => {
  const imports = importsIn(path.join(ROOT, folder));
  expect([...imports.values()].flat()).not.toHaveLength(0);
  expect(circleIn(imports)).toEqual([]);
});

test('a circle is seen behind what leads to it', () => {
  const imports = new Map([
    ['start', ['a']],
    ['a', ['leaf', 'b']],
    ['b', ['c']],
    ['c', ['a']],
    ['leaf', []],
  ]);
  expect(circleIn(imports)).toEqual(['a', 'b', 'c']);
});

/** Removes every file that imports none of the others, and follows the rest until a file occurs again. */
function circleIn(imports: Imports): string[] {
  const left = new Map(imports);
  const stillImported = (file: string) => (left.get(file) ?? []).filter((name) => left.has(name));
  let before: number;
  do {
    before = left.size;
    for (const file of left.keys()) if (stillImported(file).length === 0) left.delete(file);
  } while (left.size < before);

  const trail: string[] = [];
  for (let [file] = left.keys(); file !== undefined; [file] = stillImported(file)) {
    if (trail.includes(file)) return trail.slice(trail.indexOf(file));
    trail.push(file);
  }
  return trail;
}

function importsIn(folder: string): Imports {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !name.includes('node_modules'))
    .map((name) => path.join(folder, name));
  const known = new Set(files);
  return new Map(files.map((file) => [file, importsOf(file).flatMap((name) => fileNamed(file, name, known) ?? [])]));
}

function importsOf(file: string): string[] {
  return ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles.map(({ fileName }) => fileName);
}

function fileNamed(importer: string, name: string, known: ReadonlySet<string>): string | undefined {
  const base = path.join(path.dirname(importer), name.replace(/\.js$/, ''));
  return [`${base}.ts`, path.join(base, 'index.ts')].find((file) => known.has(file));
}
