import { readFileSync } from 'node:fs';
import * as path from 'node:path';

interface Manifest {
  readonly peerDependencies: { readonly [name: string]: string };
  readonly devDependencies: { readonly [name: string]: string };
  readonly engines: { readonly node: string };
}

const root = path.join(__dirname, '..');
const page = readFileSync(path.join(root, 'docs', 'versions.md'), 'utf8');
const { peerDependencies, devDependencies, engines } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
) as Manifest;

test('docs/versions.md has the versions of package.json', () => {
  const atLeast = (range: string) => `${range.replace(/^(\^|>= )/, '')} or newer`;
  const [, newest] = page.match(/^\| 0\.x \|(.*)\|$/m) ?? [];
  expect(newest?.split('|').map((cell) => cell.trim())).toEqual([
    `${atLeast(peerDependencies['aws-cdk-lib'])}, below 3`,
    `${atLeast(peerDependencies.constructs)}, below 11`,
    atLeast(engines.node),
    devDependencies.jsii.replace(/^~(\d+\.\d+)\..*$/, '$1'),
  ]);
});
