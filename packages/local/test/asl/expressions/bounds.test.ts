/** How AWS bounds an expression (floci-io/floci 2737 and 2790, measured with TestState), and that no expression can block this process. */
import { evaluate, failureOf, outputOf, run, jsonata } from '../support/run';

const OVERFLOW =
  'threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive';
const MEMORY =
  'threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage';
const TIMEOUT = 'threw an error during evaluation: Expression evaluation timeout';

const RECURSION = (depth: number) => `($f := function($x) { $x <= 0 ? 0 : 1 + $f($x - 1) }; $f(${depth}))`;
const DOUBLED = (times: number) =>
  `($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $length($f("x", ${times})))`;

test.each([
  ['terms', `1${'+1'.repeat(99)}`, `1${'+1'.repeat(100)}`],
  ['parentheses', `${'('.repeat(99)}1${')'.repeat(99)}`, `${'('.repeat(100)}1${')'.repeat(100)}`],
  ['brackets', `$count(${'['.repeat(98)}1${']'.repeat(98)})`, `$count(${'['.repeat(99)}1${']'.repeat(99)})`],
  ['chained functions', `1${'~>$string'.repeat(99)}`, `1${'~>$string'.repeat(100)}`],
  ['calls within calls', RECURSION(31), RECURSION(32)],
  ['calls side by side', `[1, ${RECURSION(31)}, 2]`, `[1, ${RECURSION(32)}, 2]`],
])('accepts at most a hundred levels of %s', async (_what, accepted, refused) => {
  expect(await evaluate(`{% ${accepted} %}`)).toBeDefined();
  expect(await failureOf(refused)).toContain(OVERFLOW);
});

test.each([
  ['a list', `$count([${Array(5001).fill(1).join(',')}])`, 5001],
  ['an object', `$count($keys({${Array.from({ length: 300 }, (_, i) => `"k${i}": [${i}, [1, 2]]`).join(',')}}))`, 300],
  ['a grouping', '$count($keys($map([1..300], function($i) { {"k": $string($i)} }) {k: [k, k, {"a": k}]}))', 300],
  ['lists in lists', '$count([1..200].[[$, [$, $]], [$, $]])', 200],
])('does not count siblings as levels in %s', async (_what, expression, expected) => {
  expect(await evaluate(`{% ${expression} %}`)).toBe(expected);
});

test.each([
  ['[1..873782] ~> $count()', 873_782, '[1..873783] ~> $count()'],
  ['$count([1..873782])', 873_782, '$sum([1..900000])'],
  [DOUBLED(22), 2 ** 22, DOUBLED(23)],
  ['$count($range(1, 360145, 1))', 360_145, '$count($range(1, 360146, 1))'],
])('stays within the memory limit: %s', async (accepted, expected, refused) => {
  expect(await evaluate(`{% ${accepted} %}`)).toBe(expected);
  expect(await failureOf(refused)).toContain(MEMORY);
});

test.each([
  '$range(1, 1000000000, 1)',
  '$pad("x", 1000000000)',
  '$pad("x", 1e10)',
  '$map([1..1000], function($i) { $map([1..20000], function($n) { $pad("x", 4000000) }) })',
  '$now("[Y,1000000000-1000000000]")',
])('does not use up the memory: %s', async (expression) => {
  expect(await failureOf(expression)).toMatch(/memory limit exceeded|evaluation timeout/);
});

test.each([
  '$formatNumber(0, "0e0")',
  '$formatNumber(-1, "0e0")',
  `$match("${'a'.repeat(40)}!", /^(a+)+$/)`,
  `$contains("${'a'.repeat(40)}!", /^(a|aa)+$/)`,
  `$split("${'a'.repeat(40)}!", /(?:a|a)*?b/)`,
  `/^(a+)+$/("${'a'.repeat(40)}!")`,
  '$contains($pad("", 60000, "a"), /a*a*a*b/)',
  '$distinct([1..800000])',
  `$toMillis("${'1'.repeat(40)}!", "${'[Y]'.repeat(15)}")`,
  '($f := function($n) { $f($n + 1) }; $f(1))',
  `$map([1..1000], function($n) { $contains("${'a'.repeat(21)}!", /^(a+)+$/) })`,
])('is stopped: %s', async (expression) => {
  expect(await failureOf(expression)).toContain(TIMEOUT);
});

test('does not stop work on a slow machine that AWS completes', async () => {
  expect(await evaluate('{% $sum($map([1..60000], function($v) { $v * 2 })) %}')).toBe(3_600_060_000);
});

test('evaluates further expressions after one was stopped', async () => {
  const machine = jsonata({
    It: {
      Type: 'Parallel',
      Branches: [1, 2].map((n) => ({
        StartAt: `Slow${n}`,
        States: { [`Slow${n}`]: { Type: 'Pass', Output: '{% [1, $formatNumber(0, "0e0"), 2] %}', End: true } },
      })),
      Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'After' }],
      End: true,
    },
    After: { Type: 'Pass', Output: '{% [1 + 1, [2, [3]]] %}', End: true },
  });
  expect(outputOf(await run(machine))).toEqual([2, [2, [3]]]);
});
