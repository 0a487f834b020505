/** The payload limit of 256 KiB: what counts, what fails, and what catches that. */
import { jsonata, jsonpath, outputOf, RESOURCE, run } from './support/run';

const LIMIT = 262_144;
/** A JSON text has two quotes. */
const FITS = 'a'.repeat(LIMIT - 2);
const TOO_LARGE = `${FITS}a`;

const AFTER = { After: { Type: 'Pass', Output: 'caught', End: true } };

test('accepts a state output of exactly 256 KiB', async () => {
  expect(outputOf(await run(jsonata({ A: { Type: 'Pass', Output: FITS, End: true } })))).toHaveLength(LIMIT - 2);
});

test.each([
  ['JSONata', jsonata({ A: { Type: 'Pass', Output: TOO_LARGE, End: true } })],
  ['JSONPath', jsonpath({ A: { Type: 'Pass', Result: TOO_LARGE, End: true } })],
])('fails a %s state whose output is one byte larger', async (_language, machine) => {
  expect(await run(machine)).toMatchObject({
    status: 'FAILED',
    error: 'States.DataLimitExceeded',
    cause: "The state/task 'A' returned a result with a size exceeding the maximum number of bytes service limit.",
  });
});

test('counts bytes of UTF-8, not characters', async () => {
  const text = '😀'.repeat(LIMIT / 4);
  expect(await run(jsonata({ A: { Type: 'Pass', Output: text, End: true } }))).toMatchObject({
    error: 'States.DataLimitExceeded',
  });
});

test('fails a task whose result is too large, which States.ALL catches, as recorded on AWS', async () => {
  const catching = { Catch: [{ ErrorEquals: ['States.ALL'], Output: 'caught', Next: 'After' }] };
  const machine = jsonata({ T: { Type: 'Task', Resource: RESOURCE, ...catching, End: true }, ...AFTER });
  expect(outputOf(await run(machine, {}, { invoke: async () => TOO_LARGE }))).toBe('caught');
});

test.each([
  ['States.ALL', 'FAILED'],
  ['States.DataLimitExceeded', 'SUCCEEDED'],
])('a Parallel state with a branch whose output is too large, and a catcher for %s: %s', async (name, status) => {
  const branch = jsonata({ A: { Type: 'Pass', Output: TOO_LARGE, End: true } });
  const catcher = { ErrorEquals: [name], Output: 'caught', Next: 'After' };
  const machine = jsonata({ P: { Type: 'Parallel', Branches: [branch], Catch: [catcher], End: true }, ...AFTER });
  expect((await run(machine)).status).toBe(status);
});

test('fails a Parallel state whose branches together have too large an output', async () => {
  const branch = jsonata({ A: { Type: 'Pass', Output: 'a'.repeat(LIMIT / 2), End: true } });
  const result = await run(jsonata({ P: { Type: 'Parallel', Branches: [branch, branch], End: true } }));
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  expect(result.cause).toContain("'P'");
});

test('does not send arguments that are too large', async () => {
  let called = false;
  const machine = jsonata({ T: { Type: 'Task', Resource: RESOURCE, Arguments: TOO_LARGE, End: true } });
  const invoke = async () => {
    called = true;
    return null;
  };
  expect(await run(machine, {}, { invoke })).toMatchObject({ error: 'States.DataLimitExceeded' });
  expect(called).toBe(false);
});

test('does not assign variables that are too large', async () => {
  const machine = jsonata({ A: { Type: 'Pass', Assign: { v: TOO_LARGE }, Output: 1, End: true } });
  expect(await run(machine)).toMatchObject({ error: 'States.DataLimitExceeded' });
});

test('does not start an item if ItemSelector makes its input too large', async () => {
  const half = 'a'.repeat(LIMIT / 2);
  const machine = jsonata({
    M: {
      Type: 'Map',
      Items: [1],
      ItemSelector: ['{% $states.input %}', '{% $states.input %}'],
      ItemProcessor: jsonata({ A: { Type: 'Pass', Output: 'small', End: true } }),
      End: true,
    },
  });
  expect(await run(machine, half)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
});
