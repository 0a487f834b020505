/** What each intrinsic answers, and what it refuses. */
import { StatesError } from '../../../src/asl/contract';
import { evaluateIntrinsic } from '../../../src/asl/intrinsics';
import { Json, JsonObject } from '../../../src/base/json';

const UUID = '6f1b1f5e-3c39-4d0b-9a55-0c2b7d7d9b11';

function evaluate(text: string, paths: JsonObject = {}, next = 0): Json {
  return evaluateIntrinsic(text, {
    resolve: (path) => {
      if (!(path in paths)) throw new StatesError('States.Runtime', `nothing at ${path}`);
      return paths[path];
    },
    random: { next: () => next, uuid: () => UUID },
  });
}

describe('an intrinsic function returns', () => {
  const answers: readonly [call: string, answer: Json, paths?: JsonObject][] = [
    ['States.Array()', []],
    ["States.Array('a', 1.5, -2, true, null, $.o)", ['a', 1.5, -2, true, null, { a: 1 }], { '$.o': { a: 1 } }],
    ['States.ArrayPartition($.a, 2)', [[1, 2], [3, 4], [5]], { '$.a': [1, 2, 3, 4, 5] }],
    ['States.ArrayPartition($.a, 3)', [], { '$.a': [] }],
    ['States.ArrayPartition($.a, 1.5)', [[1, 2], [3]], { '$.a': [1, 2, 3] }],
    ['States.ArrayContains($.a, $.v)', true, { '$.a': [1, { x: 1, y: [2] }], '$.v': { y: [2], x: 1 } }],
    ['States.ArrayContains($.a, $.v)', false, { '$.a': [[['x', 1]]], '$.v': { x: 1 } }],
    ["States.ArrayContains($.a, '1')", false, { '$.a': [1] }],
    ['States.ArrayRange(1, 9, 2)', [1, 3, 5, 7, 9]],
    ['States.ArrayRange(0, 10, 3)', [0, 3, 6, 9]],
    ['States.ArrayRange(3, -3, -3)', [3, 0, -3]],
    ['States.ArrayRange(5, 1, 1)', []],
    ['States.ArrayGetItem($.a, 1)', 'b', { '$.a': ['a', 'b'] }],
    ['States.ArrayLength($.a)', 2, { '$.a': [null, null] }],
    [
      'States.ArrayUnique($.a)',
      [1, null, { a: 1, b: 2 }, '1', []],
      { '$.a': [1, null, { a: 1, b: 2 }, 1, { b: 2, a: 1 }, null, '1', [], []] },
    ],
    ["States.Base64Encode('Grüße')", 'R3LDvMOfZQ=='],
    ["States.Base64Decode('R3LDvMOfZQ==')", 'Grüße'],
    ["States.Base64Decode('YQ')", 'a'],
    ["States.Hash('input data', 'MD5')", '812f45842bc6d66ee14572ce20db8e86'],
    ["States.Hash('input data', 'SHA-1')", 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
    ["States.Hash('', 'SHA-256')", 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [
      'States.JsonMerge($.a, $.b, false)',
      { x: { q: 1 }, y: 2, z: 3 },
      { '$.a': { x: { p: 1 }, y: 2 }, '$.b': { x: { q: 1 }, z: 3 } },
    ],
    ['States.StringToJson(\'{"a": [1, "b"]}\')', { a: [1, 'b'] }],
    ["States.StringToJson('')", null],
    ['States.JsonToString($.o)', '{"b":[1,null],"a":"é"}', { '$.o': { b: [1, null], a: 'é' } }],
    ['States.MathAdd(1.49, 1.5)', 3],
    ['States.MathAdd(-1.5, -1.51)', -3],
    ['States.MathAdd(-0.5, 0)', 0],
    ["States.StringSplit('a,b;;c', ',;')", ['a', 'b', 'c']],
    ["States.StringSplit('', ',')", []],
    ["States.StringSplit('a b', '')", ['a b']],
    ['States.UUID()', UUID],
    ["States.Format('no place')", 'no place'],
    ["States.Format('{} and {}', 'a', 1.1)", 'a and 1.1'],
    ["States.Format('{}', $.o)", '{Arg1=1, Arg2=[a, null]}', { '$.o': { Arg1: 1, Arg2: ['a', null] } }],
    ["States.Format('\\{\\} is kept, {} is not', true)", '{} is kept, true is not'],
    ["States.Format('it\\'s {} \\\\', null)", "it's null \\"],
    ["States.Format($.t, 'x')", 'say x', { '$.t': 'say {}' }],
    ["States.Format('{}', '{}')", '{}'],
    ["States.Format('{}', $.a[?(@.b == ', )')].c)", '7', { "$.a[?(@.b == ', )')].c": 7 }],
    ["States.Format('{}-{}', $$.Execution.Id, $v)", 'e-2', { '$$.Execution.Id': 'e', $v: 2 }],
    ["States.ArrayGetItem(States.StringSplit('a-b', '-'), States.MathAdd(2, -1))", 'b'],
  ];

  test.each(answers)('%s with %j', (call, answer, paths = {}) => {
    expect(evaluate(call, paths)).toEqual(answer);
  });

  test('a random number from the start (inclusive) to the end (exclusive)', () => {
    expect(evaluate('States.MathRandom(-3, 7)', {}, 0)).toBe(-3);
    expect(evaluate('States.MathRandom(-3, 7)', {}, 0.999999)).toBe(6);
  });

  test('the same random number for the same seed', () => {
    const first = evaluate('States.MathRandom(1, 1000000, 42)', {}, 0.1);
    expect(evaluate('States.MathRandom(1, 1000000, 42)', {}, 0.9)).toBe(first);
    expect(evaluate('States.MathRandom(1, 1000000, 43)', {}, 0.1)).not.toBe(first);
  });

  test('zero, never negative zero', () => {
    expect(Object.is(evaluate('States.MathAdd(-0.4, 0)'), 0)).toBe(true);
  });
});

describe('an intrinsic function fails with States.IntrinsicFailure', () => {
  test.each<[call: string, reason: string, paths?: JsonObject]>([
    ['States.ArrayLength()', '1 argument(s) expected, got 0'],
    ["States.Hash('a', 'MD5', 1)", '2 argument(s) expected, got 3'],
    ['States.MathRandom(1)', '2 to 3 arguments expected, got 1'],
    ['States.Format()', 'at least 1 argument(s) expected, got 0'],
    ["States.ArrayLength('abc')", 'argument 1 must be an array'],
    ['States.ArrayPartition($.a, 0)', 'the chunk size must be a positive integer', { '$.a': [1] }],
    ['States.ArrayRange(0, 1000, 1)', 'the range has more than 1000 items'],
    ['States.ArrayRange(0, 9, 0)', 'the step must not be zero'],
    ['States.ArrayGetItem($.a, 1)', 'there is no item 1 in an array of 1', { '$.a': [1] }],
    ['States.ArrayGetItem($.a, -1)', 'there is no item -1 in an array of 1', { '$.a': [1] }],
    ['States.Base64Encode($.a)', 'more than 10000 characters', { '$.a': 'a'.repeat(10_001) }],
    ["States.Hash($.a, 'MD5')", 'more than 10000 characters', { '$.a': 'a'.repeat(10_001) }],
    ["States.Base64Decode('not base64!')", 'argument 1 is not valid Base64'],
    ["States.Hash('a', 'SHA-224')", 'the algorithm must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512'],
    ['States.JsonMerge($.a, $.a, true)', 'argument 3 must be false: only a shallow merge is supported', { '$.a': {} }],
    ['States.JsonMerge($.a, null, false)', 'argument 2 must be an object', { '$.a': {} }],
    ["States.StringToJson('{')", 'argument 1 is not valid JSON'],
    ['States.StringToJson(1)', 'argument 1 must be a string'],
    ["States.MathAdd('1', 2)", 'argument 1 must be a number'],
    ['States.MathAdd(2147483647, 1)', '2147483648 is not a 32-bit integer'],
    ['States.MathAdd(1e300, 1)', '1e+300 is not a 32-bit integer'],
    ['States.MathRandom(5, 5)', 'the start must be less than the end'],
    ["States.Format('{} {}', 1)", '2 places to fill, but 1 values to fill them'],
    ["States.Format('', 1)", '0 places to fill, but 1 values to fill them'],
  ])('%s: %s', (call, reason, paths = {}) => {
    expect(failure(() => evaluate(call, paths))).toEqual({
      error: 'States.IntrinsicFailure',
      cause: `The function '${call}' had the following error: ${reason}`,
    });
  });

  test('naming the inner call if an inner call fails', () => {
    expect(failure(() => evaluate("States.Format('{}', States.StringToJson('x'))"))).toMatchObject({
      cause: "The function 'States.StringToJson('x')' had the following error: argument 1 is not valid JSON",
    });
  });
});

test('a path that does not exist fails with the error of the path resolver', () => {
  expect(failure(() => evaluate('States.ArrayLength($.gone)'))).toEqual({
    error: 'States.Runtime',
    cause: 'nothing at $.gone',
  });
});

function failure(run: () => unknown): { error: string; cause?: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof StatesError) return { error: error.error, cause: error.cause };
    throw error;
  }
  throw new Error('nothing failed');
}
