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

test('removes as many of the oldest entries as a large one needs', () => {
  const kept = filled(['one', 'two', 'six'], 10, 10);
  kept.add('seven');
  expect(kept.list()).toEqual(['six', 'seven']);
});

test('does not keep an entry that is too large by itself, and continues', () => {
  const kept = filled(['too large for it'], 10, 10);
  expect(kept.list()).toEqual([]);
  kept.add('fits');
  expect(kept.list()).toEqual(['fits']);
});

test('a list that was read does not change later', () => {
  const kept = filled(['a'], 10, 10);
  const taken = kept.list();
  kept.add('b');
  expect(taken).toEqual(['a']);
});

test('the right entries remain of many more than are kept', () => {
  const texts = Array.from({ length: 1_000 }, (_, i) => String(i));
  expect(filled(texts, 7, 1_000).list()).toEqual(texts.slice(-7));
});
