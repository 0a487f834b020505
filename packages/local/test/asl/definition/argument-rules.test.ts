/** The arguments of service integrations that AWS requires to accept a definition. */
import { only, onlyJsonata, problemsOfX, TASK } from './machines';
import type { Json, JsonObject } from '../../../src/base/json';

function task(integration: string, fields: JsonObject): JsonObject {
  return { ...TASK, Resource: `arn:aws:states:::${integration}`, ...fields };
}

test.each(['lambda:invoke', 'aws-sdk:batch:submitJob', 'sqs:sendMessage.waitForTaskToken', 'http:invoke'])(
  '%s requires arguments, in the field of its query language',
  (integration) => {
    const required = `field is required for resource ARN: arn:aws:states:::${integration} at /Resource`;
    expect(problemsOfX(only(task(integration, {})))).toEqual([`Parameters ${required}`]);
    expect(problemsOfX(onlyJsonata(task(integration, {})))).toEqual([`Arguments ${required}`]);
  },
);

test.each([
  ['lambda:invoke', ['FunctionName']],
  ['lambda:invoke.waitForTaskToken', ['FunctionName']],
  ['sqs:sendMessage', ['QueueUrl', 'MessageBody']],
  ['sns:publish', ['Message']],
  ['dynamodb:putItem', ['TableName', 'Item']],
  ['dynamodb:getItem', ['TableName', 'Key']],
  ['states:startExecution.sync:2', ['StateMachineArn']],
  ['events:putEvents', ['Entries']],
  ['ecs:runTask.sync', ['TaskDefinition']],
  ['glue:startJobRun.sync', ['JobName']],
])('%s requires %j', (integration, names) => {
  const missing = (field: string) =>
    names.map((name) => `The field '${name}' is required but was missing at /${field}`);
  const all = (value: Json, suffix = '') => Object.fromEntries(names.map((name) => [`${name}${suffix}`, value]));
  expect(problemsOfX(only(task(integration, { Parameters: {} })))).toEqual(missing('Parameters'));
  expect(problemsOfX(onlyJsonata(task(integration, { Arguments: {} })))).toEqual(missing('Arguments'));
  expect(problemsOfX(only(task(integration, { Parameters: all('x') })))).toEqual([]);
  expect(problemsOfX(only(task(integration, { Parameters: all('$.x', '.$') })))).toEqual([]);
  expect(problemsOfX(onlyJsonata(task(integration, { Arguments: all('{% $states.input.x %}') })))).toEqual([]);
  expect(problemsOfX(onlyJsonata(task(integration, { Arguments: '{% $states.input %}' })))).toEqual([]);
});

test('arguments of an integration without recorded rules are not required', () => {
  expect(problemsOfX(only(task('aws-sdk:dynamodb:putItem', { Parameters: {} })))).toEqual([]);
  expect(problemsOfX(only(task('dynamodb:updateItem', { Parameters: {} })))).toEqual([]);
});

test('functions and activities require no arguments', () => {
  expect(problemsOfX(only(TASK))).toEqual([]);
  expect(problemsOfX(only({ ...TASK, Resource: 'arn:aws:states:eu-west-1:111122223333:activity:work' }))).toEqual([]);
});
