import { type JsonObject } from '../../../src/base/json';
import { type StateMachineDescription } from '../../../src/services/step-functions/description';
import { namedConnections, namedEventBuses, namedTopics } from '../../../src/services/step-functions/tasks';
import { post, startForm } from '../../support/backend';
import { ECHO, stateMachine } from '../../support/form-template';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:Alerts';
const CONNECTION = 'arn:aws:events:us-east-1:123456789012:connection/crm/1';

function machine(States: JsonObject, path = 'Form/Flow'): StateMachineDescription {
  const definition = { StartAt: 'A', States };
  const logging = { level: 'OFF', includeExecutionData: false } as const;
  return { arn: path, name: path, path, type: 'EXPRESS', definition, roleArn: 'role', tracing: false, logging };
}

function task(integration: string, fields: JsonObject): JsonObject {
  return { Type: 'Task', Resource: `arn:aws:states:::${integration}`, ...fields };
}

test('the topics of tasks are found in branches and maps, once, with the first state machine that names them', () => {
  const nested = (field: string, states: JsonObject): JsonObject => ({ [field]: { States: states } });
  const machines = [
    machine({
      A: { Branches: [{ States: { B: task('sns:publish', { Arguments: { TopicArn: TOPIC } }) } }] },
      C: nested('ItemProcessor', { D: task('aws-sdk:sns:publish', { Parameters: { TopicArn: `${TOPIC}2` } }) }),
    }),
    machine({ A: task('sns:publish', { Arguments: { TopicArn: TOPIC } }) }, 'Form/Other'),
  ];
  expect(namedTopics(machines)).toEqual([
    { arn: TOPIC, path: 'Form/Flow' },
    { arn: `${TOPIC}2`, path: 'Form/Flow' },
  ]);
});

test('a computed argument names no resource', () => {
  const machines = [
    machine({
      A: task('sns:publish', { Arguments: { TopicArn: '{% $topic %}' } }),
      B: task('sns:publish', { Parameters: { 'TopicArn.$': '$.topic' } }),
      C: task('sns:publish', { Arguments: '{% $everything %}' }),
      D: task('events:putEvents', { Arguments: { Entries: '{% $entries %}' } }),
      E: task('dynamodb:putItem', { Arguments: { TopicArn: TOPIC } }),
    }),
  ];
  expect([namedTopics(machines), namedEventBuses(machines)]).toEqual([[], []]);
});

test('the event buses of entries and the connections of HTTP tasks are found', () => {
  const machines = [
    machine({
      A: task('events:putEvents', { Arguments: { Entries: [{ EventBusName: 'one' }, { EventBusName: 'two' }, {}] } }),
      B: task('http:invoke', { Arguments: { Authentication: { ConnectionArn: CONNECTION } } }),
      C: task('http:invoke', { Arguments: { InvocationConfig: { ConnectionArn: `${CONNECTION}2` } } }),
    }),
  ];
  expect(namedEventBuses(machines).map(({ arn }) => arn)).toEqual(['one', 'two']);
  expect(namedConnections(machines).map(({ arn }) => arn)).toEqual([CONNECTION, `${CONNECTION}2`]);
});

test('a topic that is only in a definition accepts messages, and has its name instead of a path', async () => {
  const publish = task('sns:publish', { QueryLanguage: 'JSONata', Arguments: { TopicArn: TOPIC, Message: 'hello' } });
  const backend = await startForm({ definition: { StartAt: 'A', States: { A: { ...publish, End: true } } } });
  expect(await (await post(backend, '{}')).json()).toMatchObject({ status: 'SUCCEEDED' });
  expect(backend.topic('Alerts').messages()).toMatchObject([{ message: 'hello' }]);
  expect(backend.notices).toMatchObject([{ path: 'Form/Flow', message: expect.stringContaining(TOPIC) }]);
});

test('a state machine starts another through the SDK integration, with the member names of state machines', async () => {
  const start = task('aws-sdk:sfn:startExecution', {
    QueryLanguage: 'JSONata',
    Arguments: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Echo', Input: '{"a":1}' },
  });
  const echo = stateMachine(ECHO);
  const named = { ...echo, Properties: { ...(echo.Properties as JsonObject), StateMachineName: 'Echo' } };
  const backend = await startForm({
    definition: { StartAt: 'A', States: { A: { ...start, End: true } } },
    resources: { Echo: named },
  });
  const envelope = (await (await post(backend, '{}')).json()) as { output: string };
  await backend.drain();
  expect(JSON.parse(envelope.output)).toEqual({
    ExecutionArn: expect.stringContaining(':express:Echo:'),
    StartDate: expect.stringMatching(/^\d{4}-.*T.*Z$/),
  });
  expect(backend.executions()).toContainEqual(
    expect.objectContaining({ stateMachineName: 'Echo', input: '{"a":1}', status: 'SUCCEEDED' }),
  );
});
