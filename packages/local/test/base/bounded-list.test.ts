import { BoundedList } from '../../src/base/bounded-list';

function filled(texts: readonly string[], count: number, size: number): BoundedList<string> {
  return new BoundedList({ count, size, sizeOf: (text) => text.length }, texts);
}

test('keeps the newest entries, oldest first', () => {
  const kept = filled(['a', 'b', 'c', 'd'], 3, 100);
  expect(kept.list()).toEqual(['b', 'c', 'd']);
  kept.add('e');
  expect(kept.list()).toEqual(['c', 'd', 'e']);
});

test('lets as many of the oldest go as a large one needs', () => {
  const kept = filled(['one', 'two', 'six'], 10, 10);
  kept.add('seven');
  expect(kept.list()).toEqual(['six', 'seven']);
});

test('does not keep what alone is too large, and goes on', () => {
  const kept = filled(['too large for it'], 10, 10);
  expect(kept.list()).toEqual([]);
  kept.add('fits');
  expect(kept.list()).toEqual(['fits']);
});

test('a list that was taken stays as it was', () => {
  const kept = filled(['a'], 10, 10);
  const taken = kept.list();
  kept.add('b');
  expect(taken).toEqual(['a']);
});

test('many more than are kept leave the right ones', () => {
  const texts = Array.from({ length: 1_000 }, (_, i) => String(i));
  expect(filled(texts, 7, 1_000).list()).toEqual(texts.slice(-7));
});
