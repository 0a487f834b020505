/** Paths: what they read, how they fail, and where AWS's JSONPath differs from others. */
import { jsonpath, outputOf, run, template } from './support/run';
import { isPath } from '../../src/asl/definition/json-path';
import { PathError, readPath, writePath } from '../../src/asl/jsonpath';
import type { Json, JsonObject } from '../../src/base/json';

const DATA: Json = {
  a: { b: [10, 20, 30], 'c d': 1, "it's": 2 },
  users: [
    { name: 'x', age: 1 },
    { name: 'y', age: 2 },
  ],
};

test.each<[string, Json]>([
  ['$', DATA],
  ['$.a.b', [10, 20, 30]],
  ['$.a.b[0]', 10],
  ['$.a.b[-1]', 30],
  ["$['a']['c d']", 1],
  ['$["a"]["c d"]', 1],
  ["$.a['it\\'s']", 2],
  ['$.users[1].name', 'y'],
  ['$.users[*].name', ['x', 'y']],
  ['$..name', ['x', 'y']],
  ['$.a.b[0:2]', [10, 20]],
  ['$.a.b[0,2]', [10, 30]],
  ['$.users[?(@.age > 1)].name', ['y']],
  ['$.users[?(@.age > 9)]', []],
  // The developer guide: `@` in a filter matches no scalar values.
  ['$.a.b[?(@ > 10)]', []],
  ['$.a.b[?(!(@ > 10))]', []],
  ['$.nobody[*].name', []],
])('reads %s', (path, expected) => {
  expect(readPath(path, DATA)).toEqual(expected);
});

test.each([
  ['$.x', "No results for path: $['x']"],
  ['$.x.y', "Missing property in path $['x']"],
  ['$.a.b[9]', "Index out of bounds when evaluating path $['a']['b'][9]"],
  ['$.a[0]', "Expected to find an array in path $['a']"],
  ['$.a.b.c', "Expected to find an object with property ['c'] in path $['a']['b']"],
  ['$.a b', "'$.a b' is not a valid path."],
  ['a.b', "'a.b' is not a valid path."],
])('fails if %s selects a single value that does not exist', (path, message) => {
  expect(() => readPath(path, DATA)).toThrow(new PathError(message));
});

test('does not treat inherited object members as data', () => {
  expect(() => readPath('$.constructor', {})).toThrow(PathError);
  expect(() => readPath('$.a.length', DATA)).toThrow(PathError);
});

test('runs no code that a filter contains', () => {
  const filter = '$.users[?(@.constructor.constructor("globalThis.leaked = 1")())]';
  expect(readPath(filter, DATA)).toEqual([]);
  expect(globalThis).not.toHaveProperty('leaked');
});

test('writes to a copy', () => {
  const before = { a: { b: 1 } };
  expect(writePath('$.a.c.d', before, 2)).toEqual({ a: { b: 1, c: { d: 2 } } });
  expect(before).toEqual({ a: { b: 1 } });
});

test('reports the path, the field and the input if a template selects nothing', async () => {
  const result = await run(jsonpath({ It: { Type: 'Pass', Parameters: { 'v.$': '$.no' }, End: true } }), { a: 1 });
  expect(result).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause:
      "An error occurred while executing the state 'It' (entered at the event id #2). " +
      "The JSONPath '$.no' specified for the field 'v.$' could not be found in the input '{\"a\":1}'",
  });
});

test('reports the path if InputPath selects nothing', async () => {
  const result = await run(jsonpath({ It: { Type: 'Pass', InputPath: '$.no', End: true } }), {});
  expect(result.cause).toMatch(/Invalid path '\$\.no' : No results for path: \$\['no'\]$/);
});

test('reads the context object, and passes on what the caller adds to it', async () => {
  const machine = jsonpath({
    It: { Type: 'Pass', Parameters: { 'id.$': '$$.Execution.Id', 'state.$': '$$.State.Name' }, End: true },
  });
  const result = await run(machine, {}, { context: { Execution: { Id: 'arn:it' } } });
  expect(outputOf(result)).toEqual({ id: 'arn:it', state: 'It' });
});

test('names the function whose argument selects nothing', async () => {
  await expect(template({ 'v.$': 'States.Array($.a, $.no)' }, { a: 1 })).rejects.toThrow(
    "The function 'States.Array($.a, $.no)' had the following error: The JsonPath argument for the field '$.no' could not",
  );
});

test('fails with States.IntrinsicFailure if a function cannot use its arguments', async () => {
  const machine = jsonpath({ It: { Type: 'Pass', Parameters: { 'v.$': "States.MathAdd('a', 1)" }, End: true } });
  expect(await run(machine)).toMatchObject({ status: 'FAILED', error: 'States.IntrinsicFailure' });
});

