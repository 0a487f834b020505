import { runStateMachine, StatesError } from '../../src/asl';
import { VirtualClock } from '../../src/base/clock';
import { type Json, type JsonObject } from '../../src/base/json';
import { traceOf, type Trace } from '../../src/inspector/history/trace';

/** Runs states, with tasks that fail as often as the list of their resource says. */
async function trace(machine: JsonObject, failures: Record<string, string[]> = {}): Promise<Trace> {
  const { history } = await runStateMachine(
    { QueryLanguage: 'JSONata', ...machine },
    { items: [1, 2, 3] },
    {
      clock: new VirtualClock(),
      invoke: async (resource, args): Promise<Json> => {
        const error = failures[resource]?.shift();
        if (error !== undefined) throw new StatesError(error, `${error} was told to happen`);
        return args;
      },
    },
  );
  return traceOf(history);
}

const task = (name: string, more: JsonObject): JsonObject => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${name}:call`,
  ...more,
});

test('a task that was retried and then caught has every attempt, and the transition that was taken', async () => {
  const one = task('one', {
    Arguments: { a: 1 },
    Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1, IntervalSeconds: 1 }],
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Otherwise' }],
    Next: 'Otherwise not',
  });
  const way = await trace(
    { StartAt: 'One', States: { One: one, Otherwise: { Type: 'Succeed' }, 'Otherwise not': { Type: 'Succeed' } } },
    { 'arn:aws:states:::one:call': ['First', 'Second'] },
  );
  expect(way.state('One')).toMatchObject({ ending: 'caught', retries: 1, duration: 1000 });
  expect(way.state('One')?.visits[0].attempts).toMatchObject([
    { arguments: '{"a":1}', error: 'First', cause: 'First was told to happen', resource: 'one:call' },
    { error: 'Second' },
  ]);
  expect(way.timesTaken('One', 'Otherwise')).toBe(1);
  expect(way.timesTaken('One', 'Otherwise not')).toBe(0);
  expect(way.state('Otherwise not')).toBeUndefined();
});

test('a task that succeeds in the end has status succeeded, its result, and the variables that it assigned', async () => {
  const one = task('one', {
    Arguments: { a: 1 },
    Retry: [{ ErrorEquals: ['States.ALL'] }],
    Assign: { kept: '{% $states.result.a %}' },
    End: true,
  });
  const way = await trace({ StartAt: 'One', States: { One: one } }, { 'arn:aws:states:::one:call': ['First'] });
  const [visit] = way.visits;
  expect(way.state('One')).toMatchObject({ ending: 'succeeded', retries: 1 });
  expect(visit.attempts[1]).toMatchObject({ result: '{"a":1}' });
  expect(visit.attempts[1].error).toBeUndefined();
  expect(visit.assigned).toEqual([{ name: 'kept', value: '1' }]);
});

test('of nested Parallel states, the one that has the Catch caught the error', async () => {
  const fails = { StartAt: 'Fail', States: { Fail: { Type: 'Fail', Error: 'Broken', Cause: 'It broke' } } };
  const slow = { StartAt: 'Slow', States: { Slow: { Type: 'Wait', Seconds: 60, End: true } } };
  const inner = { Type: 'Parallel', Branches: [fails, slow], End: true };
  const outer = {
    Type: 'Parallel',
    Branches: [{ StartAt: 'Inner', States: { Inner: inner } }],
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }],
    End: true,
  };
  const way = await trace({ StartAt: 'Outer', States: { Outer: outer, After: { Type: 'Succeed' } } });
  const endings = ['Outer', 'Inner', 'Fail', 'Slow', 'After'].map((name) => way.state(name)?.ending);
  expect(endings).toEqual(['caught', 'failed', 'failed', 'stopped', 'succeeded']);
  expect(way.state('Outer')?.visits[0].failure).toEqual({ error: 'Failed in Fail' });
  expect(way.state('Fail')?.visits[0].failure).toBeUndefined();
});

test('a Map has a visit of each state for each item, and the item of each', async () => {
  const map = {
    Type: 'Map',
    Items: '{% $states.input.items %}',
    MaxConcurrency: 2,
    ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', Next: 'Two' }, Two: { Type: 'Pass', End: true } } },
    End: true,
  };
  const way = await trace({ StartAt: 'Each', States: { Each: map } });
  const visits = way.state('Two')?.visits ?? [];
  expect(visits.map(({ iteration }) => iteration).sort()).toEqual([0, 1, 2]);
  expect(visits.map(({ parent }) => parent?.name)).toEqual(['Each', 'Each', 'Each']);
  expect(way.timesTaken('One', 'Two')).toBe(3);
  expect(way.state('Each')?.ending).toBe('succeeded');
});

test('a Fail state at the end has the error and the cause of the execution', async () => {
  const way = await trace({ StartAt: 'Fail', States: { Fail: { Type: 'Fail', Error: 'Broken', Cause: 'It broke' } } });
  expect(way.visits[0].failure).toEqual({ error: 'Broken', cause: 'It broke' });
});

test('an execution that fails names the state in which it failed', async () => {
  const way = await trace(
    { StartAt: 'One', States: { One: task('one', { End: true }) } },
    { 'arn:aws:states:::one:call': ['Broken'] },
  );
  expect(way.state('One')).toMatchObject({ ending: 'failed' });
  expect(way.visits[0].failure).toEqual({ error: 'Broken', cause: 'Broken was told to happen' });
});

test('an expression that fails is the error of its state', async () => {
  const way = await trace({
    StartAt: 'One',
    States: { One: { Type: 'Pass', Output: '{% $nothing() %}', End: true } },
  });
  expect(way.state('One')?.ending).toBe('failed');
  expect(way.visits[0].failure?.error).toBe('States.QueryEvaluationError');
});
