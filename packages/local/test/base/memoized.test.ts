import { memoized } from '../../src/base/memoized';

test('a text is computed once, even where the result is undefined', () => {
  const computed: string[] = [];
  const read = memoized((text: string) => {
    computed.push(text);
    return text === 'none' ? undefined : text.length;
  });
  expect(['one', 'none', 'one', 'none'].map(read)).toEqual([3, undefined, 3, undefined]);
  expect(computed).toEqual(['one', 'none']);
});

test('a text that cannot be computed fails every time', () => {
  const parse = memoized((text: string): unknown => JSON.parse(text));
  expect(() => parse('{')).toThrow(SyntaxError);
  expect(() => parse('{')).toThrow(SyntaxError);
});

test('after very many texts, earlier ones are computed again', () => {
  let count = 0;
  const read = memoized(() => (count += 1));
  for (let text = 0; text < 10_001; text += 1) read(`${text}`);
  expect(read('0')).toBe(10_002);
});
