/** Map: the same states for each item, with limited concurrency. */
import { jsonata, jsonpath, outputOf, RESOURCE, run, typesOf } from './support/run';
import { StatesError } from '../../src/asl';
import { VirtualClock } from '../../src/base/clock';
import { type JsonObject } from '../../src/base/json';

const WORK = jsonata({ Work: { Type: 'Task', Resource: RESOURCE, End: true } });

function mapOf(fields: JsonObject, processor: JsonObject = WORK): JsonObject {
  return jsonata({
    M: { Type: 'Map', Items: '{% $states.input %}', ItemProcessor: processor, End: true, ...fields },
    Caught: { Type: 'Pass', End: true },
  });
}

test('returns the results in the order of the items, in whatever order they finish', async () => {
  const clock = new VirtualClock(0);
  const invoke = async (_resource: string, item: unknown) =>
    clock.sleep(Number(item) * 100).then(() => Number(item) * 2);
  expect(outputOf(await run(mapOf({}), [3, 1, 2], { clock, invoke }))).toEqual([6, 2, 4]);
  expect(clock.now()).toBe(300);
});

test.each([
  [1, 6000],
  [2, 3000],
  [0, 1000],
])('with MaxConcurrency %d, six items of a second each take %d ms', async (limit, expected) => {
  const clock = new VirtualClock(0);
  const invoke = async () => clock.sleep(1000).then(() => null);
  await run(mapOf({ MaxConcurrency: limit }), [1, 2, 3, 4, 5, 6], { clock, invoke });
  expect(clock.now()).toBe(expected);
});

test.each<[JsonObject]>([[{}], [{ MaxConcurrency: 100 }]])(
  'runs at most forty items at a time for %j',
  async (fields) => {
    const clock = new VirtualClock(0);
    const invoke = async () => clock.sleep(1000).then(() => null);
    const items = Array.from({ length: 41 }, (_, index) => index);
    await run(mapOf(fields), items, { clock, invoke });
    expect(clock.now()).toBe(2000);
  },
);

test('creates each input with ItemSelector from the item, its index and the state input', async () => {
  const item = {
    value: '{% $states.context.Map.Item.Value %}',
    at: '{% $states.context.Map.Item.Index %}',
    of: '{% $count($states.input) %}',
  };
  expect(outputOf(await run(mapOf({ ItemSelector: item }), ['a', 'b']))).toEqual([
    { value: 'a', at: 0, of: 2 },
    { value: 'b', at: 1, of: 2 },
  ]);
});

test.each(['ItemSelector', 'Parameters'])('selects with JSONPath by ItemsPath and %s', async (field) => {
  const machine = jsonpath({
    M: {
      Type: 'Map',
      InputPath: '$.in',
      ItemsPath: '$.list',
      [field]: { 'item.$': '$$.Map.Item.Value', 'shared.$': '$.shared' },
      Iterator: jsonpath({ A: { Type: 'Pass', End: true } }),
      ResultPath: '$.out',
      End: true,
    },
  });
  const input = { in: { list: [1], shared: true } };
  expect(outputOf(await run(machine, input))).toEqual({ ...input, out: [{ item: 1, shared: true }] });
});

test('returns an empty list if there are no items', async () => {
  expect(outputOf(await run(mapOf({}), []))).toEqual([]);
});

test('fails with the error of the item that fails first, and stops the others', async () => {
  const invoke = async (_resource: string, item: unknown) => {
    if (item === 2) throw new StatesError('Bad', 'two');
    return item === 3 ? new Promise<never>(() => undefined) : null;
  };
  const result = await run(mapOf({}), [1, 2, 3], { invoke });
  expect(result).toMatchObject({ status: 'FAILED', error: 'Bad', cause: 'two' });
  expect(typesOf(result).slice(-6)).toEqual([
    'MapIterationFailed',
    'TaskStateAborted',
    'MapIterationAborted',
    'TaskStateAborted',
    'MapStateFailed',
    'ExecutionFailed',
  ]);
});

