import { gzipSync } from 'node:zlib';
import { bundle } from './bundle';

test.each([
  ['as it is', false],
  ['minified', true],
])('is at most 60 KB gzipped, %s', (_how, minify) => {
  expect(gzipSync(bundle(minify)).length).toBeLessThanOrEqual(60 * 1024);
});

test('contains at most one dependency', () => {
  const dependencies = new Set(bundle().match(/node_modules\/(?:@[^/]+\/)?[^/]+/g));
  expect([...dependencies]).toEqual(['node_modules/vader-sentiment']);
});
