/** Map in DISTRIBUTED mode. The events of a Map that succeeds, and what a wrong tolerance fails with, were recorded on AWS by localstack. */
import { outputOf, run } from './support/run';
import { StatesError } from '../../src/asl';
import { VirtualClock } from '../../src/base/clock';
import { type Json, type JsonObject } from '../../src/base/json';

const PASS: JsonObject = { Type: 'Pass', End: true };
const FAIL: JsonObject = { Type: 'Fail', Error: 'Bad' };

function mapOf(state: JsonObject, fields: JsonObject = {}, machine: JsonObject = {}): JsonObject {
  const processor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Each',
    States: { Each: state },
  };
  const map = { Type: 'Map', ItemProcessor: processor, End: true, ...fields };
  return { StartAt: 'M', States: { M: map, Caught: { Type: 'Pass', End: true } }, ...machine };
}

/** A Parallel state that fails for some numbers, and returns the others. */
function failingFor(numbers: readonly number[], failure: JsonObject): JsonObject {
  const choices = numbers.map((number) => ({ Variable: '$', NumericEquals: number, Next: 'Fail' }));
  const choice = { Type: 'Choice', Choices: choices, Default: 'Fine' };
  const branch = { StartAt: 'Fails?', States: { 'Fails?': choice, Fail: failure, Fine: { Type: 'Succeed' } } };
  return { Type: 'Parallel', Branches: [branch], OutputPath: '$[0]', End: true };
}

async function eventsOf(machine: JsonObject, input: Json): Promise<readonly string[]> {
  const { history } = await run(machine, input);
  return history.map(({ id, previousEventId, type }) => `${id} after ${previousEventId} ${type}`);
}

test('returns the result of each item, in order', async () => {
  const wait = { Type: 'Wait', SecondsPath: '$', End: true };
  const clock = new VirtualClock(0);
  expect(outputOf(await run(mapOf(wait), [30, 10, 20], { clock }))).toEqual([30, 10, 20]);
  expect(clock.now()).toBe(30_000);
});

test('records the map run, but not its items', async () => {
  expect(await eventsOf(mapOf(PASS), ['a', 'b'])).toEqual([
    '1 after 0 ExecutionStarted',
    '2 after 0 MapStateEntered',
    '3 after 2 MapStateStarted',
    '4 after 3 MapRunStarted',
    '5 after 4 MapRunSucceeded',
    '6 after 5 MapStateSucceeded',
    '7 after 5 MapStateExited',
    '8 after 7 ExecutionSucceeded',
  ]);
});

test('names its map run by its label', async () => {
  const { history } = await run(mapOf(PASS, { Label: 'Orders' }), [1]);
  const started = history.find(({ type }) => type === 'MapRunStarted');
  expect(JSON.stringify(started)).toMatch(/:mapRun:StateMachine\/Orders:[0-9a-f-]{36}"/);
});

test('runs each item as a separate execution', async () => {
  const each = { Type: 'Pass', Parameters: { 'input.$': '$$.Execution.Input', 'id.$': '$$.Execution.Id' }, End: true };
  const output = outputOf(await run(mapOf(each, { Label: 'L', ItemSelector: { 'n.$': '$$.Map.Item.Value' } }), [1, 2]));
  expect(output).toEqual([
    { input: { n: 1 }, id: expect.stringContaining(':execution:StateMachine/L:') },
    { input: { n: 2 }, id: expect.stringContaining(':execution:StateMachine/L:') },
  ]);
  expect(new Set((output as JsonObject[]).map(({ id }) => id)).size).toBe(2);
});

test('does not show variables from outside to an item', async () => {
  const each = { Type: 'Pass', Output: '{% $exists($outer) %}', End: true };
  const { States } = mapOf(each);
  const machine = {
    QueryLanguage: 'JSONata',
    StartAt: 'Set',
    States: { Set: { Type: 'Pass', Assign: { outer: 1 }, Next: 'M' }, ...(States as JsonObject) },
  };
  expect(outputOf(await run(machine, [1]))).toEqual([false]);
});

test('fails if an item fails', async () => {
  const result = await run(mapOf(FAIL), [1]);
  expect(result).toMatchObject({
    status: 'FAILED',
    error: 'States.ExceedToleratedFailureThreshold',
    cause: 'The specified tolerated failure threshold was exceeded',
  });
  expect(result.history.map(({ type }) => type)).toContain('MapRunFailed');
});

test('counts an item whose execution ends with States.Runtime as a failed item', async () => {
  const each = { Type: 'Pass', InputPath: '$.nope', End: true };
  const result = await run(mapOf(each), [{}]);
  expect(result.error).toBe('States.ExceedToleratedFailureThreshold');
});

test('can be caught like any other state', async () => {
  const handler = [{ ErrorEquals: ['States.ExceedToleratedFailureThreshold'], Next: 'Caught' }];
  expect(outputOf(await run(mapOf(FAIL, { Catch: handler }), [1]))).toMatchObject({
    Error: 'States.ExceedToleratedFailureThreshold',
  });
});

test('starts no further items after the tolerance is exceeded', async () => {
  const task = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:000000000000:function:f', End: true };
  let calls = 0;
  const invoke = async () => {
    calls += 1;
    throw new StatesError('Bad');
  };
  await run(mapOf(task, { MaxConcurrency: 1 }), [1, 2, 3], { invoke });
  expect(calls).toBe(1);
});

test.each<[fields: JsonObject, value: Json, cause: string]>([
  [
    { ToleratedFailureCountPath: '$.t' },
    'NoNumber',
    'The ToleratedFailureCountPath field refers to value "NoNumber" which is not a valid integer: $.t',
  ],
  [{ ToleratedFailureCountPath: '$.t' }, -1, 'ToleratedFailureCount cannot be negative.'],
  [{ ToleratedFailurePercentagePath: '$.t' }, 100.1, 'ToleratedFailurePercentage must be between 0 and 100.'],
])('fails after it has started with the tolerance %j of %j', async (fields, t, cause) => {
  const result = await run(mapOf(PASS, { ItemsPath: '$.items', ...fields }), { items: [0], t });
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(result.cause).toContain(cause);
  expect(result.history.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'MapStateEntered',
    'MapStateStarted',
    'ExecutionFailed',
  ]);
});

