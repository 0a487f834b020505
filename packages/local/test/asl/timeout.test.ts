/** Time: waits, timeouts of tasks and of the whole execution, heartbeats, and being stopped from outside. */
import { jsonata, jsonpath, outputOf, RESOURCE, run, typesOf } from './support/run';
import { type Invoke, type InvokeContext } from '../../src/asl';
import { systemClock, VirtualClock } from '../../src/base/clock';
import { type JsonObject } from '../../src/base/json';

const START = Date.UTC(2026, 0, 1);
const never: Invoke = () => new Promise(() => undefined);

function task(fields: JsonObject): JsonObject {
  return { T: { Type: 'Task', Resource: RESOURCE, End: true, ...fields } };
}

test.each<[JsonObject, number]>([
  [{ Seconds: 60 }, 60_000],
  [{ SecondsPath: '$.seconds' }, 7000],
  [{ Timestamp: '2026-01-01T00:01:00.500Z' }, 60_500],
  [{ TimestampPath: '$.at' }, 3_600_000],
  [{ Timestamp: '2020-01-01T00:00:00Z' }, 0],
])('waits for %j', async (fields, expected) => {
  const clock = new VirtualClock(START);
  const input = { seconds: 7, at: '2026-01-01T02:00:00+01:00' };
  expect(outputOf(await run(jsonpath({ W: { Type: 'Wait', ...fields, End: true } }), input, { clock }))).toEqual(input);
  expect(clock.now() - START).toBe(expected);
});

test('waits for as long as an expression says', async () => {
  const clock = new VirtualClock(START);
  const until = '{% $fromMillis($millis() + 1500) %}';
  const machine = jsonata({
    A: { Type: 'Wait', Seconds: '{% $states.input.n * 2 %}', Next: 'B' },
    B: { Type: 'Wait', Timestamp: until, End: true },
  });
  await run(machine, { n: 2 }, { clock });
  expect(clock.now() - START).toBe(5500);
});

test.each<[JsonObject, string]>([
  [{ Seconds: -1 }, 'The Seconds parameter'],
  [{ SecondsPath: '$.text' }, 'The SecondsPath parameter'],
  [{ Timestamp: '2095-01-01T00:00:00Z' }, 'Wait state delay is too long.'],
  [{ SecondsPath: '$.none' }, 'The SecondsPath parameter does not reference an input value: $.none'],
  [{ TimestampPath: '$.text' }, 'The TimestampPath parameter'],
])('cannot wait for %j', async (fields, message) => {
  const result = await run(jsonpath({ W: { Type: 'Wait', ...fields, End: true } }), { text: 'soon' });
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(result.cause).toContain(message);
});

test('ends a task that takes longer than TimeoutSeconds, and stops its work', async () => {
  const clock = new VirtualClock(START);
  let context: InvokeContext | undefined;
  const invoke: Invoke = (_resource, _args, given) => {
    context = given;
    return new Promise(() => undefined);
  };
  const result = await run(jsonata(task({ TimeoutSeconds: 5 })), {}, { clock, invoke });
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  expect(result).not.toHaveProperty('cause');
  expect(clock.now() - START).toBe(5000);
  expect(context?.signal.aborted).toBe(true);
});

test('does not tell the work to stop after it has answered', async () => {
  let context: InvokeContext | undefined;
  const invoke: Invoke = async (_resource, _args, given) => {
    context = given;
    return 'done';
  };
  expect(outputOf(await run(jsonata(task({ TimeoutSeconds: 5 })), {}, { invoke }))).toBe('done');
  expect(context).toMatchObject({ stateName: 'T', signal: { aborted: false } });
});

test.each([
  [jsonpath(task({ TimeoutSecondsPath: '$.limit' }))],
  [jsonata(task({ TimeoutSeconds: '{% $states.input.limit %}' }))],
])('takes the timeout from the input', async (machine) => {
  const clock = new VirtualClock(START);
  expect(await run(machine, { limit: 3 }, { clock, invoke: never })).toMatchObject({ error: 'States.Timeout' });
  expect(clock.now() - START).toBe(3000);
});

