/** Catch: which failures it catches, its output, and which failures it does not catch. */
import { failing, jsonata, jsonpath, outputOf, RESOURCE, run, typesOf } from './support/run';
import type { JsonObject } from '../../src/base/json';

const ALWAYS = 99;
const AFTER = { After: { Type: 'Pass', End: true } };

function catching(...catchers: JsonObject[]): JsonObject {
  const rules = catchers.map((catcher) => ({ Next: 'After', ...catcher }));
  return jsonata({ T: { Type: 'Task', Resource: RESOURCE, Catch: rules, End: true }, ...AFTER });
}

test('passes on the error and its cause by default', async () => {
  const result = await run(catching({ ErrorEquals: ['Broken'] }), { a: 1 }, { invoke: failing(ALWAYS, 'Broken') });
  expect(outputOf(result)).toEqual({ Error: 'Broken', Cause: 'attempt 1' });
});

test('computes its Output from the error and the input', async () => {
  const catcher = {
    ErrorEquals: ['States.ALL'],
    Output: { was: '{% $states.input.a %}', why: '{% $states.errorOutput.Cause %}' },
  };
  const result = await run(catching(catcher), { a: 1 }, { invoke: failing(ALWAYS, 'Broken') });
  expect(outputOf(result)).toEqual({ was: 1, why: 'attempt 1' });
});

test('assigns variables from the error', async () => {
  const machine = jsonata({
    T: {
      Type: 'Task',
      Resource: RESOURCE,
      Assign: { outcome: 'fine' },
      Catch: [{ ErrorEquals: ['States.ALL'], Assign: { outcome: '{% $states.errorOutput.Error %}' }, Next: 'After' }],
      Next: 'After',
    },
    After: { Type: 'Pass', Output: '{% $outcome %}', End: true },
  });
  expect(outputOf(await run(machine, {}, { invoke: failing(ALWAYS, 'Broken') }))).toBe('Broken');
  expect(outputOf(await run(machine))).toBe('fine');
});

test('puts the error into the input by ResultPath, and OutputPath does not apply', async () => {
  const machine = jsonpath({
    T: {
      Type: 'Task',
      Resource: RESOURCE,
      OutputPath: '$.result',
      Catch: [{ ErrorEquals: ['Broken'], ResultPath: '$.error', Next: 'After' }],
      End: true,
    },
    ...AFTER,
  });
  const result = await run(machine, { a: 1 }, { invoke: failing(ALWAYS, 'Broken') });
  expect(outputOf(result)).toEqual({ a: 1, error: { Error: 'Broken', Cause: 'attempt 1' } });
});

test.each([
  ['Broken', ['Other', 'Broken'], true],
  ['Broken', ['States.TaskFailed'], true],
  ['Broken', ['States.Timeout'], false],
  ['Broken', ['broken'], false],
  ['States.Timeout', ['States.TaskFailed'], false],
  ['States.Timeout', ['States.ALL'], true],
  ['States.HeartbeatTimeout', ['States.Timeout'], true],
])('for %s, a catcher of %j catches: %s', async (error, names, caught) => {
  const result = await run(catching({ ErrorEquals: names }), {}, { invoke: failing(ALWAYS, error) });
  expect(result.status).toBe(caught ? 'SUCCEEDED' : 'FAILED');
});

test('uses the first catcher that matches', async () => {
  const machine = catching(
    { ErrorEquals: ['Broken'], Output: 'first' },
    { ErrorEquals: ['States.ALL'], Output: 'second' },
  );
  expect(outputOf(await run(machine, {}, { invoke: failing(ALWAYS, 'Broken') }))).toBe('first');
  expect(outputOf(await run(machine, {}, { invoke: failing(ALWAYS, 'Other') }))).toBe('second');
});

test('catches only after all retries', async () => {
  const machine = jsonata({
    T: {
      Type: 'Task',
      Resource: RESOURCE,
      Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 2 }],
      Catch: [{ ErrorEquals: ['Broken'], Next: 'After' }],
      End: true,
    },
    ...AFTER,
  });
  const result = await run(machine, {}, { invoke: failing(ALWAYS, 'Broken') });
  expect(outputOf(result)).toEqual({ Error: 'Broken', Cause: 'attempt 3' });
});

test('uses States.TaskFailed for a rejection without a name', async () => {
  const invoke = async () => {
    throw new TypeError('not a function');
  };
  expect(await run(catching(), {}, { invoke })).toMatchObject({ error: 'States.TaskFailed', cause: 'not a function' });
});

test('catches an error in the Output of the task', async () => {
  const machine = jsonata({
    T: {
      Type: 'Task',
      Resource: RESOURCE,
      Output: '{% $states.result.nothing %}',
      Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Output: 'rescued', Next: 'After' }],
      End: true,
    },
    ...AFTER,
  });
  expect(outputOf(await run(machine))).toBe('rescued');
});

test('fails with the evaluation error of a catcher that cannot be evaluated', async () => {
  const machine = jsonata({
    P: {
      Type: 'Parallel',
      Branches: [jsonata({ F: { Type: 'Fail', Error: 'Broken' } })],
      Catch: [{ ErrorEquals: ['States.ALL'], Output: { v: '{% $nothing %}' }, Next: 'After' }],
      End: true,
    },
    ...AFTER,
  });
  const result = await run(machine);
  expect(result.error).toBe('States.QueryEvaluationError');
  expect(result.cause).toContain("specified for the field 'Catch[0]/Output/v' returned nothing (undefined).");
  expect(typesOf(result).slice(-4)).toEqual([
    'ParallelStateFailed',
    'EvaluationFailed',
    'ParallelStateFailed',
    'ExecutionFailed',
  ]);
});
