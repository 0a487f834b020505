/** Choice: the comparisons of JSONPath, the conditions of JSONata, and what happens when none holds. */
import { jsonata, jsonpath, outputOf, run } from './support/run';
import type { Json, JsonObject } from '../../src/base/json';

const ENDS = { Yes: { Type: 'Pass', Result: 'yes', End: true }, No: { Type: 'Pass', Result: 'no', End: true } };

async function decides(rule: JsonObject, input: Json): Promise<Json> {
  const machine = jsonpath({ It: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' }, ...ENDS });
  return outputOf(await run(machine, input));
}

test.each<[JsonObject, Json, string]>([
  [{ Variable: '$.v', StringEquals: 'a' }, { v: 'a' }, 'yes'],
  [{ Variable: '$.v', StringEquals: '1' }, { v: 1 }, 'no'],
  [{ Variable: '$.v', StringLessThan: 'b' }, { v: 'a' }, 'yes'],
  [{ Variable: '$.v', StringGreaterThanEqualsPath: '$.w' }, { v: 'b', w: 'b' }, 'yes'],
  [{ Variable: '$.v', NumericEquals: 1 }, { v: 1.0 }, 'yes'],
  [{ Variable: '$.v', NumericGreaterThan: 1 }, { v: '2' }, 'no'],
  [{ Variable: '$.v', NumericLessThanEqualsPath: '$.w' }, { v: 2, w: 1 }, 'no'],
  [{ Variable: '$.v', BooleanEquals: false }, { v: false }, 'yes'],
  [{ Variable: '$.v', BooleanEqualsPath: '$.w' }, { v: true, w: true }, 'yes'],
  [{ Variable: '$.v', TimestampEquals: '2024-01-01T00:00:00Z' }, { v: '2024-01-01T01:00:00+01:00' }, 'yes'],
  [{ Variable: '$.v', TimestampLessThan: '2024-01-01T00:00:00Z' }, { v: '2023-12-31' }, 'no'],
  [{ Variable: '$.v', IsTimestamp: true }, { v: '2024-01-01t00:00:00z' }, 'no'],
  [{ Variable: '$.v', IsTimestamp: true }, { v: '2024-02-29T00:00:00.123Z' }, 'yes'],
  [{ Variable: '$.v', IsTimestamp: true }, { v: '2023-02-29T00:00:00Z' }, 'no'],
  [{ Variable: '$.v', IsNull: true }, { v: null }, 'yes'],
  [{ Variable: '$.v', IsString: false }, { v: 1 }, 'yes'],
  [{ Variable: '$.v', IsNumeric: true }, { v: 1.5 }, 'yes'],
  [{ Variable: '$.v', IsBoolean: true }, { v: 'true' }, 'no'],
  [{ Variable: '$.v', IsPresent: true }, { v: null }, 'yes'],
  [{ Variable: '$.v.w', IsPresent: false }, { v: 1 }, 'yes'],
  [{ Not: { Variable: '$.v', NumericEquals: 1 } }, { v: 2 }, 'yes'],
  [
    {
      And: [
        { Variable: '$.v', IsPresent: true },
        { Variable: '$.v', NumericEquals: 1 },
      ],
    },
    {},
    'no',
  ],
  [
    {
      Or: [
        { Variable: '$.v', NumericEquals: 1 },
        { Variable: '$.v', NumericEquals: 2 },
      ],
    },
    { v: 2 },
    'yes',
  ],
])('decides %j for %j as %s', async (rule, input, expected) => {
  expect(await decides(rule, input)).toBe(expected);
});

test.each([
  ['log-*.txt', 'log-1.txt', 'yes'],
  ['log-*.txt', 'log-1.txt.old', 'no'],
  ['*', '', 'yes'],
  ['a*a', 'a', 'no'],
  ['*b*c*', 'abbcd', 'yes'],
  ['*b*c*', 'acb', 'no'],
  ['a\\*b', 'a*b', 'yes'],
  ['a\\*b', 'axb', 'no'],
  ['a\\\\*', 'a\\x', 'yes'],
  ['a.b', 'axb', 'no'],
])('matches the pattern %j with %j: %s', async (pattern, text, expected) => {
  expect(await decides({ Variable: '$.v', StringMatches: pattern }, { v: text })).toBe(expected);
});

test('matches a pattern with many asterisks quickly', async () => {
  const text = 'a'.repeat(50_000);
  expect(await decides({ Variable: '$.v', StringMatches: `${'*a'.repeat(40)}*b` }, { v: text })).toBe('no');
});

test('uses the first rule that matches', async () => {
  const rule = (next: string) => ({ Variable: '$.v', NumericEquals: 1, Next: next });
  const machine = jsonpath({ It: { Type: 'Choice', Choices: [rule('No'), rule('Yes')] }, ...ENDS });
  expect(outputOf(await run(machine, { v: 1 }))).toBe('no');
});

test('fails with States.Runtime if a compared path does not exist', async () => {
  const machine = jsonpath({
    It: { Type: 'Choice', Choices: [{ Variable: '$.v', IsNull: true, Next: 'Yes' }], Default: 'No' },
    ...ENDS,
  });
  const result = await run(machine, {});
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(result.cause).toContain("Invalid path '$.v'");
});

test('fails with States.Runtime if no rule matches and there is no default', async () => {
  const machine = jsonata({ It: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'Yes' }] }, ...ENDS });
  const result = await run(machine, {});
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(result.cause).toMatch(/does not point to a next state\.$/);
});

test('evaluates JSONata conditions in order, and stops at the first that is true', async () => {
  const machine = jsonata({
    It: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.n > 5 %}', Next: 'End', Output: 'large' },
        { Condition: true, Next: 'End', Output: { small: '{% $states.input.n %}' } },
        { Condition: '{% $nothing %}', Next: 'End' },
      ],
    },
    End: { Type: 'Succeed' },
  });
  expect(outputOf(await run(machine, { n: 9 }))).toBe('large');
  expect(outputOf(await run(machine, { n: 1 }))).toEqual({ small: 1 });
});

test('names the rule whose condition does not return a boolean', async () => {
  const machine = jsonata({ It: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'It' }], Default: 'It' } });
  const result = await run(machine, {});
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  expect(result.cause).toContain("'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean'");
});
