// What a stack uses of other regions and accounts: nothing that would fail only after the deployment.
import { App, Environment, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import {
  Notification,
  SentimentAnalyzer,
  SentimentFormBackend,
  SentimentFormBackendProps,
  SyncWorkflowApi,
} from '../src';

const OWN = { account: '111111111111', region: 'eu-west-1' };
const ELSEWHERE = { ...OWN, region: 'us-east-1' };
const OTHERS = { ...OWN, account: '222222222222' };

type Imports = (stack: Stack, at: Environment) => SentimentFormBackendProps;

const arn = (service: string, { region, account }: Environment, resource: string) =>
  `arn:aws:${service}:${region}:${account}:${resource}`;
const topic = (stack: Stack, at: Environment) => sns.Topic.fromTopicArn(stack, 'Topic', arn('sns', at, 'ops'));
const fn = (stack: Stack, at: Environment) =>
  lambda.Function.fromFunctionArn(stack, 'Function', arn('lambda', at, 'function:rate'));
const key = (stack: Stack, at: Environment) =>
  kms.Key.fromKeyArn(stack, 'Key', arn('kms', at, 'key/8c3f1b0e-5f9a-4f0e-9d55-0a1b2c3d4e5f'));
const alarming = (alarms: NonNullable<SentimentFormBackendProps['observability']>['alarms']) => ({
  observability: { alarms },
});

const TOPIC: Imports = (stack, at) => ({ notifications: [Notification.topic(topic(stack, at))] });
const BUS: Imports = (stack, at) => ({
  notifications: [
    Notification.eventBus(events.EventBus.fromEventBusArn(stack, 'Bus', arn('events', at, 'event-bus/b'))),
  ],
});
const CONNECTION: Imports = (stack, at) => {
  const connection = events.Connection.fromEventBusArn(
    stack,
    'Connection',
    arn('events', at, 'connection/c/1'),
    arn('secretsmanager', at, 'secret:c'),
  );
  return { notifications: [Notification.webhook({ url: 'https://hooks.example.com', connection })] };
};
const ANALYZER: Imports = (stack, at) => ({ analyzer: SentimentAnalyzer.custom(fn(stack, at)) });
const VERIFIER: Imports = (stack, at) => ({ spam: { verifier: { handler: fn(stack, at), tokenField: 'token' } } });
const KEY: Imports = (stack, at) => ({ submissions: { encryptionKey: key(stack, at) } });
const ALARMS: Imports = (stack, at) => alarming({ topic: topic(stack, at) });

const USED: [string, Imports][] = [
  ['the topic of a notification', TOPIC],
  ['the event bus of a notification', BUS],
  ['the connection of a webhook', CONNECTION],
  ['the function of the analyzer', ANALYZER],
  ['the function of spam.verifier', VERIFIER],
  ['submissions.encryptionKey', KEY],
  ['observability.alarms.topic', ALARMS],
];

function make(imports: Imports, at: Environment, env?: Environment): Stack {
  const stack = new Stack(new App(), 'Stack', { env });
  new SentimentFormBackend(stack, 'Form', imports(stack, at));
  return stack;
}

const warningsOf = (stack: Stack) =>
  Annotations.fromStack(stack)
    .findWarning('*', Match.stringLikeRegexp('otherAccount'))
    .map(({ entry }) => String(entry.data));

const rulesOf = (stack: Stack): object[] => {
  const { Rules } = Template.fromStack(stack).toJSON() as { Rules: { [id: string]: object } };
  return Object.entries(Rules).flatMap(([id, rule]) => (id.startsWith('OnlyIn') ? [rule] : []));
};

describe.each(USED)('%s', (what, imports) => {
  test('is refused if it is in another region', () => {
    expect(() => make(imports, ELSEWHERE, OWN)).toThrow(
      new RegExp(
        `^The stack must be in us-east-1, the region of ${what}, because .*, got: 'eu-west-1'\\. Deploy the stack`,
      ),
    );
  });

  test('is refused by a rule at the deployment if the region of the stack is not known', () => {
    expect(rulesOf(make(imports, ELSEWHERE))).toEqual([
      {
        Assertions: [
          {
            Assert: { 'Fn::Contains': [['us-east-1'], { Ref: 'AWS::Region' }] },
            AssertDescription: expect.stringContaining(
              `The stack must be in us-east-1, the region of ${what}, because`,
            ),
          },
        ],
      },
    ]);
  });

  test('needs nothing in the region and the account of the stack', () => {
    const stack = make(imports, OWN, OWN);
    expect(rulesOf(stack)).toEqual([]);
    expect(warningsOf(stack)).toEqual([]);
  });
});

test.each([
  ['the topic of a notification', TOPIC, 'sns:Publish'],
  ['the event bus of a notification', BUS, 'events:PutEvents'],
  ['the function of the analyzer', ANALYZER, 'lambda:InvokeFunction'],
  ['the function of spam.verifier', VERIFIER, 'lambda:InvokeFunction'],
  ['submissions.encryptionKey', KEY, 'docs/security.md'],
])('warns of another account that has to allow the use of %s', (what, imports, allowed) => {
  const warnings = warningsOf(make(imports, OTHERS, OWN));
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain(`The account 222222222222 owns ${what}, `);
  expect(warnings[0]).toContain(allowed);
  expect(warningsOf(make(imports, OTHERS))).toEqual([]);
});

test('refuses the connection of another account, which cannot be shared', () => {
  expect(() => make(CONNECTION, OTHERS, OWN)).toThrow(
    /^The stack must be in the account 222222222222, the account of the connection of a webhook, because .*, got: '111111111111'/,
  );
});

test('has one rule for all that is in one region', () => {
  const both: Imports = (stack, at) => ({ ...ANALYZER(stack, at), ...KEY(stack, at) });
  expect(rulesOf(make(both, ELSEWHERE))).toHaveLength(1);
});

test.each<[string, (stack: Stack) => cloudwatch.IAlarmAction]>([
  ['imported topic', (stack) => new SnsAction(topic(stack, ELSEWHERE))],
  [
    'topic of the app',
    ({ node }) => {
      const other = new Stack(node.root as App, 'Other', { env: ELSEWHERE });
      return new SnsAction(new sns.Topic(other, 'Topic', { topicName: 'ops' }));
    },
  ],
])('refuses an %s of another region among the actions of an alarm, even if it is added later', (_, action) => {
  const stack = new Stack(new App(), 'Stack', { env: OWN });
  new SentimentFormBackend(stack, 'Form').deadLetterAlarm.addOkAction(action(stack));
  expect(() => Template.fromStack(stack)).toThrow(/The topics of alarms must be in eu-west-1, because .*, got: /);
});

test('warns of a topic of another account without a policy, because the default policy does not allow this account', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: OWN });
  const theirs = new sns.Topic(new Stack(app, 'Other', { env: OTHERS }), 'Topic', { topicName: 'ops' });
  new SentimentFormBackend(stack, 'Form', alarming({ topic: theirs }));
  Annotations.fromStack(stack).hasWarning('/Stack/Form', Match.stringLikeRegexp('The alarms publish to Other/Topic'));
});

describe('SyncWorkflowApi', () => {
  const workflow = (stack: Stack, at: Environment) =>
    sfn.StateMachine.fromStateMachineArn(stack, 'Machine', arn('states', at, 'stateMachine:form'));
  const api = (at: Environment) => {
    const stack = new Stack(new App(), 'Stack', { env: OWN });
    new SyncWorkflowApi(stack, 'Api', { stateMachine: workflow(stack, at) });
    return Template.fromStack(stack);
  };

  test.each<[string, Environment, object]>([
    ['names another region of its workflow', ELSEWHERE, { Region: 'us-east-1' }],
    ['does not name its own region', OWN, { Region: Match.absent() }],
  ])('%s', (_, at, parameters) => {
    api(at).hasResourceProperties('AWS::ApiGatewayV2::Integration', { RequestParameters: parameters });
  });

  test('refuses the workflow of another account, which it could not start', () => {
    expect(() => api(OTHERS)).toThrow(
      /^The stack must be in the account 222222222222, the account of stateMachine, because /,
    );
  });
});
