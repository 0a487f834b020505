// docs/laws.md, the laws that the simulator checks and the mistakes that show that the checks work are the same laws.
import { readdirSync, readFileSync } from 'fs';
import * as path from 'path';
import { LAW_NUMBERS, LAWS } from '../../tools/simulator/laws';
import { KNOWN } from '../../tools/simulator/mutations';
import { ANY_LAW } from '../../tools/simulator/mutations/mutation';

const ROOT = path.join(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const numbered = [...read('docs/laws.md').matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));

test('docs/laws.md numbers the laws from 1', () => {
  expect(numbered).toEqual(numbered.map((_, place) => place + 1));
});

test('the simulator checks the laws of docs/laws.md, and no others', () => {
  expect(LAW_NUMBERS).toEqual(numbered);
});

test('each law is broken by a known mistake', () => {
  const named = KNOWN.filter(({ laws }) => laws !== ANY_LAW);
  const broken = new Set(named.flatMap(({ laws }) => laws));
  expect(LAW_NUMBERS.filter((number) => !broken.has(number))).toEqual([]);
});

test('the simulator checks the law of each file in laws/', () => {
  const folder = path.join(ROOT, 'tools/simulator/laws');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const declared = files.flatMap((file) => [
    ...read(`tools/simulator/laws/${file}`).matchAll(/^export const \w+: Law = /gm),
  ]);
  expect(declared).toHaveLength(LAWS.length);
});

test.each(['docs/workflow.md', 'CONTRIBUTING.md', 'tools/simulator/README.md'])(
  '%s refers to existing laws',
  (page) => {
    const cells = [...read(page).matchAll(/\| ([\d, ]+) \|$/gm)].flatMap(([, cell]) => cell.split(', '));
    const words = [...read(page).matchAll(/\blaws? (\d+)/gi)].map(([, number]) => number);
    const laws = [...cells, ...words].map(Number);
    expect(laws.length).toBeGreaterThan(0);
    expect(laws.filter((number) => !numbered.includes(number))).toEqual([]);
  },
);
