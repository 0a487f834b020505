import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Notification } from '../../src';
import { runStates } from '../support/run-states';
import { backend, definitionOf, statementsOf } from '../support/synth';

const { template } = backend((stack) => ({ notifications: [Notification.topic(new sns.Topic(stack, 'Alerts'))] }));

async function published(message: string, sentiment = 'NEGATIVE') {
  const { calls } = await runStates(definitionOf(template), {
    startAt: 'Is Topic Needed?',
    variables: {
      sentiment,
      sentimentScore: { Negative: 0.9 },
      record: { referenceNumber: 'ABC', ticketId: 'U-ABC', notified: ['Email'] },
      submission: { id: 'x', receivedAt: '2026-11-22T10:00:00.000Z', fields: { message } },
    },
  });
  return calls[0];
}

test('publishes text for people and a JSON object for programs, with the sentiment as an attribute for filters', async () => {
  const { resource, args } = await published('It "broke".\nTwice.');
  const { Message, ...rest } = args;
  expect({ resource, rest }).toEqual({
    resource: 'states:::sns:publish',
    rest: {
      TopicArn: 'token',
      Subject: '[NEGATIVE] Form submission U-ABC',
      MessageStructure: 'json',
      MessageAttributes: { sentiment: { DataType: 'String', StringValue: 'NEGATIVE' } },
    },
  });
  const { default: everything, email, ...others } = JSON.parse(String(Message)) as { default: string; email: string };
  expect(others).toEqual({});
  expect(JSON.parse(everything)).toEqual({
    version: '1',
    ticketId: 'U-ABC',
    referenceNumber: 'ABC',
    submissionId: 'x',
    receivedAt: '2026-11-22T10:00:00.000Z',
    sentiment: 'NEGATIVE',
    sentimentScore: { Negative: 0.9 },
    fields: { message: 'It "broke".\nTwice.' },
  });
  expect(email).toContain('Sentiment: NEGATIVE\n');
  expect(email).toMatch(/\n\nmessage: It "broke"\.\nTwice\.$/);
});

test('has a subject that SNS accepts: ASCII, one line, less than 100 characters', async () => {
  const { args } = await published('x', 'POSITIVE');
  expect(args.Subject).toMatch(/^[!-~][ -~]{0,98}$/);
});

test('omits the fields if the message would be too large for Step Functions', async () => {
  const { args } = await published('"'.repeat(30_000));
  const { default: everything, email } = JSON.parse(String(args.Message)) as { default: string; email: string };
  expect(JSON.parse(everything)).toMatchObject({ referenceNumber: 'ABC', fields: {}, fieldsOmitted: true });
  expect(email).toContain('too long for this message');
  expect(JSON.stringify(args).length).toBeLessThan(256 * 1024);
});

test('sends every message that is short enough, whatever its content', async () => {
  const { args } = await published('"'.repeat(10_000));
  const { default: everything } = JSON.parse(String(args.Message)) as { default: string };
  expect(JSON.parse(everything)).toMatchObject({ fields: { message: '"'.repeat(10_000) } });
  expect(JSON.stringify(args).length).toBeLessThan(256 * 1024);
});

test('may publish to this topic, and nothing more if it is not encrypted', () => {
  const statements = statementsOf(template).filter(({ resource }) => resource.includes('Alerts'));
  expect(statements.map(({ actions, resource }) => [actions, resource])).toEqual([
    [['sns:Publish'], expect.stringMatching(/^\{"Ref":"Alerts/)],
  ]);
});

test('may use the key of an encrypted topic', () => {
  const encrypted = backend((stack) => ({ notifications: [Notification.topic(encryptedTopic(stack))] })).template;
  const statements = statementsOf(encrypted).filter(({ resource }) => /Alerts|TopicKey/.test(resource));
  expect(statements.map(({ actions, resource }) => [actions, resource])).toEqual([
    [['sns:Publish'], expect.stringContaining('Alerts')],
    [['kms:Decrypt', 'kms:GenerateDataKey'], expect.stringContaining('TopicKey')],
  ]);
});

function encryptedTopic(stack: Stack): sns.Topic {
  return new sns.Topic(stack, 'Alerts', { masterKey: new kms.Key(stack, 'TopicKey') });
}
