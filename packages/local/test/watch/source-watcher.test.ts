import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SourceWatcher } from '../../src/watch/source-watcher';
import { temporaryFolder } from '../support/folder';
import { until } from '../support/until';

let folder: string;
let changes = 0;
let watcher: SourceWatcher;

beforeEach(() => {
  changes = 0;
  folder = temporaryFolder();
  for (const name of ['lib', 'node_modules', '.git', 'cdk.out', 'data']) mkdirSync(join(folder, name));
  write('lib/app.ts', 'one');
  watcher = new SourceWatcher({
    folder,
    ignored: [join(folder, 'data'), join(folder, 'log.jsonl')],
    onChange: () => (changes += 1),
    debounceMillis: 30,
  });
});

afterEach(() => watcher.close());

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

/** Waits until there were so many changes, and a little longer, in which there may be no other. */
async function settled(expected: number): Promise<number> {
  await until(() => changes >= expected);
  await new Promise((resolve) => setTimeout(resolve, 100));
  return changes;
}

test('reports changes in quick succession once', async () => {
  write('lib/app.ts', 'two');
  write('lib/other.ts', 'new');
  write('cdk.json', '{}');
  expect(await settled(1)).toBe(1);
  write('lib/app.ts', 'three');
  expect(await settled(2)).toBe(2);
});

test('a file that is written again with the same content is not a change', async () => {
  write('lib/app.ts', 'one');
  expect(await settled(0)).toBe(0);
});

test.each(['node_modules/x.js', '.git/index', 'cdk.out/tree.json', 'data/table', 'log.jsonl', 'lib/.app.ts.swp'])(
  '%s is not a source file',
  async (name) => {
    write(name, 'x');
    expect(await settled(0)).toBe(0);
  },
);

test('folders that are created and deleted are watched', async () => {
  mkdirSync(join(folder, 'lib/deep/er'), { recursive: true });
  expect(await settled(1)).toBe(1);
  write('lib/deep/er/a.ts', 'x');
  expect(await settled(2)).toBe(2);
  rmSync(join(folder, 'lib/deep'), { recursive: true });
  expect(await settled(3)).toBe(3);
});

test('a file that an editor replaces is a change', async () => {
  write('.tmp', 'two');
  renameSync(join(folder, '.tmp'), join(folder, 'lib/app.ts'));
  expect(await settled(1)).toBe(1);
  rmSync(join(folder, 'lib/app.ts'));
  expect(await settled(2)).toBe(2);
});