test('puts a tolerated failure in the place of the item, and the map run succeeds', async () => {
  const caused = { Type: 'Fail', Error: 'Bad', Cause: 'It is even.' };
  const result = await run(mapOf(failingFor([2, 4], caused), { ToleratedFailureCount: 2 }), [1, 2, 3, 4]);
  const failed = { Status: 'FAILED', Error: 'Bad', Cause: 'It is even.' };
  expect(outputOf(result)).toEqual([1, failed, 3, failed]);
  expect(result.history.map(({ type }) => type)).toContain('MapRunSucceeded');
});

test('leaves out the error and the cause that a tolerated failure does not have', async () => {
  expect(outputOf(await run(mapOf({ Type: 'Fail' }, { ToleratedFailurePercentage: 100 }), [1]))).toEqual([
    { Status: 'FAILED' },
  ]);
});

// Each row was a Map that iwamot/sfnx ran on AWS in September 2026.
test.each<[failed: number, total: number, count: number, percentage: number, exceeds: boolean]>([
  [1, 3, 0, 0, true],
  [1, 3, 1, 100, false],
  [3, 3, 1, 100, true],
  [3, 3, 3, 100, false],
  [1, 3, 0, 100, false],
  [1, 3, 100_000, 34, false],
  [1, 3, 100_000, 33, true],
  [1, 4, 100_000, 25, false],
  [1, 4, 100_000, 24, true],
  [1, 3, 0, 50, false],
  [3, 3, 0, 50, true],
  [1, 3, 5, 0, false],
  [3, 3, 5, 0, false],
  [2, 3, 1, 90, true],
  [2, 3, 5, 50, true],
  [2, 5, 1, 100, true],
  [2, 5, 2, 100, false],
  [2, 5, 100_000, 34, true],
  [2, 5, 100_000, 39, true],
  [2, 5, 100_000, 40, false],
])('%d failures of %d, count %d, percentage %d: exceeds the tolerance is %s', async (...row) => {
  const [failed, total, count, percentage, exceeds] = row;
  const items = Array.from({ length: total }, (_, index) => index + 1);
  const each = failingFor(items.slice(0, failed), FAIL);
  const numbers = { ToleratedFailureCount: count, ToleratedFailurePercentage: percentage };
  const paths = { ToleratedFailureCountPath: '$.count', ToleratedFailurePercentagePath: '$.percentage' };
  for (const tolerance of [numbers, paths]) {
    const result = await run(mapOf(each, { ItemsPath: '$.items', ...tolerance }), { items, count, percentage });
    expect(result.error).toBe(exceeds ? 'States.ExceedToleratedFailureThreshold' : undefined);
  }
});

test('evaluates the tolerance in JSONata', async () => {
  const tolerance = { ToleratedFailureCount: '{% $states.input.most %}' };
  const machine = mapOf(FAIL, { Items: '{% $states.input.items %}', ...tolerance }, { QueryLanguage: 'JSONata' });
  expect((await run(machine, { items: [1, 2], most: 1 })).status).toBe('FAILED');
  expect((await run(machine, { items: [1, 2], most: 2 })).status).toBe('SUCCEEDED');
});

test.each([
  ['JSONPath', { ItemsPath: '$.items' }, {}],
  ['JSONata', { Items: '{% $states.input.items %}' }, { QueryLanguage: 'JSONata' }],
])('iterates over the members of an object in %s', async (_language, fields, machine) => {
  const input = { items: { a: 1, b: { x: 2 } } };
  expect(outputOf(await run(mapOf(PASS, fields, machine), input))).toEqual([
    { Key: 'a', Value: 1 },
    { Key: 'b', Value: { x: 2 } },
  ]);
});

test('gives the key of a member to the ItemSelector', async () => {
  const selector = { 'k.$': '$$.Map.Item.Key', 'v.$': '$$.Map.Item.Value', 'i.$': '$$.Map.Item.Index' };
  expect(outputOf(await run(mapOf(PASS, { ItemSelector: selector }), { a: 1, b: 2 }))).toEqual([
    { k: 'a', v: 1, i: 0 },
    { k: 'b', v: 2, i: 1 },
  ]);
});

test.each([
  ['ItemReader', {}],
  ['ItemBatcher', [1]],
  ['ResultWriter', [1]],
])('refuses %s by name, whatever its input', async (field, input) => {
  const result = await run(mapOf(PASS, { [field]: {} }), input);
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(result.cause).toContain(`A Map state with the field '${field}' is not supported here.`);
});