test.each([
  [{ ToleratedFailureCount: 1 }, [2, 4, 5, 6]],
  [{ ToleratedFailurePercentage: 50 }, [2, 4, 5, 6]],
])('ignores the items that fail within %j', async (tolerance, input) => {
  const invoke = async (_resource: string, item: unknown) => {
    if (item === 5) throw new StatesError('Bad');
    return Number(item);
  };
  expect(outputOf(await run(mapOf(tolerance), input, { invoke }))).toEqual([2, 4, 6]);
});

test('fails with States.ExceedToleratedFailureThreshold if more items fail than it tolerates', async () => {
  const machine = mapOf({
    ToleratedFailureCount: 1,
    MaxConcurrency: 1,
    Catch: [{ ErrorEquals: ['States.ExceedToleratedFailureThreshold'], Output: 'too many', Next: 'Caught' }],
  });
  let calls = 0;
  const invoke = async () => {
    calls += 1;
    throw new StatesError('Bad');
  };
  expect(outputOf(await run(machine, [1, 2, 3, 4], { invoke }))).toBe('too many');
  expect(calls).toBe(2);
});

test('reports that its items are not a list', async () => {
  const result = await run(jsonpath({ M: { Type: 'Map', ItemProcessor: WORK, End: true } }), { a: 1 });
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(result.cause).toContain('must point to array');
});

test('lets States.Runtime in an item end the execution immediately, without events for the other items', async () => {
  const processor = jsonpath({
    C: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 2, Next: 'P' }], Default: 'W' },
    W: { Type: 'Wait', Seconds: 60, End: true },
    P: { Type: 'Pass', InputPath: '$.nope', End: true },
  });
  const clock = new VirtualClock(0);
  const machine = jsonpath({ M: { Type: 'Map', ToleratedFailureCount: 5, ItemProcessor: processor, End: true } });
  const result = await run(machine, [1, 2], { clock });
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(typesOf(result).slice(-3)).toEqual(['WaitStateEntered', 'PassStateEntered', 'ExecutionFailed']);
  expect(clock.now()).toBe(0);
});

test.each<[fields: JsonObject, input: JsonObject, words: string]>([
  [{ ToleratedFailureCountPath: '$.v' }, { v: -1 }, 'ToleratedFailureCount cannot be negative.'],
  [{ ToleratedFailurePercentagePath: '$.v' }, { v: 101 }, 'ToleratedFailurePercentage must be between 0 and 100.'],
  [
    { ToleratedFailurePercentagePath: '$.v' },
    { v: 'some' },
    'field refers to value "some" which is not a valid float: $.v',
  ],
  [{ MaxConcurrencyPath: '$.v' }, { v: 'some' }, 'field refers to value "some" which is not a valid integer: $.v'],
  [{ MaxConcurrencyPath: '$.v' }, { v: '1.5' }, 'field refers to value "1.5" which is not a valid integer: $.v'],
])("fails with AWS's message, which localstack recorded, for %j of %j", async (fields, input, words) => {
  const processor = { StartAt: 'Y', States: { Y: { Type: 'Pass', End: true } } };
  const map = { Type: 'Map', ItemsPath: '$.items', ItemProcessor: processor, ...fields, End: true };
  const result = await run(jsonpath({ M: map }), { items: [1], ...input });
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(result.cause).toContain(words);
});

test.each(['MaxConcurrencyPath', 'ToleratedFailureCountPath', 'ToleratedFailurePercentagePath'])(
  'reads the number in a string for %s',
  async (field) => {
    const processor = { StartAt: 'Y', States: { Y: { Type: 'Pass', End: true } } };
    const map = { Type: 'Map', ItemsPath: '$.items', ItemProcessor: processor, [field]: '$.v', End: true };
    expect(outputOf(await run(jsonpath({ M: map }), { items: [1, 2], v: '1' }))).toEqual([1, 2]);
  },
);