test.each<[path: string, expected: Json]>([
  ['$.list[?(@.keep)]', [1, 2, 3, 4, 5]],
  ["$.list[?(@['keep'])]", [1, 2, 3, 4, 5]],
  ['$.list[?(!(@.keep))]', [6, 7]],
  ['$.list[?(@.a.b)]', [7]],
  ['$.list[?(@.keep && @.n > 3)]', [4, 5]],
  ['$.list[?(@.keep == true)]', [1]],
  ["$.list[?(@.n == 2 || @.text == 'it')]", [2, 6]],
])('tests in a filter whether a member exists, as Jayway does: %s', (path, expected) => {
  const list: Json[] = [
    { n: 1, keep: true },
    { n: 2, keep: false },
    { n: 3, keep: 0 },
    { n: 4, keep: '' },
    { n: 5, keep: null },
    { n: 6, text: 'it' },
    { n: 7, a: { b: null } },
  ];
  expect((readPath(path, { list }) as JsonObject[]).map(({ n }) => n)).toEqual(expected);
});

/** By the source of https://github.com/json-path/JsonPath (EvaluatorFactory, ValueNodes). */
describe('compares in a filter as Jayway does', () => {
  const list: Json[] = [
    { n: 1, v: 5, 'a-b': 1 },
    { n: 2, v: '5' },
    { n: 3, v: 'five' },
    { n: 4, v: null },
    { n: 5 },
    { n: 6, v: true },
    { n: 7, v: ['a', 'b'] },
    { n: 8, v: '@.name' },
    { n: 9, v: "it's (a) ] && b" },
  ];

  test.each<[filter: string, expected: number[]]>([
    ['@.v == 5', [1, 2]],
    ["@.v == '5'", [1, 2]],
    ['@.v === 5', [1]],
    ["@.v === '5'", [2]],
    ['@.v == null', [4]],
    ['@.v != null', [1, 2, 3, 5, 6, 7, 8, 9]],
    ['@.v == true', [6]],
    ["@.v == 'true'", []],
    ['@.v == 1', []],
    ['@.v < 6', [1]],
    ["@.v >= '5'", [2, 3, 8, 9]],
    ["@.v == '@.name'", [8]],
    ['@.v == "@.name"', [8]],
    [String.raw`@.v == 'it\'s (a) ] && b'`, [9]],
    [`@.v == "it's (a) ] && b"`, [9]],
    ["@.v in ['five', 5]", [1, 2, 3]],
    ["@.v nin ['five', 5, null, true]", [5, 7, 8, 9]],
    ["@.v contains 'iv'", [3]],
    ["@.v contains 'a'", [7, 8, 9]],
    ["@.v == 'five' || @.v == null && @.n > 3", [3, 4]],
    ['!(@.v) || (@.n == 1 && @.v == 5)', [1, 5]],
    ['@.a-b == 1', [1]],
    ["@['a-b'] == 1", [1]],
    ['@.v[1] == "b"', [7]],
    ['@.no.such == 1', []],
    ['@.constructor', []],
    ['@.n == $.most', [3]],
    ['@.v =~ /five/', [3]],
    ['@.v =~ /FIVE/', []],
    ['@.v =~ /FIVE/i', [3]],
    ['@.v =~ /(?i)FI.E/', [3]],
    ['/five/ =~ @.v', [3]],
    ['@.v=~/iv/', []],
    ['@.v =~ /.*iv.*/', [3]],
    ['@.v =~ /five|a/', [3, 7]],
    ['@.v =~ /[0-9]/', [1, 2]],
    [String.raw`@.v =~ /\d/`, [1, 2]],
    ['@.v =~ /true/', [6]],
    ['@.v =~ /b/', [7]],
    ['@.v =~ /null/', []],
    ['@.v =~ /.{0}/', [4, 5]],
    ['@.v =~ @.v', []],
    [`@.v =~ /it's \\(a\\) ] && b/`, [9]],
    [`@.v =~ /it's [^"]*/ || @.n == 5`, [5, 9]],
    ['!(@.v =~ /.+/) && @.n > 4', [5]],
    [String.raw`@.v =~ /f i v e # a comment/x`, [3]],
    [String.raw`@.v =~ /\p{L}+/`, [3, 6, 7]],
  ])('%s', (filter, expected) => {
    const found = readPath(`$.list[?(${filter})].n`, { list, most: 3 });
    expect(found).toEqual(expected);
    expect(isPath(`$.list[?(${filter})].n`)).toBe(true);
  });

  test.each([
    ['/five(/', 'Unterminated group'],
    [String.raw`/\Qfive\E/`, 'uses a feature of Java that is not supported here'],
    ['/fi++ve/', 'Nothing to repeat'],
  ])('reports that it cannot read the pattern %s', (pattern, reason) => {
    expect(() => readPath(`$.list[?(@.v =~ ${pattern})]`, { list })).toThrow(reason);
  });

  test('stops a pattern that backtracks endlessly', () => {
    const text = `${'a'.repeat(40)}!`;
    expect(() => readPath('$[?(@.text =~ /(a+)+b/)]', [{ text }])).toThrow('Expression evaluation timeout');
  });
});
