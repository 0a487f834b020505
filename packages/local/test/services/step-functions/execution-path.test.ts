import { runStateMachine } from '../../../src/asl';
import { type Json, type JsonObject } from '../../../src/base/json';
import { executionPath } from '../../../src/services/step-functions/execution-path';

async function pathOf(definition: JsonObject, input: Json = {}): Promise<string> {
  const { history } = await runStateMachine(definition, input, { invoke: () => Promise.resolve(null) });
  return executionPath(definition, history);
}

function chain(...names: string[]): JsonObject {
  const states = names.map((name, i) => [
    name,
    { Type: 'Pass', ...(names[i + 1] ? { Next: names[i + 1] } : { End: true }) },
  ]);
  return { StartAt: names[0], States: Object.fromEntries(states) as JsonObject };
}

test('states are listed in the order in which they were entered', async () => {
  expect(await pathOf(chain('A', 'B', 'C'))).toBe('A > B > C');
});

test('only the path that was taken is listed, without the Choice state', async () => {
  const definition = {
    StartAt: 'Ask',
    States: {
      Ask: { Type: 'Choice', Choices: [{ Variable: '$.x', NumericEquals: 1, Next: 'One' }], Default: 'Other' },
      One: { Type: 'Succeed' },
      Other: { Type: 'Succeed' },
    },
  };
  expect(await pathOf(definition, { x: 1 })).toBe('One');
});

test('branches are listed side by side, including nested branches', async () => {
  const inner = { StartAt: 'P2', States: { P2: { Type: 'Parallel', Branches: [chain('D'), chain('E')], End: true } } };
  const definition = {
    StartAt: 'P1',
    States: { P1: { Type: 'Parallel', Branches: [chain('A', 'B'), inner], Next: 'Z' }, Z: { Type: 'Succeed' } },
  };
  expect(await pathOf(definition)).toBe('P1 [A > B | P2 [D | E]] > Z');
});

test('a loop lists each iteration', async () => {
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Count',
    States: {
      Count: { Type: 'Pass', Output: '{% $states.input + 1 %}', Next: 'Enough' },
      Enough: { Type: 'Choice', Choices: [{ Condition: '{% $states.input > 1 %}', Next: 'Done' }], Default: 'Count' },
      Done: { Type: 'Succeed' },
    },
  };
  expect(await pathOf(definition, 0)).toBe('Count > Count > Done');
});
