// The page of the simulator names each of its files and folders, and no others.
import { existsSync, readdirSync, readFileSync } from 'fs';
import * as path from 'path';

const SIMULATOR = path.join(__dirname, '../../tools/simulator');

const page = readFileSync(path.join(SIMULATOR, 'README.md'), 'utf8');
const named = [...page.matchAll(/`([\w/-]+(?:\.ts|\/))`/g)].map(([, name]) => name);

test('lists every file and folder, and every file of the drills', () => {
  const isFolder = (name: string) => !name.includes('.');
  const files = ['', 'drills/']
    .flatMap((folder) => readdirSync(path.join(SIMULATOR, folder)).map((name) => folder + name))
    .map((name) => (isFolder(name) ? `${name}/` : name))
    .filter((name) => name !== 'README.md' && name !== 'drills/index.ts');
  expect(files.filter((name) => !named.includes(name))).toEqual([]);
});

test('lists nothing that does not exist', () => {
  expect(named.filter((name) => !existsSync(path.join(SIMULATOR, name)))).toEqual([]);
});