test('measures each attempt from its own start', async () => {
  const clock = new VirtualClock(START);
  const fields = { TimeoutSeconds: 2, Retry: [{ ErrorEquals: ['States.Timeout'], MaxAttempts: 1 }] };
  await run(jsonata(task(fields)), {}, { clock, invoke: never });
  expect(clock.now() - START).toBe(5000);
});

test('ends a task that sends no heartbeat for HeartbeatSeconds', async () => {
  const clock = new VirtualClock(START);
  const invoke: Invoke = async (_resource, _args, { heartbeat }) => {
    await clock.sleep(8000);
    heartbeat?.();
    return new Promise(() => undefined);
  };
  const machine = jsonata(task({ HeartbeatSeconds: 10 }));
  expect(await run(machine, {}, { clock, invoke })).toMatchObject({
    status: 'FAILED',
    error: 'States.HeartbeatTimeout',
  });
  expect(clock.now() - START).toBe(18_000);
});

test('times out as a whole, whatever state is waiting', async () => {
  const clock = new VirtualClock(START);
  const machine = {
    TimeoutSeconds: 25,
    ...jsonata({ P: { Type: 'Parallel', Branches: [jsonata(task({})), jsonata(task({}))], End: true } }),
  };
  const result = await run(machine, {}, { clock, invoke: never });
  expect(result).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
  expect(clock.now() - START).toBe(25_000);
  expect(typesOf(result).slice(-4)).toEqual([
    'TaskStateAborted',
    'TaskStateAborted',
    'ParallelStateAborted',
    'ExecutionTimedOut',
  ]);
});

test('cannot catch its own timeout', async () => {
  const fields = { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'T' }] };
  const result = await run({ TimeoutSeconds: 1, ...jsonata(task(fields)) }, {}, { invoke: never });
  expect(result.status).toBe('TIMED_OUT');
});

test('leaves no timer behind if it ends in time', async () => {
  const clock = new VirtualClock(START);
  await run({ TimeoutSeconds: 900, ...jsonata(task({ TimeoutSeconds: 60 })) }, {}, { clock });
  await new Promise((resolve) => setImmediate(resolve));
  expect(clock.now()).toBe(START);
});

test('ends as ABORTED if its caller stops it', async () => {
  const stop = new AbortController();
  const clock = new VirtualClock(START);
  const running = run(jsonata({ W: { Type: 'Wait', Seconds: 100, End: true } }), {}, { clock, signal: stop.signal });
  await clock.sleep(3000);
  stop.abort();
  const result = await running;
  expect(result.status).toBe('ABORTED');
  expect(typesOf(result).slice(-2)).toEqual(['WaitStateAborted', 'ExecutionAborted']);
  expect(clock.now() - START).toBe(3000);
});

test('enters no state if it was stopped before it started', async () => {
  const result = await run(jsonpath({ A: { Type: 'Pass', End: true } }), {}, { signal: AbortSignal.abort() });
  expect(result.status).toBe('ABORTED');
  expect(typesOf(result)).toEqual(['ExecutionStarted', 'ExecutionAborted']);
});

test('stops a branch between states that do not wait', async () => {
  const endless = jsonpath({ A: { Type: 'Pass', Next: 'A' } });
  const broken = jsonpath({ F: { Type: 'Fail', Error: 'Broken' } });
  const result = await run(jsonpath({ P: { Type: 'Parallel', Branches: [endless, broken], End: true } }));
  expect(result).toMatchObject({ status: 'FAILED', error: 'Broken' });
  expect(result.history.length).toBeLessThan(50);
});

test("times out by the machine's clock even in a loop that does not wait", async () => {
  const machine = { TimeoutSeconds: 0.1, ...jsonpath({ A: { Type: 'Pass', Next: 'A' } }) };
  const result = await run(machine, {}, { clock: systemClock, historyLimit: 10_000_000 });
  expect(result.status).toBe('TIMED_OUT');
});
