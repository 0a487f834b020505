import { Json, JsonObject } from '../../src/base/json';
import { matchesPattern, unknownOperatorsOf } from '../../src/services/events/pattern';

const EVENT: JsonObject = {
  source: 'contact.form',
  detail: {
    sentiment: 'NEGATIVE',
    score: 0.9,
    count: 0,
    urgent: true,
    nothing: null,
    empty: '',
    tags: ['billing', 'refund'],
    lines: [{ sku: 'a' }, { sku: 'b' }],
    address: { city: 'Ulm' },
  },
};

/** A pattern of one condition, or several, on one field of the detail. */
function on(field: string, ...conditions: Json[]): JsonObject {
  return { detail: { [field]: conditions } };
}

test.each<[string, JsonObject]>([
  ['no condition', {}],
  ['a value', { source: ['contact.form'] }],
  ['one of several values', on('sentiment', 'MIXED', 'NEGATIVE')],
  ['null', on('nothing', null)],
  ['a boolean', on('urgent', true)],
  ['a number', on('count', 0)],
  ['an entry of a list', on('tags', 'refund')],
  ['a field of an entry of a list', { detail: { lines: { sku: ['b'] } } }],
  ['a prefix', on('sentiment', { prefix: 'NEG' })],
  ['a prefix in any case', on('sentiment', { prefix: { 'equals-ignore-case': 'neg' } })],
  ['a suffix', on('sentiment', { suffix: 'IVE' })],
  ['a value in any case', on('sentiment', { 'equals-ignore-case': 'Negative' })],
  ['a wildcard', on('sentiment', { wildcard: 'N*A*E' })],
  ['a wildcard without a star', on('sentiment', { wildcard: 'NEGATIVE' })],
  ['a range', on('score', { numeric: ['>', 0.5, '<=', 0.9] })],
  ['an exact number', on('score', { numeric: ['=', 0.9] })],
  ['what exists', on('empty', { exists: true })],
  ['what does not exist', on('other', { exists: false })],
  ['what does not exist in what does not exist', { detail: { other: { inner: [{ exists: false }] } } }],
  ['anything but a value', on('sentiment', { 'anything-but': 'POSITIVE' })],
  ['anything but some values', on('sentiment', { 'anything-but': ['POSITIVE', 'MIXED'] })],
  ['anything but a prefix', on('sentiment', { 'anything-but': { prefix: 'POS' } })],
  ['anything but some prefixes', on('sentiment', { 'anything-but': { prefix: ['POS', 'MIX'] } })],
  ['one of two fields', { $or: [{ source: ['other'] }, on('score', 0.9)] }],
])('a pattern matches %s', (_what, pattern) => {
  expect(matchesPattern(pattern, EVENT)).toBe(true);
});

test.each<[string, JsonObject]>([
  ['another value', { source: ['contact'] }],
  ['a text where a number is asked for', on('score', '0.9')],
  ['a field that is not there', on('other', 'x')],
  ['a value of which one condition is not met', { source: ['contact.form'], detail: { score: [1] } }],
  ['a prefix in another case', on('sentiment', { prefix: 'neg' })],
  ['a prefix of a number', on('score', { prefix: '0' })],
  ['another suffix', on('sentiment', { suffix: 'NEG' })],
  ['a number at the open end of a range', on('score', { numeric: ['<', 0.9] })],
  ['a range whose end is no number', on('score', { numeric: ['<', '1'] })],
  ['a range without an end', on('score', { numeric: ['<'] })],
  ['an empty range', on('score', { numeric: [] })],
  ['a comparison that there is not', on('score', { numeric: ['!=', 1] })],
  ['what exists and should not', on('score', { exists: false })],
  ['what does not exist and should', on('other', { exists: true })],
  ['an object, of which only the fields exist', on('address', { exists: true })],
  ['one of the values that it must not be', on('sentiment', { 'anything-but': ['NEGATIVE'] })],
  ['one of the prefixes that it must not have', on('sentiment', { 'anything-but': { prefix: ['POS', 'NEG'] } })],
  ['a missing field, which is not anything', on('other', { 'anything-but': ['x'] })],
  ['a wildcard whose pieces overlap', on('sentiment', { wildcard: 'NEGA*GATIVE' })],
  ['a wildcard whose middle is missing', on('sentiment', { wildcard: 'N*X*E' })],
  ['an operator that is not run here', on('sentiment', { cidr: '10.0.0.0/8' })],
  ['an empty condition', on('sentiment', {})],
  ['no condition of a list without any', on('sentiment')],
  ['none of two fields', { $or: [{ source: ['other'] }, on('score', 1)] }],
  ['a pattern that is no list', { source: 'contact.form' }],
])('a pattern does not match %s', (_what, pattern) => {
  expect(matchesPattern(pattern, EVENT)).toBe(false);
});

test('a wildcard with many asterisks is compared quickly', () => {
  const pattern = on('sentiment', { wildcard: `${'*a'.repeat(5000)}*b` });
  expect(matchesPattern(pattern, { detail: { sentiment: 'a'.repeat(100_000) } })).toBe(false);
});

test('lists each operator that does not run here once, wherever it is', () => {
  const pattern: JsonObject = {
    source: [{ cidr: '10.0.0.0/8' }, { prefix: 'a' }],
    detail: { ip: [{ cidr: '10.0.0.0/8' }] },
    $or: [{ detail: { a: [{ 'greater-than': 1 }] } }, { b: ['x'] }],
  };
  expect(unknownOperatorsOf(pattern)).toEqual(['cidr', 'greater-than']);
});
