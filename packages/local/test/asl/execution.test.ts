/** An execution as its caller sees it: never a hang or a crash, the same again from the same seed, nothing shared. */
import { getEventListeners } from 'node:events';
import { jsonata, jsonpath, outputOf, RESOURCE, run } from './support/run';
import { runStateMachine } from '../../src/asl';
import { VirtualClock } from '../../src/base/clock';
import { type Json, type JsonObject } from '../../src/base/json';
import { SeededRandom } from '../../src/base/random';

test.each<[string, Json, string]>([
  ['no definition', null, 'has no state'],
  ['no states', { StartAt: 'A' }, 'has no state "A"'],
  ['no such state', jsonpath({ A: { Type: 'Pass', Next: 'B' } }), 'has no state "B"'],
  ['a state called like what every object inherits', { StartAt: 'toString', States: {} }, 'has no state "toString"'],
  ['an unknown type', jsonpath({ A: { Type: 'Loop' } }), "The state type 'Loop' is unknown"],
  ['branches that are none', jsonpath({ A: { Type: 'Parallel', Branches: 1 } }), "'Branches' must be"],
  ['a map without states', jsonpath({ A: { Type: 'Map', ItemsPath: '$.list' } }), "needs an 'ItemProcessor'"],
  ['a rule without an operator', jsonpath({ A: { Type: 'Choice', Choices: [{ Variable: '$' }] } }), 'no comparison'],
  ['a wait for nothing', jsonpath({ A: { Type: 'Wait', End: true } }), 'The Seconds parameter'],
  ['a path that is a number', jsonpath({ A: { Type: 'Pass', Parameters: { 'a.$': 1 } } }), 'must be a string'],
])('ends with a clear error for %s', async (_what, definition, message) => {
  const result = await runStateMachine(definition, { list: [] }, { invoke: async () => null });
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(result.cause).toContain(message);
});

const LUCK = jsonata({
  M: {
    Type: 'Map',
    Items: [1, 2, 3],
    ItemProcessor: jsonata({
      T: {
        Type: 'Task',
        Resource: RESOURCE,
        Arguments: { id: '{% $uuid() %}', luck: '{% $random() %}' },
        Retry: [{ ErrorEquals: ['States.ALL'], JitterStrategy: 'FULL', MaxAttempts: 9 }],
        End: true,
      },
    }),
    End: true,
  },
});

async function playLuck(seed: number): Promise<unknown> {
  const clock = new VirtualClock();
  const random = new SeededRandom(seed);
  return run(
    LUCK,
    {},
    {
      clock,
      random,
      invoke: async (_resource, args) => {
        await clock.sleep(random.next() * 1000);
        if (random.next() < 0.4) throw new Error('unlucky');
        return args;
      },
    },
  );
}

test('produces the same events again from the same seed', async () => {
  expect(await playLuck(7)).toEqual(await playLuck(7));
  expect(await playLuck(7)).not.toEqual(await playLuck(8));
});

test('runs many executions of one definition at the same time, with one clock', async () => {
  const clock = new VirtualClock(0);
  const machine = jsonata({
    W: { Type: 'Wait', Seconds: '{% $states.input.n %}', Assign: { n: '{% $states.input.n %}' }, Next: 'A' },
    A: { Type: 'Pass', Output: '{% $n * 10 %}', End: true },
  });
  const running = Array.from({ length: 50 }, (_, n) => run(machine, { n }, { clock }));
  const outputs = (await Promise.all(running)).map(outputOf);
  expect(outputs).toEqual(Array.from({ length: 50 }, (_, n) => n * 10));
  expect(clock.now()).toBe(49_000);
});

test('does not let a service change the data of the execution', async () => {
  const kept: JsonObject = { count: 0 };
  const machine = jsonata({
    T: {
      Type: 'Task',
      Resource: RESOURCE,
      Output: { input: '{% $states.input %}', got: '{% $states.result %}' },
      Next: 'W',
    },
    W: { Type: 'Wait', Seconds: 1, End: true },
  });
  const clock = new VirtualClock();
  const result = await run(
    machine,
    { list: [1] },
    {
      clock,
      invoke: async (_resource, args) => {
        if (typeof args === 'object' && args !== null && 'list' in args) args.list = 'changed';
        void clock.sleep(500).then(() => (kept.count = 1));
        return kept;
      },
    },
  );
  expect(outputOf(result)).toEqual({ input: { list: [1] }, got: { count: 0 } });
});

test('treats an answer of undefined as null', async () => {
  const invoke = () => Promise.resolve(JSON.parse('{}').nothing);
  expect(
    outputOf(await run(jsonata({ T: { Type: 'Task', Resource: RESOURCE, End: true } }), {}, { invoke })),
  ).toBeNull();
});

test('passes the execution to the work', async () => {
  const context = { Execution: { Id: 'arn:execution' }, StateMachine: { Id: 'arn:machine' } };
  const machine = jsonata({ T: { Type: 'Task', Resource: RESOURCE, End: true } });
  let given: unknown;
  await run(
    machine,
    {},
    {
      context,
      invoke: async (resource, _args, { executionArn, stateMachineArn, stateName }) => {
        given = { resource, executionArn, stateMachineArn, stateName };
        return null;
      },
    },
  );
  expect(given).toEqual({
    resource: RESOURCE,
    executionArn: 'arn:execution',
    stateMachineArn: 'arn:machine',
    stateName: 'T',
  });
});

test('puts a task token into the context object of a task that waits for one', async () => {
  const machine = jsonpath({
    T: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { 'token.$': '$$.Task.Token' },
      End: true,
    },
  });
  const token = outputOf(await run(machine));
  expect(token).toMatchObject({ token: expect.stringMatching(/^[0-9a-f-]{36}$/) });
});

test('passes an error of the caller on to the caller', async () => {
  const onEvent = () => {
    throw new Error('the listener is broken');
  };
  await expect(run(jsonpath({ A: { Type: 'Succeed' } }), {}, { onEvent })).rejects.toThrow('the listener is broken');
});

test('passes on an error of the caller in a branch too, and stops the other branches', async () => {
  const types: string[] = [];
  const machine = jsonata({
    P: {
      Type: 'Parallel',
      Branches: [jsonata({ W: { Type: 'Wait', Seconds: 60, End: true } }), jsonata({ A: { Type: 'Pass', End: true } })],
      End: true,
    },
  });
  const onEvent = ({ type }: { type: string }) => {
    types.push(type);
    if (type === 'PassStateEntered') throw new Error('the listener is broken');
  };
  await expect(run(machine, {}, { onEvent })).rejects.toThrow('the listener is broken');
  expect(types).not.toContain('WaitStateExited');
});

test("removes its listener from the caller's signal when it ends", async () => {
  const { signal } = new AbortController();
  await run(jsonpath({ A: { Type: 'Succeed' } }), {}, { signal });
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});
