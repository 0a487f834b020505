/** Pass, Succeed and Fail, and how data flows through a JSONPath state. */
import { evaluate, jsonata, jsonpath, outputOf, run, template } from './support/run';

test('passes its input on by default', async () => {
  expect(outputOf(await run(jsonpath({ A: { Type: 'Pass', End: true } }), { a: [1] }))).toEqual({ a: [1] });
  expect(outputOf(await run(jsonata({ A: { Type: 'Pass', End: true } }), 'text'))).toBe('text');
});

test('goes from state to state by Next', async () => {
  const machine = jsonpath({
    A: { Type: 'Pass', Result: 1, ResultPath: '$.a', Next: 'B' },
    B: { Type: 'Pass', Result: 2, ResultPath: '$.b', End: true },
  });
  expect(outputOf(await run(machine, {}))).toEqual({ a: 1, b: 2 });
});

test('does not evaluate text in Result that looks like a path', async () => {
  const machine = jsonpath({ A: { Type: 'Pass', Result: { 'x.$': '$.a' }, End: true } });
  expect(outputOf(await run(machine, { a: 1 }))).toEqual({ 'x.$': '$.a' });
});

test('reads a path with trailing spaces', async () => {
  const machine = jsonpath({
    A: { Type: 'Pass', InputPath: '$.in ', Parameters: { 'n.$': '$.n ', 'state.$': '$$.State.Name ' }, End: true },
  });
  expect(outputOf(await run(machine, { in: { n: 1 } }))).toEqual({ n: 1, state: 'A' });
});

test('puts a result into the raw input, not into the input that InputPath selects', async () => {
  const machine = jsonpath({
    A: { Type: 'Pass', InputPath: '$.in', Parameters: { 'got.$': '$.n' }, ResultPath: '$.made.here', End: true },
  });
  expect(outputOf(await run(machine, { in: { n: 1 }, keep: true }))).toEqual({
    in: { n: 1 },
    keep: true,
    made: { here: { got: 1 } },
  });
});

test.each([
  ['InputPath', {}],
  ['OutputPath', {}],
  ['ResultPath', { a: 1 }],
])('treats %s null as AWS does', async (field, expected) => {
  const machine = jsonpath({ A: { Type: 'Pass', [field]: null, End: true } });
  expect(outputOf(await run(machine, { a: 1 }))).toEqual(expected);
});

test('fails with States.ResultPathMatchFailure if ResultPath points to an array item that does not exist', async () => {
  const machine = jsonpath({ A: { Type: 'Pass', Result: 1, ResultPath: '$.list[3]', End: true } });
  expect(await run(machine, { list: [] })).toMatchObject({ status: 'FAILED', error: 'States.ResultPathMatchFailure' });
});

test('replaces an item of an array by ResultPath', async () => {
  const machine = jsonpath({ A: { Type: 'Pass', Result: 'new', ResultPath: '$.list[1]', End: true } });
  expect(outputOf(await run(machine, { list: ['a', 'b'] }))).toEqual({ list: ['a', 'new'] });
});

test('fills payload templates at any depth, arrays included', async () => {
  const made = await template(
    { list: [{ 'n.$': '$.n' }, '$.n'], deep: { 'text.$': "States.Format('n={}', $.n)" } },
    { n: 7 },
  );
  expect(made).toEqual({ list: [{ n: 7 }, '$.n'], deep: { text: 'n=7' } });
});

test('evaluates expressions in Output at any depth', async () => {
  expect(
    await evaluate({ list: ['{% $states.input.n %}', 'plain'], sum: '{% $states.input.n + 1 %}' }, { n: 7 }),
  ).toEqual({
    list: [7, 'plain'],
    sum: 8,
  });
});

test('succeeds with its own Output', async () => {
  const machine = jsonata({ A: { Type: 'Succeed', Output: { got: '{% $states.input %}' } } });
  expect(outputOf(await run(machine, 1))).toEqual({ got: 1 });
});

test('succeeds with the result of InputPath and OutputPath', async () => {
  const machine = jsonpath({ A: { Type: 'Succeed', InputPath: '$.a', OutputPath: '$.b' } });
  expect(outputOf(await run(machine, { a: { b: 2 } }))).toBe(2);
});

test('fails with an error and a cause from paths, from expressions, or without them', async () => {
  const failWith = (fields: { [key: string]: string }) => jsonpath({ A: { Type: 'Fail', ...fields } });
  const input = { name: 'Late', why: 'asleep' };
  const byPath = await run(failWith({ ErrorPath: '$.name', CausePath: "States.Format('was {}', $.why)" }), input);
  expect(byPath).toMatchObject({ status: 'FAILED', error: 'Late', cause: 'was asleep' });

  const byExpression = await run(
    { ...failWith({ Error: '{% $states.input.name %}' }), QueryLanguage: 'JSONata' },
    input,
  );
  expect(byExpression).toMatchObject({ status: 'FAILED', error: 'Late' });
  expect(byExpression).not.toHaveProperty('cause');

  const bare = await run(failWith({}), input);
  expect(bare.status).toBe('FAILED');
  expect(bare).not.toHaveProperty('error');
});
