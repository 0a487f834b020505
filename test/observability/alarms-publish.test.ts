// CloudWatch may publish to the topics of the alarms, wherever and whenever their policies and keys were created.
import { Annotations as Acknowledgable, App, Aspects, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { SentimentFormBackend } from '../../src';
import { permissions } from '../security/permissions';
import { newStack } from '../support/synth';

const LETS_IN = 'lets cloudwatch.amazonaws.com do sns:Publish, if aws:SourceAccount StringEquals <AccountId>';
const OVER_TLS = 'keeps * from sns:Publish, if aws:SecureTransport Bool false';
const USES_KEY = 'lets cloudwatch.amazonaws.com do kms:Decrypt kms:GenerateDataKey*';
const WARNING = 'but this app cannot change the policy of this topic or of its key';

const form = (stack: Stack, topic: sns.ITopic, id = 'Form') =>
  new SentimentFormBackend(stack, id, { observability: { alarms: { topic } } });

const deniesPlain = (resource: string) =>
  new iam.PolicyStatement({
    effect: iam.Effect.DENY,
    principals: [new iam.StarPrincipal()],
    actions: ['sns:Publish'],
    resources: [resource],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  });

const warningsOf = (stack: Stack) =>
  Annotations.fromStack(stack)
    .findWarning('*', Match.stringLikeRegexp('alarms publish to'))
    .map(({ entry }) => entry.data);

const POLICIES: [string, (stack: Stack) => void][] = [
  ['that only denies', (stack) => form(stack, new sns.Topic(stack, 'Topic', { enforceSSL: true }))],
  [
    'that somebody adds after the form was made',
    (stack) => {
      const topic = new sns.Topic(stack, 'Topic');
      form(stack, topic);
      topic.addToResourcePolicy(deniesPlain(topic.topicArn));
    },
  ],
  [
    'that an aspect adds',
    (stack) => {
      const topic = new sns.Topic(stack, 'Topic');
      form(stack, topic);
      Aspects.of(stack).add({
        visit: (node) => node === topic && topic.addToResourcePolicy(deniesPlain(topic.topicArn)),
      });
    },
  ],
  [
    'that stands alone',
    (stack) => {
      const topic = new sns.Topic(stack, 'Topic');
      form(stack, topic);
      new sns.TopicPolicy(stack, 'Policy', { topics: [topic], enforceSSL: true });
    },
  ],
  [
    'that is written in CloudFormation',
    (stack) => {
      const topic = new sns.Topic(stack, 'Topic');
      form(stack, topic);
      const Statement = [deniesPlain(topic.topicArn).toStatementJson()];
      new sns.CfnTopicPolicy(stack, 'Policy', { topics: [topic.topicArn], policyDocument: { Statement } });
    },
  ],
  [
    'of a topic that is written in CloudFormation',
    (stack) => {
      const topic = new sns.CfnTopic(stack, 'Topic');
      new sns.CfnTopicPolicy(stack, 'Policy', {
        topics: [topic.ref],
        policyDocument: new iam.PolicyDocument({ statements: [deniesPlain(topic.ref)] }),
      });
      form(stack, sns.Topic.fromTopicArn(stack, 'Imported', topic.ref));
    },
  ],
  [
    'of a topic that is among the actions',
    (stack) => {
      const actions = [new SnsAction(new sns.Topic(stack, 'Topic', { enforceSSL: true }))];
      new SentimentFormBackend(stack, 'Form', { observability: { alarms: { actions } } });
    },
  ],
  [
    'of a topic that an alarm gets later',
    (stack) => {
      const { deadLetterAlarm } = new SentimentFormBackend(stack, 'Form');
      deadLetterAlarm.addOkAction(new SnsAction(new sns.Topic(stack, 'Topic', { enforceSSL: true })));
    },
  ],
  [
    'of a topic that two forms have',
    (stack) => {
      const topic = new sns.Topic(stack, 'Topic', { enforceSSL: true });
      form(stack, topic);
      form(stack, topic, 'Other');
    },
  ],
];

test.each(POLICIES)('allows CloudWatch by a policy %s', (_, make) => {
  const stack = newStack();
  make(stack);
  expect(permissions(Template.fromStack(stack)).Topic).toEqual([OVER_TLS, LETS_IN]);
  expect(warningsOf(stack)).toEqual([]);
});

test('does not change a topic without a policy, because a first one would lock others out', () => {
  const stack = newStack();
  form(stack, new sns.Topic(stack, 'Topic'));
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::SNS::TopicPolicy', 0);
  expect(warningsOf(stack)).toEqual([]);
});

test('allows CloudWatch by a policy in another stack', () => {
  const app = new App();
  const topics = new Stack(app, 'Topics');
  form(new Stack(app, 'Stack'), new sns.Topic(topics, 'Topic', { enforceSSL: true }));
  expect(permissions(Template.fromStack(topics)).Topic).toEqual([OVER_TLS, LETS_IN]);
});

const KEYS: [string, (stack: Stack) => sns.ITopic][] = [
  ['of its own', (stack) => new sns.Topic(stack, 'Topic', { masterKey: new kms.Key(stack, 'Key') })],
  [
    'by its alias',
    (stack) => new sns.Topic(stack, 'Topic', { masterKey: new kms.Key(stack, 'Key').addAlias('alarms') }),
  ],
  [
    'that is written in CloudFormation',
    (stack) => {
      const key = new kms.CfnKey(stack, 'Key', { keyPolicy: { Statement: [] } });
      return sns.Topic.fromTopicArn(stack, 'I', new sns.CfnTopic(stack, 'Topic', { kmsMasterKeyId: key.ref }).ref);
    },
  ],
];

test.each(KEYS)('allows CloudWatch to use a key %s', (_, make) => {
  const stack = newStack();
  form(stack, make(stack));
  expect(permissions(Template.fromStack(stack)).Key).toContain(USES_KEY);
  expect(warningsOf(stack)).toEqual([]);
});

const FOREIGN: [string, (stack: Stack) => sns.ITopic][] = [
  ['a topic', (stack) => sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:111111111111:ops')],
  [
    'a topic by its name',
    (stack) => sns.Topic.fromTopicArn(stack, 'Topic', stack.formatArn({ service: 'sns', resource: 'ops' })),
  ],
  [
    'the key of a topic',
    (stack) =>
      new sns.Topic(stack, 'Topic', {
        masterKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111111111111:key/8c3f1b0e'),
      }),
  ],
];

test.each(FOREIGN)('warns if %s is imported, until the warning is acknowledged', (_, make) => {
  const stack = newStack();
  form(stack, make(stack));
  expect(warningsOf(stack)).toEqual([expect.stringContaining(WARNING)]);

  const acknowledged = newStack();
  const made = form(acknowledged, make(acknowledged));
  Acknowledgable.of(made).acknowledgeWarning('cdk-sentiment-form-backend:alarmTopic');
  expect(warningsOf(acknowledged)).toEqual([]);
});

test('refuses the AWS managed key for SNS, wherever it is set', () => {
  const stack = newStack();
  const masterKey = kms.Alias.fromAliasName(stack, 'Key', 'alias/aws/sns');
  const message = /must not publish to a topic that is encrypted with alias\/aws\/sns.*got: Stack\/Topic/;
  expect(() => form(stack, new sns.Topic(stack, 'Topic', { masterKey }))).toThrow(message);

  const late = newStack();
  const { deadLetterAlarm } = new SentimentFormBackend(late, 'Form');
  const topic = new sns.CfnTopic(late, 'Topic', { kmsMasterKeyId: 'alias/aws/sns' });
  deadLetterAlarm.addAlarmAction(new SnsAction(sns.Topic.fromTopicArn(late, 'Imported', topic.ref)));
  expect(() => Template.fromStack(late)).toThrow(message);
});
