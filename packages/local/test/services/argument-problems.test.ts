/** What AWS does not start a task with: reported by people who met it, and never recorded. */
import { type Json, type JsonObject } from '../../src/base/json';
import { argumentProblems } from '../../src/services/step-functions/integrations/argument-problems';
import { jsonata, jsonpath, run, typesOf } from '../asl/support/run';

const integration = (action: string): string => `arn:aws:states:::${action}`;
const noText = (field: string): string => `The value for the field '${field}' must be a STRING`;
const unknown = (field: string): string => `The field "${field}" is not supported by Step Functions`;

test.each<[action: string, args: Json, problems: string[]]>([
  ['lambda:invoke', { FunctionName: 'f', Payload: 1 }, [noText('Payload')]],
  ['lambda:invoke', { FunctionName: 'f', Payload: true, TaskToken: 't' }, [noText('Payload'), unknown('TaskToken')]],
  ['sqs:sendMessage', { QueueUrl: 1, MessageBody: 2 }, [noText('QueueUrl'), noText('MessageBody')]],
  ['sns:publish', { Message: 1.5 }, [noText('Message')]],
  ['events:putEvents', { Entries: [{ Detail: 1, Sauce: 'a' }] }, [noText('Detail'), unknown('Sauce')]],
  ['dynamodb:putItem', { TableName: 't', Item: { id: { N: 5 } } }, [noText('N')]],
  ['dynamodb:putItem', { TableName: 't', Item: { id: { L: [{ S: true }] } } }, [noText('S')]],
  ['aws-sdk:sfn:startSyncExecution', { stateMachineArn: 'a' }, [unknown('stateMachineArn')]],
  ['states:startExecution', { StateMachineArn: 'a', input: '{}' }, [unknown('input')]],
  ['aws-sdk:comprehend:detectSentiment', { Text: 1, language: 'en' }, [noText('Text'), unknown('language')]],
])('%s with %j', (action, args, problems) => {
  expect(argumentProblems(integration(action), args)).toEqual(problems);
});

test.each<[action: string, args: Json]>([
  ['lambda:invoke', { FunctionName: 'f', Payload: { a: 1 }, LogType: 'Tail' }],
  ['lambda:invoke', { FunctionName: 'f', Payload: [1, 2] }],
  ['lambda:invoke', { FunctionName: 'f', Payload: null }],
  ['sqs:sendMessage', { QueueUrl: 'q', MessageBody: { a: 1 }, DelaySeconds: 3 }],
  ['dynamodb:putItem', { TableName: 't', Item: { id: { N: '5' }, on: { BOOL: true }, all: { SS: ['a'] } } }],
  ['aws-sdk:sfn:startSyncExecution', { StateMachineArn: 'a', Input: { any: 1 } }],
  ['aws-sdk:bedrockruntime:converse', { ModelId: 'm', AdditionalModelRequestFields: { any: { n: 1 } } }],
  ['http:invoke', { ApiEndpoint: 'https://example.com', RequestBody: 1 }],
  ['aws-sdk:nosuchservice:doIt', { any: 1 }],
])('has no problem: %s with %j', (action, args) => {
  expect(argumentProblems(integration(action), args)).toEqual([]);
});

test('a function ARN as the resource accepts any input', () => {
  expect(argumentProblems('arn:aws:lambda:us-east-1:123456789012:function:f', 1)).toEqual([]);
});

const CATCH = [{ ErrorEquals: ['States.ALL'], Next: 'Never' }];
const REST = { Resource: integration('lambda:invoke'), Retry: [{ ErrorEquals: ['States.ALL'] }], Catch: CATCH };

test.each<[field: string, machine: JsonObject]>([
  ['Parameters', jsonpath({ It: { Type: 'Task', ...REST, Parameters: { 'Payload.$': '$' }, End: true } })],
  ['Arguments', jsonata({ It: { Type: 'Task', ...REST, Arguments: { Payload: '{% $states.input %}' }, End: true } })],
])('ends the execution before the task is scheduled, and cannot be caught: %s', async (field, machine) => {
  const result = await run(machine, 7, { argumentProblems });
  expect(result).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause:
      "An error occurred while executing the state 'It' (entered at the event id #2). " +
      `The ${field} '{"Payload":7}' could not be used to start the Task: [${noText('Payload')}]`,
  });
  expect(typesOf(result)).toEqual(['ExecutionStarted', 'TaskStateEntered', 'ExecutionFailed']);
});
