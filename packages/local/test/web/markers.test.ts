import { markersOf, replaceMarkers } from '../../src/web/markers';

const MARKER = '<<marker:0xbaba:0>>';

function replaced(
  value: string | number | string[],
  config?: { [name: string]: string | boolean | { [m: string]: string } },
) {
  return replaceMarkers(`before ${MARKER} after`, markersOf({ [MARKER]: value }, config));
}

test.each([
  ['as it is where nothing else is said', 'a "b"', undefined, 'before a "b" after'],
  ['escaped within a JSON string', 'a "b"', { jsonEscape: true }, 'before a \\"b\\" after'],
  ['escaped where CloudFormation made a text of the flag', 'a "b"', { jsonEscape: 'true' }, 'before a \\"b\\" after'],
  ['as a list within JSON', ['a', 'b'], { jsonEscape: true }, 'before ["a","b"] after'],
  ['as a JSON value', 'a', { markerEncodings: { [MARKER]: 'JSON_VALUE' } }, 'before "a" after'],
  ['as a plain YAML word', 'abc', { markerEncodings: { [MARKER]: 'YAML_STRING' } }, 'before abc after'],
  [
    'in quotes where YAML would read a word as something else',
    'no',
    { markerEncodings: { [MARKER]: 'YAML_STRING' } },
    'before "no" after',
  ],
  ['with dollar signs that mean nothing', '$& $1', undefined, 'before $& $1 after'],
])('a value replaces its marker %s', (_, value, config, expected) => {
  expect(replaced(value, config)).toBe(expected);
});

test('a text without markers is not changed', () => {
  expect(replaceMarkers('nothing here', markersOf({ [MARKER]: 'a' }, undefined))).toBeUndefined();
});

test('a source without markers has no markers', () => {
  expect(markersOf(undefined, undefined).size).toBe(0);
});
