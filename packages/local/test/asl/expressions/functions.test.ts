/**
 * The functions of Step Functions' JSONata. What AWS answers was measured with TestState in us-east-1 and is told in
 * floci-io/floci 2662, 2676, 2737, 2783 and 2790, in its documentation of Step Functions, and in iwamot/sfnx (docs/design.md).
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json } from '../../../src/base/json';
import { SeededRandom } from '../../../src/base/random';
import { temporaryFolder } from '../../support/folder';
import { evaluate, failureOf, jsonata } from '../support/run';

test.each<[string, Json]>([
  ['$range(0, 6, 2)', [0, 2, 4, 6]],
  ['$range(1, 1, 1)', 1],
  ['$range(1, 2, 5)', 1],
  ['$range(1.7, 5, 1)', [1, 2, 3, 4, 5]],
  ['$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
  ['$range(-0.5, 1, 1)', [0, 1]],
  ['$range(5, 1, -1.5)', [5, 4, 3, 2, 1]],
  ['$count($range(1, 2000, 1))', 2000],
  ['$count($range(1, 360145, 1))', 360145],
  ['$partition([1,2,3,4,5], 2.9)', [[1, 2], [3, 4], [5]]],
  ['$partition([1,2,3])', [[1, 2, 3]]],
  ['$partition([])', [[]]],
  ['$partition([1,2], $nothing)', [[1, 2]]],
  ['$map(["a"], $hash(?, "MD5"))', '0cc175b9c0f1b6a831c399e269772661'],
  ['$map([1, 2], $range(?, 2, 1))', [[1, 2], 2]],
  ['$hash("input", "SHA-1")', '140f86aae51ab9e1cda9b4254fe98a74eb54c1a1'],
  ['$hash("ñ", "MD5")', '94e9342ecbb1458b6043ecd3bfcbc192'],
  ['$random(42)', 0.7275636800328681],
  ['$random(0)', 0.730967787376657],
  ['$random(7)', 0.7306990420600421],
  ['$random(0.9) = $random(0)', true],
  ['$parse("{\\"b\\":1,\\"a\\":{\\"a\\":2}}")', { b: 1, a: { a: 2 } }],
  ['$exists($parse("null"))', true],
  ['$map(["{\\"a\\":1}","{\\"a\\":2}"], $parse).a', [1, 2]],
  ['$map([1e20, 1e21], $string)', ['100000000000000000000', '1e+21']],
  ["$parse(\"{'a': 'it\\\\'s', 'b': ['\\\"']}\")", { a: "it's", b: ['"'] }],
  ['$parse("{\\"it\'s\\": \\"don\'t\\"}")', { "it's": "don't" }],
  ['$base64encode("日本 a")', '5pel5pysIGE='],
  ['$base64decode("5pel5pysIGE=")', '日本 a'],
  ['$base64decode("YWJ")', 'ab'],
  ['$base64decode("")', ''],
  ['$decodeUrlComponent("a+b%2Bc%20d%E6%97%A5%E6")', 'a b+c d日\ufffd'],
  ['$pad("a", 3.9)', 'a  '],
  ['$pad("a", -3.9, "xy")', 'xya'],
  ['$replace("a.a.a.a", ".", "-", 2.5)', 'a-a-a.a'],
  ['$fromMillis(0, "[Y] [H01]", "utc")', '1970 00'],
  ['$fromMillis(0, "[H01]:[m01]", "+0530")', '05:30'],
  ['$now("[Y]", "Z") = $now("[Y]")', true],
  ['1/0', 'Infinity'],
  ['-1/0', '-Infinity'],
  ['1e308 * 10', 'Infinity'],
  ['0/0', 'NaN'],
  ['[1/0, {"k": 1/0}]', ['Infinity', { k: 'Infinity' }]],
  ['$string(1/0)', 'Infinity'],
  ['$parseInteger("abc", "0")', 'NaN'],
  ['$formatNumber(1234.5678, "$#,##0.00")', '$1,234.57'],
  ['$formatNumber(1200, "#0e0")', '1e3'],
])('%s is %j', async (expression, expected) => {
  expect(await evaluate(`{% ${expression} %}`)).toEqual(expected);
});

test.each([
  '$range(1, 5)',
  '$range(1, 5, 0)',
  '$range(1, 5, 0.9)',
  '$range(5, 1, 1)',
  '$range(1, 5, -1)',
  '$partition([], 2)',
  '$partition([1,2,3], 0)',
  '$partition([1,2,3], -0.5)',
  '$hash("x")',
  '$hash($nothing, "MD5")',
  '$range($nothing, 5, 1)',
  '$range(1, 5, $nothing)',
  '$parse()',
])('%s is undefined', async (expression) => {
  expect(await failureOf(expression)).toMatch(/' returned nothing \(undefined\)\.$/);
});

test.each([
  ['$range(1)', 'T0410: Argument 2 of function "range" does not match function signature'],
  ['$range("1", 2, 1)', 'T0410: Argument 1 of function "range" does not match function signature'],
  ['$range(1, 5, 1, "x")', 'T0410: Argument 4 of function "range" does not match function signature'],
  ['$partition(null, 2)', 'T0412: Argument 1 of function "partition" must be an array of undefined'],
  ['$partition([1], -1)', 'D3137: Second argument must be zero or greater'],
  ['$partition([1], 2, 3)', 'T0410: Argument 3 of function "partition" does not match function signature'],
  ['$hash()', 'T0410: Argument 1 of function "hash" does not match function signature'],
  ['$hash(42, "MD5")', 'T0410: Argument 1 of function "hash" does not match function signature'],
  ['$hash("a", 5)', 'T0410: Argument 2 of function "hash" does not match function signature'],
  ['$hash("a", "md5")', "D3137: Hash algorithm 'md5' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5"],
  ['$hash("a", $nothing)', "D3137: Hash algorithm 'null' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5"],
  ["$parse(\"['a', 'a]\")", 'D3137: Invalid JSON'],
  ['$parse("{\'a\': 1, \\"a\\": 2}")', 'D3137: Invalid JSON'],
  ['$decodeUrlComponent("%zz")', 'D3140: Malformed URL passed to $decodeUrlComponent(): "%zz"'],
  ['$decodeUrlComponent("%4")', 'D3140: Malformed URL passed to $decodeUrlComponent(): "%4"'],
  ['$random(1, 2)', 'T0410: Argument 2 of function "random" does not match function signature'],
  ['$uuid("a")', 'T0410: Argument 1 of function "uuid" does not match function signature'],
  ['$parse(null)', 'T0410: Argument 1 of function "parse" does not match function signature'],
  ['$parse("")', 'D3137: Invalid JSON'],
  ['$parse("{\\"a\\":1}{\\"b\\":2}")', 'D3137: Invalid JSON'],
  ['$parse("[{\\"a\\":1,\\"a\\":2}]")', 'D3137: Invalid JSON'],
  ['$parse("[-1e400]")', 'D3137: Invalid JSON'],
  ['$formatNumber(1, "x")', 'D3086: The sub-picture must not contain a passive character'],
  ['$formatNumber(1, "")', 'D3085: The mantissa part of a sub-picture must contain at least one character'],
  ['$formatNumber(1, "0;x")', 'D3086: The sub-picture must not contain a passive character'],
  ['$sort([1, "a"])', 'D3070: The single argument form of the sort function'],
  ['$eval("1+1")', 'T1006: Attempted to invoke a non-function'],
  ['$sum(["a"])', 'T0412: Argument 1 of function "sum" must be an array of "numbers"'],
])('%s fails', async (expression, message) => {
  expect(await failureOf(expression)).toContain(`threw an error during evaluation. ${message}`);
});

test.each(['!!!', 'A', 'YWJj=', 'YW=J', 'a b='])('$base64decode("%s") fails with an internal error', async (text) => {
  const cause = await failureOf(`$base64decode("${text}")`);
  expect(cause).toMatch(/threw an internal error during evaluation\. [0-9a-f-]{36}$/);
});

test.each<[string, Json]>([
  ['$replace("\u00a0a\u3000 ", /^\\s+|\\s+$/, "")', '\u00a0a\u3000'],
  ['$contains("\u00a0", /[\\s,]/)', false],
  ['$contains("\u00a0", /^\\S$/)', true],
  ['$contains("\u00a0", /^[\\S]$/)', true],
  ['$contains("\u00a0", /^[^\\s]$/)', true],
  ['$contains("\\\\s", /\\\\s/)', true],
  ['$split("a\tb\u000bc d", /\\s/)', ['a', 'b', 'c', 'd']],
])('white space of an expression is that of ASCII: %s', async (expression, expected) => {
  expect(await evaluate(`{% ${expression} %}`)).toEqual(expected);
});

test('takes a time without an offset for one in UTC, wherever the machine is', () => {
  const output = TIMES.map((expression) => `{% ${expression} %}`);
  const definition = join(temporaryFolder(), 'times.asl.json');
  writeFileSync(definition, JSON.stringify(jsonata({ It: { Type: 'Pass', Output: output, End: true } })));
  const environment = { ...process.env, TZ: 'America/New_York' };
  const stdout = execFileSync(process.execPath, [CLI, 'run', definition], { env: environment, encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual({
    status: 'SUCCEEDED',
    output: [1_577_836_800_000, 1_577_836_800_500, 1_577_833_200_000, 1_580_515_200_000],
  });
});

const CLI = join(__dirname, '../../../lib/cli.js');

const TIMES = [
  '$toMillis("2020-01-01T00:00:00")',
  '$toMillis("2020-01-01T00:00:00.5")',
  '$toMillis("2020-01-01T00:00:00+0100")',
  '$toMillis("1 2 2020", "[D] [M] [Y]")',
];

test.each<[string, Json]>([
  [
    '$match("a1b22", /(\\d)(\\d)?/)',
    [expect.objectContaining({ match: '1', index: 1 }), { match: '22', index: 3, groups: ['2', '2'] }],
  ],
  ['$replace("a1b22c", /\\d+/, "#")', 'a#b#c'],
  ['$replace("ab", /(\\w)(\\w)/, "$2$1")', 'ba'],
  ['$split("a, b,c", /,\\s*/)', ['a', 'b', 'c']],
  ['$contains("ABC", /b/i)', true],
  ['/b/("abc").start', 1],
  ['$count($match($pad("", 9000, "ab"), /(a|b)+?/))', 9000],
  ['$filter(["a1", "b"], function($v) { $v ~> /\\d/ })', 'a1'],
  ['$replace(?, "a", "b")("aXa")', 'bXb'],
  ['$sort(["b", "B", "a"])', ['B', 'a', 'b']],
  ['$sort([3, 1, 2], function($a, $b) { $a < $b })', [3, 2, 1]],
])('functions of JSONata itself do not change: %s', async (expression, expected) => {
  expect(await evaluate(`{% ${expression} %}`)).toEqual(expected);
});

test('refuses a match of length 0, as JSONata does', async () => {
  expect(await failureOf('$replace("abc", /x*/, "-")')).toContain(
    'D1004: Regular expression matches zero length string',
  );
});

test('shuffles by the random numbers that it is given', async () => {
  const shuffle = async (seed: number) => evaluate('{% $shuffle([1..20]) %}', {}, { random: new SeededRandom(seed) });
  expect(await shuffle(1)).toEqual(await shuffle(1));
  expect(await shuffle(1)).not.toEqual(await shuffle(2));
});
