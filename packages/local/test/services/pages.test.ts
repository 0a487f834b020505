import { pageOf } from '../../src/services/pages';

const LETTERS = ['a', 'b', 'c', 'd', 'e'];
const DAY = 24 * 60 * 60 * 1000;

test('a list is returned page by page, with each item once', () => {
  const first = pageOf(LETTERS, { list: 'letters', size: 2 });
  const second = pageOf(LETTERS, { list: 'letters', size: 2, token: first?.nextToken });
  const third = pageOf(LETTERS, { list: 'letters', size: 2, token: second?.nextToken });
  expect([first?.items, second?.items, third?.items]).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect(third?.nextToken).toBeUndefined();
});

test.each([5, 6])('a page of %i has everything, and no token', (size) => {
  expect(pageOf(LETTERS, { list: 'letters', size })).toEqual({ items: LETTERS });
});

test('a token is valid for a day', () => {
  const token = pageOf(LETTERS, { list: 'letters', size: 2, now: 0 })?.nextToken;
  expect(pageOf(LETTERS, { list: 'letters', size: 2, token, now: DAY })?.items).toEqual(['c', 'd']);
  expect(pageOf(LETTERS, { list: 'letters', size: 2, token, now: DAY + 1 })).toBeUndefined();
});

test.each([
  ['', undefined],
  ['no token', undefined],
  ['bm9uZQ', undefined],
  ['the token of another list', pageOf(LETTERS, { list: 'digits', size: 2 })?.nextToken],
  ['one that starts nowhere', Buffer.from('{"list":"letters","start":-1,"until":9e15}').toString('base64url')],
])('%s is refused', (text, token = text) => {
  expect(pageOf(LETTERS, { list: 'letters', size: 2, token })).toBeUndefined();
});
