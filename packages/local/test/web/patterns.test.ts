import { filePattern, pathPattern } from '../../src/web/glob';

test.each([
  ['*', '/any/where.html', true],
  ['images/*', '/images/a/b.png', true],
  ['/images/*', '/images/a.png', true],
  ['images/*', '/pages/images/a.png', false],
  ['*.jpg', '/a/b.jpg', true],
  ['*.jpg', '/a/b.jpg.txt', false],
  ['a?c', '/abc', true],
  ['a?c', '/ac', false],
  ['a.c', '/abc', false],
  ['[ab]', '/a', false],
])('the path pattern %s and %s: %s', (pattern, path, matches) => {
  expect(pathPattern(pattern).test(path)).toBe(matches);
});

test.each([
  ['*.draft', 'notes/winter.draft', true],
  ['config.json', 'other/config.json', false],
  ['[ab].txt', 'b.txt', true],
  ['[!ab].txt', 'b.txt', false],
  ['[!ab].txt', 'c.txt', true],
  ['[^a].txt', '^.txt', true],
  ['(a+)+$', 'aaaa', false],
])('the file pattern %s and %s: %s', (pattern, file, matches) => {
  expect(filePattern(pattern).test(file)).toBe(matches);
});
