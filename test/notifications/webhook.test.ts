import { SecretValue, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { StatesError } from 'sentiment-form-local/lib/asl';
import { Notification } from '../../src';
import { runStates } from '../support/run-states';
import { backend, definitionOf, statementsOf } from '../support/synth';

const URL = 'https://hooks.example.com/forms';

const connection = (stack: Stack) =>
  new events.Connection(stack, 'Connection', {
    authorization: events.Authorization.apiKey('x-api-key', SecretValue.unsafePlainText('secret')),
  });
const { template } = backend((stack) => ({
  notifications: [Notification.webhook({ url: URL, connection: connection(stack) })],
}));

const variables = {
  startedAt: 0,
  sentiment: 'NEGATIVE',
  sentimentScore: null,
  record: { referenceNumber: 'ABC', ticketId: 'U-ABC', notified: [] },
  submission: { id: 'x', contentHash: 'h', receivedAt: '2026-11-22T10:00:00.000Z', fields: { message: 'Hm.' } },
};

test('posts everything that is known about the submission, with a key for deduplication', async () => {
  const { calls, output } = await runStates(definitionOf(template), { startAt: 'Is Webhook Needed?', variables });
  expect(calls.map(({ state }) => state)).toEqual(['Notify by Webhook', 'Open Attention']);
  expect(calls[0]).toMatchObject({
    resource: 'states:::http:invoke',
    args: {
      ApiEndpoint: URL,
      Method: 'POST',
      Authentication: { ConnectionArn: 'token' },
      Headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'ABC' },
      RequestBody: { version: '1', ticketId: 'U-ABC', sentiment: 'NEGATIVE', fields: { message: 'Hm.' } },
    },
  });
  expect(output).toMatchObject({ outcome: 'ACCEPTED' });
});

test('tries a receiver that fails once more, and then requests a replay', async () => {
  const { calls, output } = await runStates(definitionOf(template), {
    startAt: 'Is Webhook Needed?',
    variables,
    invoke: async (resource) => {
      if (resource.endsWith('http:invoke')) {
        throw new StatesError('States.Http.StatusCode.500', 'Internal Server Error');
      }
      return {};
    },
  });
  expect(calls.map(({ state }) => state)).toEqual([
    'Notify by Webhook',
    'Notify by Webhook',
    'Request Replay for Webhook',
  ]);
  expect(output).toMatchObject({ outcome: 'ACCEPTED' });
});

test('may post to this address, with the credentials of this connection, and nothing else', () => {
  const statements = statementsOf(template).filter(({ actions }) =>
    /InvokeHTTPEndpoint|RetrieveConnectionCredentials|secretsmanager/.test(actions.join()),
  );
  expect(statements.map(({ actions, resource, condition }) => ({ actions, resource, condition }))).toEqual([
    {
      actions: ['events:RetrieveConnectionCredentials'],
      resource: expect.stringMatching(/^\{"Fn::GetAtt":\["Connection\w+","Arn"\]\}$/),
      condition: undefined,
    },
    {
      actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      resource: expect.stringMatching(/^\{"Fn::GetAtt":\["Connection\w+","SecretArn"\]\}$/),
      condition: undefined,
    },
    {
      actions: ['states:InvokeHTTPEndpoint'],
      resource: expect.stringMatching(/^\{"Ref":"FormWorkflowStateMachine\w+"\}$/),
      condition: { StringEquals: { 'states:HTTPEndpoint': URL, 'states:HTTPMethod': 'POST' } },
    },
  ]);
});
