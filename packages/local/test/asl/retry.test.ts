/** Retry: which failures, how often, and after how long. */
import { failing, jsonata, jsonpath, outputOf, RESOURCE, run } from './support/run';
import { StatesError } from '../../src/asl';
import { VirtualClock } from '../../src/base/clock';
import { type JsonObject } from '../../src/base/json';
import { type Random } from '../../src/base/random';

function machineWith(...retriers: JsonObject[]): JsonObject {
  return jsonata({ T: { Type: 'Task', Resource: RESOURCE, Retry: retriers, End: true } });
}

/** The times, in milliseconds since the start, at which a task that always fails was tried. */
async function attempts(retriers: JsonObject[], random?: Random): Promise<number[]> {
  const clock = new VirtualClock(0);
  const times: number[] = [];
  const invoke = async () => {
    times.push(clock.now());
    throw new StatesError('Busy');
  };
  const result = await run(machineWith(...retriers), {}, { clock, invoke, ...(random ? { random } : {}) });
  expect(result).toMatchObject({ status: 'FAILED', error: 'Busy' });
  return times;
}

test('tries again after 1, 2 and 4 seconds by default', async () => {
  expect(await attempts([{ ErrorEquals: ['Busy'] }])).toEqual([0, 1000, 3000, 7000]);
});

test('follows the interval, the backoff rate, the maximum attempts and the maximum delay', async () => {
  const retrier = { ErrorEquals: ['Busy'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 4, MaxDelaySeconds: 10 };
  expect(await attempts([retrier])).toEqual([0, 2000, 8000, 18_000, 28_000]);
});

test('uses a random delay with full jitter', async () => {
  const random: Random = { next: () => 0.25, uuid: () => 'unused' };
  expect(await attempts([{ ErrorEquals: ['Busy'], JitterStrategy: 'FULL', MaxAttempts: 2 }], random)).toEqual([
    0, 250, 750,
  ]);
});

test('does not try again with MaxAttempts 0', async () => {
  expect(await attempts([{ ErrorEquals: ['Busy'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }])).toEqual([0]);
});

test('counts the attempts of each retrier separately', async () => {
  const clock = new VirtualClock(0);
  const errors = ['A', 'B', 'A', 'B', 'A'];
  const invoke = async () => {
    const error = errors.shift();
    if (error !== undefined) throw new StatesError(error);
    return 'done';
  };
  const retriers = ['A', 'B'].map((name) => ({
    ErrorEquals: [name],
    IntervalSeconds: 1,
    BackoffRate: 1,
    MaxAttempts: 2,
  }));
  expect(await run(machineWith(...retriers), {}, { clock, invoke })).toMatchObject({ status: 'FAILED', error: 'A' });
  expect(clock.now()).toBe(4000);
});

test('continues with the answer once an attempt succeeds', async () => {
  const machine = machineWith({ ErrorEquals: ['States.TaskFailed'] });
  expect(outputOf(await run(machine, {}, { invoke: failing(2, 'Busy', 'at last') }))).toBe('at last');
});

test('puts the retry count into the context object', async () => {
  const machine = jsonpath({
    T: {
      Type: 'Task',
      Resource: RESOURCE,
      Retry: [{ ErrorEquals: ['States.ALL'] }],
      ResultSelector: { 'retries.$': '$$.State.RetryCount' },
      End: true,
    },
  });
  expect(outputOf(await run(machine, {}, { invoke: failing(2, 'Busy') }))).toEqual({ retries: 2 });
});

test('evaluates the arguments again for each attempt', async () => {
  const seen: unknown[] = [];
  const machine = jsonata({
    T: {
      Type: 'Task',
      Resource: RESOURCE,
      Arguments: '{% $states.context.State.RetryCount %}',
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }],
      End: true,
    },
  });
  await run(
    machine,
    {},
    {
      invoke: async (_resource, args) => {
        seen.push(args);
        throw new Error('no');
      },
    },
  );
  expect(seen).toEqual([0, 1, 2]);
});

test('retries an expression that fails, as AWS does', async () => {
  const machine = jsonata({
    T: {
      Type: 'Task',
      Resource: RESOURCE,
      Arguments: '{% $states.context.State.RetryCount = 0 ? $nothing : "now" %}',
      Retry: [{ ErrorEquals: ['States.QueryEvaluationError'] }],
      End: true,
    },
  });
  expect(outputOf(await run(machine))).toBe('now');
});
