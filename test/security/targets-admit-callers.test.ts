// For each call between the resources of a template: the caller's role, the target's policy and its key allow it.
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { admissionsIn } from './access/admissions';
import { edgesOf, refusedIn } from './access/walk';
import type { MakeProps } from './variants';
import { BedrockModel, FormAnswers, Notification, SentimentAnalyzer, SentimentFormBackend } from '../../src';
import { answering, maximumBackend } from '../support/maximum';
import { PolicyTemplate } from '../support/policy-mutations';
import { newStack } from '../support/synth';

const key = (stack: Stack) => new kms.Key(stack, 'Key', { enableKeyRotation: true });
const overTls = (stack: Stack, id: string, masterKey?: kms.IKey) =>
  new sns.Topic(stack, id, { enforceSSL: true, masterKey });

const NOTIFYING: MakeProps = (stack) => ({
  analyzer: SentimentAnalyzer.lexicon(),
  answers: FormAnswers.http(),
  notifications: [Notification.eventBus(new events.EventBus(stack, 'Bus'))],
  receipt: { fromAddress: 'hello@example.com' },
});

const VARIANTS: [string, MakeProps | 'maximum'][] = [
  ['no option', () => ({})],
  ['every option', 'maximum'],
  ['a key', (stack) => ({ submissions: { encryptionKey: key(stack) } })],
  ['a web API, an event bus and a receipt', NOTIFYING],
  [
    'a web API, an event bus and a receipt, with a key',
    (stack) => ({ ...NOTIFYING(stack), submissions: { encryptionKey: key(stack) } }),
  ],
  [
    'topics with a key of their own',
    (stack) => {
      const masterKey = key(stack);
      return {
        analyzer: SentimentAnalyzer.bedrock({ model: BedrockModel.inferenceProfile('us.amazon.nova-micro-v1:0') }),
        notifications: [Notification.topic(overTls(stack, 'Topic', masterKey))],
        observability: { alarms: { topic: overTls(stack, 'Alarms', masterKey) } },
      };
    },
  ],
  [
    'topics without a key',
    (stack) => ({
      analyzer: SentimentAnalyzer.custom(answering(stack, 'Analyzer', `{ Sentiment: 'POSITIVE' }`)),
      notifications: [Notification.topic(overTls(stack, 'Topic'))],
      observability: { alarms: { topic: new sns.Topic(stack, 'Alarms') } },
    }),
  ],
];

test.each(VARIANTS)(
  'allows every caller to reach its target, and has no statement that none of them needs: %s',
  (_, props) => {
    const template = templateWith(props);
    const edges = edgesOf(template);
    expect(refusedIn(template, edges)).toEqual([]);

    const admissions = admissionsIn(template);
    expect(admissions.length).toBeGreaterThan(0);
    const notNeeded = admissions.filter(({ rest }) => refusedIn(rest(), edges).length === 0);
    expect(notNeeded.map(({ name }) => name)).toEqual([]);
  },
);

describe('reports', () => {
  let template: PolicyTemplate;
  beforeAll(() => {
    template = templateWith('maximum');
  });
  const changed = (type: string, change: { readonly [name: string]: unknown }, id = ''): PolicyTemplate => {
    const found = Object.entries(template.Resources).find(([name, { Type }]) => Type === type && name.includes(id));
    const [name, { Properties = {} }] = found ?? ['Another', {}];
    const resource = { Type: type, Properties: { ...Properties, ...change } };
    return { ...template, Resources: { ...template.Resources, [name]: resource } };
  };
  const refusedAfter = (mutant: PolicyTemplate) => refusedIn(mutant, edgesOf(mutant));
  const REDRIVE = expect.stringContaining('redrive to Stack/FormDeadLetterQueue') as string;

  test.each([
    ['has another key', { KmsMasterKeyId: undefined }],
    ['takes from no queue', { RedriveAllowPolicy: { redrivePermission: 'denyAll' } }],
    ['takes from another queue', { RedriveAllowPolicy: { redrivePermission: 'byQueue', sourceQueueArns: ['arn'] } }],
  ])('a dead-letter queue that %s', (_, change) => {
    expect(refusedAfter(changed('AWS::SQS::Queue', change, 'DeadLetter'))).toEqual([REDRIVE]);
  });

  test.each([
    ['a type', 'AWS::Events::Rule', {}, /does not know AWS::Events::Rule/],
    ['a key', 'AWS::Events::EventBus', { KmsKeyIdentifier: 'key' }, /does not know the key of AWS::Events::EventBus/],
    [
      'an action of an alarm',
      'AWS::CloudWatch::Alarm',
      { OKActions: ['arn:aws:automate:stop'] },
      /is no AWS::SNS::Topic/,
    ],
    ['a target of a schedule', 'AWS::Scheduler::Schedule', { Target: { Arn: 'arn:aws:sqs:q' } }, /is no AWS::StepFun/],
    [
      'a service that a task calls',
      'AWS::StepFunctions::StateMachine',
      { DefinitionString: '{"States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:getObject"}}}' },
      /does not know what "Ask" calls/,
    ],
  ])('%s that the check does not know', (_, type, change, message) => {
    expect(() => edgesOf(changed(type, change))).toThrow(message);
  });
});

function templateWith(props: MakeProps | 'maximum'): PolicyTemplate {
  const stack = newStack();
  if (props === 'maximum') {
    maximumBackend(stack);
  } else {
    new SentimentFormBackend(stack, 'Form', props(stack));
  }
  return Template.fromStack(stack).toJSON() as PolicyTemplate;
}
