/** The history of events: what AWS's GetExecutionHistory shows, and how its events are linked. */
import { failing, jsonata, jsonpath, RESOURCE, run, typesOf } from './support/run';
import type { RunResult } from '../../src/asl';
import type { JsonObject } from '../../src/base/json';

/** Each event as its type and the event that it follows. */
function linksOf(result: RunResult): string[] {
  return result.history.map(({ type, previousEventId }) => `${previousEventId} ${type}`);
}

function detailsOf(result: RunResult, type: string): unknown {
  const event: JsonObject = { ...result.history.find((candidate) => candidate.type === type) };
  return Object.entries(event).find(([key]) => key.endsWith('EventDetails'))?.[1];
}

test('numbers its events from one, and adds a timestamp', async () => {
  const { history } = await run(jsonata({ W: { Type: 'Wait', Seconds: 2, End: true } }));
  expect(history.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  const [first, , third] = history;
  expect(third.timestamp - first.timestamp).toBe(2000);
});

test('reports each event when it happens', async () => {
  const types: string[] = [];
  const machine = jsonpath({ A: { Type: 'Pass', End: true } });
  const result = await run(machine, {}, { onEvent: ({ type }) => types.push(type) });
  expect(types).toEqual(typesOf(result));
  expect(types).toEqual(['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded']);
});

test('records an integration with its resource and type', async () => {
  const machine = jsonata({
    T: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:dynamodb:putItem',
      Arguments: { a: 1 },
      TimeoutSeconds: 9,
      Assign: { got: '{% $states.result %}' },
      End: true,
    },
  });
  const context = { StateMachine: { Id: 'arn:aws:states:eu-west-1:1:stateMachine:m', Name: 'm' } };
  const result = await run(machine, {}, { context });
  const integration = { resourceType: 'aws-sdk:dynamodb', resource: 'putItem' };
  expect(detailsOf(result, 'TaskScheduled')).toEqual({
    ...integration,
    region: 'eu-west-1',
    parameters: '{"a":1}',
    timeoutInSeconds: 9,
  });
  expect(detailsOf(result, 'TaskStarted')).toEqual(integration);
  expect(detailsOf(result, 'TaskSucceeded')).toMatchObject({ ...integration, output: '{"a":1}' });
  expect(detailsOf(result, 'TaskStateExited')).toEqual({
    name: 'T',
    output: '{"a":1}',
    outputDetails: { truncated: false },
    assignedVariables: { got: '{"a":1}' },
    assignedVariablesDetails: { truncated: false },
  });
});

test('records a Lambda ARN with the event types that AWS has for it', async () => {
  const resource = 'arn:aws:lambda:us-east-1:1:function:f';
  const machine = jsonata({ T: { Type: 'Task', Resource: resource, End: true } });
  expect(typesOf(await run(machine)).slice(2, 5)).toEqual([
    'LambdaFunctionScheduled',
    'LambdaFunctionStarted',
    'LambdaFunctionSucceeded',
  ]);
  expect(detailsOf(await run(machine, {}, { invoke: failing(1, 'Bad') }), 'LambdaFunctionFailed')).toEqual({
    error: 'Bad',
    cause: 'attempt 1',
  });
});

test('links the attempts of a task to each other', async () => {
  const machine = jsonata({
    T: { Type: 'Task', Resource: RESOURCE, Retry: [{ ErrorEquals: ['Bad'] }], End: true },
  });
  expect(linksOf(await run(machine, {}, { invoke: failing(1, 'Bad') })).slice(1)).toEqual([
    '0 TaskStateEntered',
    '2 TaskScheduled',
    '3 TaskStarted',
    '4 TaskFailed',
    '5 TaskScheduled',
    '6 TaskStarted',
    '7 TaskSucceeded',
    '8 TaskStateExited',
    '9 ExecutionSucceeded',
  ]);
});

test('continues from the last event of a branch, not from the event that reports success', async () => {
  const branch = jsonpath({ A: { Type: 'Pass', End: true } });
  const result = await run(jsonpath({ P: { Type: 'Parallel', Branches: [branch, branch], End: true } }));
  expect(linksOf(result).slice(2)).toEqual([
    '2 ParallelStateStarted',
    '3 PassStateEntered',
    '3 PassStateEntered',
    '4 PassStateExited',
    '5 PassStateExited',
    '7 ParallelStateSucceeded',
    '7 ParallelStateExited',
    '9 ExecutionSucceeded',
  ]);
});

test('links the iterations that use the same slot', async () => {
  const processor = jsonata({ A: { Type: 'Pass', End: true } });
  const machine = jsonata({
    M: { Type: 'Map', Items: [1, 2], MaxConcurrency: 1, ItemProcessor: processor, End: true },
  });
  expect(linksOf(await run(machine)).slice(2)).toEqual([
    '2 MapStateStarted',
    '3 MapIterationStarted',
    '4 PassStateEntered',
    '5 PassStateExited',
    '6 MapIterationSucceeded',
    '6 MapIterationStarted',
    '8 PassStateEntered',
    '9 PassStateExited',
    '10 MapIterationSucceeded',
    '11 MapStateSucceeded',
    '11 MapStateExited',
    '13 ExecutionSucceeded',
  ]);
});

test('retries a failed Parallel state without an event for the failure', async () => {
  const machine = jsonpath({
    P: {
      Type: 'Parallel',
      Branches: [jsonpath({ F: { Type: 'Fail', Error: 'Bad' } })],
      Retry: [{ ErrorEquals: ['Bad'], MaxAttempts: 1 }],
      End: true,
    },
  });
  expect(linksOf(await run(machine)).slice(2)).toEqual([
    '2 ParallelStateStarted',
    '3 FailStateEntered',
    '4 ParallelStateStarted',
    '5 FailStateEntered',
    '6 ParallelStateFailed',
    '7 ExecutionFailed',
  ]);
});

test('records an expression that fails with its location and state', async () => {
  const result = await run(jsonata({ A: { Type: 'Pass', Output: { v: '{% $nothing %}' }, End: true } }));
  expect(linksOf(result).slice(1)).toEqual(['0 PassStateEntered', '0 EvaluationFailed', '3 ExecutionFailed']);
  expect(detailsOf(result, 'EvaluationFailed')).toMatchObject({
    error: 'States.QueryEvaluationError',
    location: 'Output/v',
    state: 'A',
  });
});

test('ends a loop without a wait at the event quota', async () => {
  const result = await run(jsonpath({ A: { Type: 'Pass', Next: 'A' } }), {}, { historyLimit: 101 });
  expect(result).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: 'The execution reached the maximum number of history events (101).',
  });
  expect(result.history).toHaveLength(101);
});

test('ends all items at the event quota', async () => {
  const processor = jsonpath({ A: { Type: 'Pass', Next: 'A' } });
  const machine = jsonata({ M: { Type: 'Map', Items: [1, 2, 3], ItemProcessor: processor, End: true } });
  const result = await run(machine, {}, { historyLimit: 60 });
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(result.history).toHaveLength(60);
});
