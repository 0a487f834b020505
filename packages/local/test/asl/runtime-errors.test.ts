/** `States.Runtime`: "This error isn't retriable, and will always cause the execution to fail", says the developer guide. */
import { jsonata, RESOURCE, run } from './support/run';
import { StatesError } from '../../src/asl';

const TASK = { Type: 'Task', Resource: RESOURCE, End: true };

test.each(['States.ALL', 'States.Runtime', 'States.TaskFailed'])(
  'a task that ends with it is neither retried for %s nor caught',
  async (name) => {
    let calls = 0;
    const invoke = () => {
      calls += 1;
      return Promise.reject(new StatesError('States.Runtime', 'It cannot run here.'));
    };
    const handled = {
      ...TASK,
      Retry: [{ ErrorEquals: [name], IntervalSeconds: 60 }],
      Catch: [{ ErrorEquals: [name], Next: 'After' }],
    };
    const result = await run(jsonata({ It: handled, After: { Type: 'Pass', End: true } }), {}, { invoke });
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime', cause: 'It cannot run here.' });
    expect(calls).toBe(1);
  },
);

test('a branch or an item that ends with it ends the execution', async () => {
  const invoke = () => Promise.reject(new StatesError('States.Runtime', 'It cannot run here.'));
  const inner = { StartAt: 'Y', States: { Y: TASK } };
  const handlers = {
    Retry: [{ ErrorEquals: ['States.ALL'] }],
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }],
  };
  const after = { Type: 'Pass', End: true };
  for (const state of [
    { Type: 'Parallel', Branches: [inner], ...handlers, End: true },
    { Type: 'Map', Items: [1], ItemProcessor: inner, ToleratedFailurePercentage: 100, ...handlers, End: true },
  ]) {
    const result = await run(jsonata({ It: state, After: after }), {}, { invoke });
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  }
});

test('an Express execution has no redrive count', async () => {
  const states = jsonata({ It: { Type: 'Pass', Output: '{% $states.context.Execution %}', End: true } });
  expect((await run(states, {}, { type: 'EXPRESS' })).output).not.toHaveProperty('RedriveCount');
  expect((await run(states, {})).output).toMatchObject({ RedriveCount: 0 });
});
