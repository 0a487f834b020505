import { memoized } from '../../src/base/memoized';

test('computes a text once, even if the result is undefined', () => {
  const computed: string[] = [];
  const read = memoized((text: string) => {
    computed.push(text);
    return text === 'none' ? undefined : text.length;
  });
  expect(['one', 'none', 'one', 'none'].map(read)).toEqual([3, undefined, 3, undefined]);
  expect(computed).toEqual(['one', 'none']);
});

test('throws every time for a text that cannot be computed', () => {
  const parse = memoized((text: string): unknown => JSON.parse(text));
  expect(() => parse('{')).toThrow(SyntaxError);
  expect(() => parse('{')).toThrow(SyntaxError);
});

test('computes earlier texts again after very many others', () => {
  let count = 0;
  const read = memoized(() => (count += 1));
  for (let text = 0; text < 10_001; text += 1) read(`${text}`);
  expect(read('0')).toBe(10_002);
});
