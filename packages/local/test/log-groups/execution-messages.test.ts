import { runStateMachine } from '../../src/asl';
import { StatesError } from '../../src/asl/contract';
import { type JsonObject } from '../../src/base/json';
import { executionMessages } from '../../src/log-groups/execution-messages';

const executionArn = 'arn:aws:states:us-east-1:123456789012:express:machine:run:1';

/** A task that fails and is made up for. */
const CAUGHT = {
  StartAt: 'Try',
  States: {
    Try: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:putItem',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
      End: true,
    },
    Done: { Type: 'Succeed' },
  },
};

async function messages(
  level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF',
  { includeExecutionData = true, definition = CAUGHT as JsonObject, input = { name: 'Ada' } as JsonObject } = {},
): Promise<JsonObject[]> {
  const { history } = await runStateMachine(definition, input, {
    invoke: async () => {
      throw new StatesError('DynamoDB.Throttled', 'Ada waited');
    },
  });
  const logged = executionMessages({ executionArn, history }, { level, includeExecutionData });
  return logged.map(({ message }) => JSON.parse(message) as JsonObject);
}

const typesOf = (logged: readonly JsonObject[]) => logged.map(({ type }) => type);

test("an event has strings instead of the history's numbers, and its details in a separate member", async () => {
  const [started, entered] = await messages('ALL');
  expect(started).toEqual({
    id: '1',
    type: 'ExecutionStarted',
    details: { input: '{"name":"Ada"}', inputDetails: { truncated: false }, roleArn: expect.any(String) },
    redrive_count: '0',
    previous_event_id: '0',
    event_timestamp: expect.stringMatching(/^\d{13}$/),
    execution_arn: executionArn,
  });
  expect(entered).toMatchObject({ id: '2', type: 'TaskStateEntered', details: { name: 'Try' } });
});

test('the level decides which events are logged', async () => {
  expect(typesOf(await messages('ALL'))).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'TaskScheduled',
    'TaskStarted',
    'TaskFailed',
    'TaskStateExited',
    'SucceedStateEntered',
    'SucceedStateExited',
    'ExecutionSucceeded',
  ]);
  expect(typesOf(await messages('ERROR'))).toEqual(['TaskFailed']);
  expect(await messages('FATAL')).toEqual([]);
  expect(await messages('OFF')).toEqual([]);
});

test('an execution that fails is logged at every level but OFF', async () => {
  const definition = { StartAt: 'No', States: { No: { Type: 'Fail', Error: 'E' } } };
  expect(typesOf(await messages('ERROR', { definition }))).toEqual(['FailStateEntered', 'ExecutionFailed']);
  expect(typesOf(await messages('FATAL', { definition }))).toEqual(['ExecutionFailed']);
  expect(await messages('OFF', { definition })).toEqual([]);
});

test('without execution data, no input is logged, but the names of states and errors are', async () => {
  const logged = await messages('ALL', { includeExecutionData: false });
  expect(JSON.stringify(logged)).not.toContain('Ada');
  expect(logged.find(({ type }) => type === 'TaskFailed')).toMatchObject({
    details: { error: 'DynamoDB.Throttled', resource: 'putItem' },
  });
});

test('data over 248 KB, when escaped, is truncated and marked as truncated', async () => {
  const text = '"'.repeat(130_000);
  const [started] = await messages('ALL', { input: { text } });
  const { input, inputDetails } = started.details as JsonObject;
  expect(inputDetails).toEqual({ truncated: true });
  expect(Buffer.byteLength(JSON.stringify(input))).toBeLessThanOrEqual(248 * 1024);
  expect(Buffer.byteLength(JSON.stringify(input))).toBeGreaterThan(247 * 1024);
  expect(JSON.stringify({ text }).startsWith(String(input))).toBe(true);
});
