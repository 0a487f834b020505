import { gzipSync } from 'node:zlib';
import { bundle } from './bundle';

test.each([
  ['as it is', false],
  ['minified', true],
])('is at most 60 KB gzipped, %s', (_how, minify) => {
  expect(gzipSync(bundle(minify)).length).toBeLessThanOrEqual(60 * 1024);
});

test('contains no dependency', () => {
  expect(bundle()).not.toContain('node_modules/');
});
