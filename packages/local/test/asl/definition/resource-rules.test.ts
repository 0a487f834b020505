/** Which resources exist, and which of them an Express machine can use. */
import { only, problemsOf, problemsOfX, StateCase, TASK } from './machines';
import type { JsonObject } from '../../../src/base/json';

test.each<StateCase>([
  ['a resource is an ARN', { ...TASK, Resource: 'work' }, 'Value is not a valid resource ARN at /Resource'],
  ['a resource is there', { Type: 'Task', End: true }, 'These fields are required: [Resource] at '],
  [
    'an integration exists',
    { ...TASK, Resource: 'arn:aws:states:::dynamodb:scan' },
    'The resource provided arn:aws:states:::dynamodb:scan is not recognized. The value is not a valid resource ARN, ' +
      'or the resource is not available in this region. at /Resource',
  ],
  [
    'an integration follows patterns that it has',
    { ...TASK, Resource: 'arn:aws:states:::lambda:invoke.sync' },
    'The resource provided arn:aws:states:::lambda:invoke.sync is not recognized. The value is not a valid resource ' +
      'ARN, or the resource is not available in this region. at /Resource',
  ],
])('%s', (_rule, state, ...problems) => {
  expect(problemsOfX(only(state))).toEqual(problems);
});

test.each([
  ['arn:aws:states:eu-west-1:111122223333:activity:work', 'Express state machine does not support Activity ARN'],
  ['arn:aws:states:::ecs:runTask.sync', "Express state machine does not support '.sync' service integration"],
  [
    'arn:aws:states:::states:startExecution.sync:2',
    "Express state machine does not support '.sync' service integration",
  ],
  [
    'arn:aws:states:::aws-sdk:sfn:startExecution.waitForTaskToken',
    "Express state machine does not support '.waitForTaskToken' service integration ",
  ],
])('%s requires a STANDARD state machine', (Resource, message) => {
  const definition = only({ ...TASK, Resource, ...argumentsOf(Resource) });
  expect(problemsOf(definition)).toEqual([]);
  expect(problemsOf(definition, { type: 'EXPRESS' })).toEqual([
    `SCHEMA_VALIDATION_FAILED: ${message} at /States/X/Resource`,
  ]);
});

test.each([
  'arn:aws:lambda:eu-west-1:111122223333:function:work:live',
  'arn:aws:states:::lambda:invoke.waitForTaskToken',
  'arn:aws:states:::bedrockagentcore:invokeHarness',
  'arn:aws:states:::dynamodb:putItem',
  'arn:aws:states:::aws-sdk:comprehend:detectSentiment',
  'arn:aws:states:::aws-sdk:sesv2:sendEmail',
  'arn:aws-cn:states:::sqs:sendMessage',
  'arn:aws:states:::http:invoke',
])('accepts the resource %s', (Resource) => {
  expect(problemsOf(only({ ...TASK, Resource, ...argumentsOf(Resource) }))).toEqual([]);
});

/** Arguments that leave nothing out, which functions and activities do not need. */
function argumentsOf(resource: string): JsonObject {
  if (!resource.includes(':::')) return {};
  const Parameters = { FunctionName: 'f', TableName: 't', Item: {}, QueueUrl: 'q', MessageBody: 'm' };
  return { Parameters: { ...Parameters, TaskDefinition: 'd', StateMachineArn: 'a' } };
}
