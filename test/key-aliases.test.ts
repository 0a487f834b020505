/** IAM and CloudWatch Logs accept keys only by the ARN of the key, so a template must not contain an alias there. */
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { FormAnswers, Notification, SentimentAnalyzer, SentimentFormBackendProps, SyncWorkflowApi } from '../src';
import { backend, newStack } from './support/synth';

const everywhere =
  (encryptionKey: kms.IKey, masterKey: kms.IKey) =>
  (stack: Stack): SentimentFormBackendProps => ({
    submissions: { encryptionKey },
    analyzer: SentimentAnalyzer.lexicon(),
    answers: FormAnswers.http(),
    notifications: [Notification.topic(new sns.Topic(stack, 'Topic', { masterKey }))],
  });

const aliases: [string, (stack: Stack) => kms.IKey][] = [
  ['an alias of the app', (stack) => new kms.Key(stack, 'Key').addAlias('alias/forms')],
  [
    'an imported alias that knows its key',
    (stack) =>
      kms.Alias.fromAliasAttributes(stack, 'Imported', {
        aliasName: 'alias/forms',
        aliasTargetKey: new kms.Key(stack, 'Key'),
      }),
  ],
];
const byName = (stack: Stack): kms.IKey => kms.Alias.fromAliasName(stack, 'Alias', 'alias/forms');

test.each(aliases)('%s has its key in every statement and log group', (_what, make) => {
  const { template } = backend((stack) => {
    const alias = make(stack);
    return everywhere(alias, alias)(stack);
  });
  const texts = Object.values(template.toJSON().Resources as Record<string, { Type: string }>)
    // The topic itself can name its key by an alias.
    .filter(({ Type }) => Type !== 'AWS::SNS::Topic' && Type !== 'AWS::KMS::Alias')
    .map((resource) => JSON.stringify(resource));
  expect(texts.filter((text) => text.includes('alias/'))).toEqual([]);
  expect(texts.filter((text) => text.includes('kms:Decrypt')).length).toBeGreaterThan(3);
});

test('SyncWorkflowApi encrypts its log with the key of an alias', () => {
  const stack = newStack();
  const stateMachine = sfn.StateMachine.fromStateMachineName(stack, 'Machine', 'form');
  new SyncWorkflowApi(stack, 'Api', { stateMachine, encryptionKey: new kms.Key(stack, 'Key').addAlias('alias/forms') });
  Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', {
    KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
  });
});

test('an alias that was imported by its name is refused, with the next step', () => {
  const reason =
    'got: alias/forms, which was imported by its name. IAM allows the use of a key only by the ARN of the key.';
  expect(() => backend((stack) => ({ submissions: { encryptionKey: byName(stack) } }))).toThrow(
    `submissions.encryptionKey must be a key, or an alias that knows its key, ${reason}`,
  );
  expect(() => backend((stack) => everywhere(new kms.Key(stack, 'Key'), byName(stack))(stack))).toThrow(
    `The masterKey of the topic must be a key, or an alias that knows its key, ${reason}`,
  );
  const stack = newStack();
  const stateMachine = sfn.StateMachine.fromStateMachineName(stack, 'Machine', 'form');
  expect(() => new SyncWorkflowApi(stack, 'Api', { stateMachine, encryptionKey: byName(stack) })).toThrow(reason);
});
