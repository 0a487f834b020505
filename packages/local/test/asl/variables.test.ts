/** Variables: when an Assign takes effect, and how far it is seen. */
import { jsonata, jsonpath, outputOf, run } from './support/run';

test('are visible in the states after the one that assigns them', async () => {
  const machine = jsonata({
    A: { Type: 'Pass', Assign: { x: 3, a: 6 }, Next: 'B' },
    B: { Type: 'Pass', Assign: { x: '{% $a %}', old: '{% $x %}' }, Output: '{% $x %}', Next: 'C' },
    C: { Type: 'Pass', Output: { before: '{% $states.input %}', x: '{% $x %}', old: '{% $old %}' }, End: true },
  });
  expect(outputOf(await run(machine))).toEqual({ before: 3, x: 6, old: 3 });
});

test('remain when a later state assigns others', async () => {
  const machine = jsonata({
    A: { Type: 'Pass', Assign: { first: 1 }, Next: 'B' },
    B: { Type: 'Pass', Assign: { second: 2 }, Next: 'C' },
    C: { Type: 'Pass', Output: '{% $first + $second %}', End: true },
  });
  expect(outputOf(await run(machine))).toBe(3);
});

test('can be read by JSONPath wherever a path is allowed', async () => {
  const machine = jsonpath({
    A: { Type: 'Pass', Result: { n: 1 }, Assign: { v: { list: ['a', 'b'] }, 'n.$': '$.n' }, Next: 'B' },
    B: { Type: 'Pass', Parameters: { 'second.$': '$v.list[1]', 'text.$': "States.Format('{}', $n)" }, Next: 'C' },
    C: { Type: 'Choice', Choices: [{ Variable: '$n', NumericEqualsPath: '$n', Next: 'D' }] },
    D: { Type: 'Pass', End: true },
  });
  expect(outputOf(await run(machine))).toEqual({ second: 'b', text: '1' });
});

test('can be used from one query language in the other', async () => {
  const machine = jsonpath({
    A: { Type: 'Pass', Assign: { 'v.$': '$.n' }, Next: 'B' },
    B: { Type: 'Pass', QueryLanguage: 'JSONata', Assign: { w: '{% $v + 1 %}' }, Next: 'C' },
    C: { Type: 'Pass', Parameters: { 'w.$': '$w' }, End: true },
  });
  expect(outputOf(await run(machine, { n: 1 }))).toEqual({ w: 2 });
});

test('from outside are visible in branches, and those of a branch end with it', async () => {
  const branch = jsonata({
    I: { Type: 'Pass', Assign: { inner: '{% $outer & "!" %}' }, Next: 'J' },
    J: { Type: 'Pass', Output: '{% $inner %}', End: true },
  });
  const machine = jsonata({
    A: { Type: 'Pass', Assign: { outer: 'o' }, Next: 'P' },
    P: { Type: 'Parallel', Branches: [branch], Next: 'B' },
    B: { Type: 'Pass', Output: { got: '{% $states.input %}', leaked: '{% $exists($inner) %}' }, End: true },
  });
  expect(outputOf(await run(machine))).toEqual({ got: ['o!'], leaked: false });
});

test('of one item are not visible to another', async () => {
  const machine = jsonata({
    M: {
      Type: 'Map',
      Items: [1, 2, 3],
      ItemProcessor: jsonata({
        A: {
          Type: 'Pass',
          Output: { item: '{% $states.input %}', seen: '{% $exists($mine) %}' },
          Assign: { mine: 1 },
          End: true,
        },
      }),
      Output: '{% $states.result.seen %}',
      End: true,
    },
  });
  expect(outputOf(await run(machine))).toEqual([false, false, false]);
});

test('of a Parallel state itself are assigned from its result', async () => {
  const machine = jsonata({
    P: {
      Type: 'Parallel',
      Branches: [jsonata({ A: { Type: 'Pass', Output: 4, End: true } })],
      Assign: { first: '{% $states.result[0] %}' },
      Next: 'B',
    },
    B: { Type: 'Pass', Output: '{% $first %}', End: true },
  });
  expect(outputOf(await run(machine))).toBe(4);
});

test('can hold null', async () => {
  const machine = jsonata({
    A: { Type: 'Pass', Assign: { nothing: null }, Next: 'B' },
    B: { Type: 'Pass', Output: { value: '{% $nothing %}', exists: '{% $exists($nothing) %}' }, End: true },
  });
  expect(outputOf(await run(machine))).toEqual({ value: null, exists: true });
});

test('that do not exist fail a JSONPath state with States.Runtime', async () => {
  const result = await run(jsonpath({ A: { Type: 'Pass', Parameters: { 'v.$': '$none.a' }, End: true } }));
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(result.cause).toContain("The JSONPath '$none.a' specified for the field 'v.$'");
});
