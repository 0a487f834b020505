// IAM's limits on what a role may have: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
import { SecretValue, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Notification, SentimentFormBackend } from '../../src';
import { attachPolicies } from '../../src/private/resources/managed-policies';
import { maximumBackend } from '../support/maximum';
import { newStack } from '../support/synth';

const LIMITS = { inline: 10_240, managed: 6_144, attached: 10 };

/** The longest possible names and ARNs: the longest region, and the longest names that the services accept. */
const PSEUDO: { readonly [name: string]: number } = {
  'AWS::Partition': 'aws-us-gov'.length,
  'AWS::Region': 'ap-southeast-1'.length,
  'AWS::AccountId': 12,
  'AWS::URLSuffix': 'amazonaws.com.cn'.length,
};
const MAX_BY_TYPE: { readonly [type: string]: number } = {
  'AWS::Events::EventBus': 320,
  'AWS::SNS::Topic': 300,
  'AWS::Events::Connection': 190,
  'AWS::DynamoDB::Table': 320,
};
const LONGEST = 150;

interface Sizes {
  inline: number;
  managed: number[];
}

/** How many characters the policies of each role may have, not counting white space. */
function sizesIn(template: Template): Map<string, Sizes> {
  const { Resources } = template.toJSON() as {
    Resources: { [id: string]: { Type: string; Properties: { [name: string]: unknown } } };
  };
  const lengthOf = (value: unknown): number => {
    if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + lengthOf(one) + 1, 2);
    if (typeof value !== 'object' || value === null) return JSON.stringify(value).length;
    const [[name, argument]] = Object.entries(value);
    if (name === 'Fn::Join') {
      return (argument as [string, unknown[]])[1].reduce<number>((sum, one) => sum + lengthOf(one), 2);
    }
    if (name === 'Ref' || name === 'Fn::GetAtt') {
      const id = String([argument].flat()[0]);
      return PSEUDO[id] ?? MAX_BY_TYPE[Resources[id].Type] ?? LONGEST;
    }
    return Object.entries(value).reduce((sum, [key, one]) => sum + key.length + lengthOf(one) + 4, 2);
  };
  const sizes = new Map<string, Sizes>();
  for (const { Type, Properties } of Object.values(Resources)) {
    if (Type !== 'AWS::IAM::Policy' && Type !== 'AWS::IAM::ManagedPolicy') continue;
    for (const role of Properties.Roles as unknown[]) {
      const of = sizes.get(JSON.stringify(role)) ?? { inline: 0, managed: [] };
      const size = lengthOf(Properties.PolicyDocument);
      if (Type === 'AWS::IAM::Policy') {
        of.inline += size;
      } else {
        of.managed.push(size);
      }
      sizes.set(JSON.stringify(role), of);
    }
  }
  return sizes;
}

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const webhooks = (stack: Stack, count: number): Notification[] =>
  many(count, (i) =>
    Notification.webhook({
      url: `https://hooks.example.com/teams/customer-care/forms/contact/${i}`,
      connection: new events.Connection(stack, `Connection${i}`, {
        authorization: events.Authorization.apiKey('x-api-key', SecretValue.secretsManager('hook-key')),
      }),
    }),
  );

const emails = (count: number): Notification[] =>
  many(count, (i) =>
    Notification.email({
      fromAddress: `"Forms" <forms-${i}@${'mail.'.repeat(20)}example.com>`,
      toAddresses: ['care@example.com'],
    }),
  );
const topics = (stack: Stack, count: number): Notification[] =>
  many(count, (i) =>
    Notification.topic(new sns.Topic(stack, `Topic${i}`, { masterKey: new kms.Key(stack, `Key${i}`) })),
  );
const buses = (stack: Stack, count: number): Notification[] =>
  many(count, (i) => Notification.eventBus(new events.EventBus(stack, `Bus${i}`)));

/** As many notifications as a form may have. */
const CROWDS: [string, (stack: Stack) => Notification[]][] = [
  ['one webhook', (stack) => webhooks(stack, 1)],
  ['ten webhooks', (stack) => webhooks(stack, 10)],
  ['ten emails', () => emails(10)],
  ['ten encrypted topics', (stack) => topics(stack, 10)],
  ['ten event buses', (stack) => buses(stack, 10)],
  ['ten of all kinds', (stack) => [...webhooks(stack, 4), ...emails(2), ...topics(stack, 2), ...buses(stack, 2)]],
];

function expectWithinLimits(stack: Stack): void {
  const sizes = [...sizesIn(Template.fromStack(stack)).values()];
  expect(sizes.length).toBeGreaterThan(4);
  for (const { inline, managed } of sizes) {
    expect(inline).toBeLessThanOrEqual(LIMITS.inline);
    expect(Math.max(0, ...managed)).toBeLessThanOrEqual(LIMITS.managed);
    expect(managed.length).toBeLessThanOrEqual(LIMITS.attached);
  }
}

test.each(CROWDS)('every policy is within the limits of IAM, with a key and %s', (_, notifications) => {
  const stack = newStack();
  maximumBackend(stack, { notifications: notifications(stack) });
  expectWithinLimits(stack);
});

test('the limits also hold with what an app adds to the role of the workflow', () => {
  const stack = newStack();
  const { stateMachine } = maximumBackend(stack, { notifications: webhooks(stack, 10) });
  for (const i of Array(80).keys()) {
    stateMachine.addToRolePolicy(
      new iam.PolicyStatement({ actions: [`s3:GetObject`], resources: [`arn:aws:s3:::${'b'.repeat(60)}/${i}/*`] }),
    );
  }
  expectWithinLimits(stack);
});

test('managed policies are filled one after the other, whatever their number', () => {
  const stack = newStack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  const statements = [...Array(60).keys()].map(
    (i) =>
      new iam.PolicyStatement({
        actions: ['events:PutEvents'],
        resources: [new events.EventBus(stack, `Bus${i}`).eventBusArn],
        conditions: { StringEquals: { 'events:source': `${'s'.repeat(100)}${i % 30}` } },
      }),
  );
  attachPolicies(stack, 'Many', role, statements);
  const [{ managed }] = sizesIn(Template.fromStack(stack)).values();
  expect(managed.length).toBeGreaterThan(4);
  expect(Math.max(...managed)).toBeLessThanOrEqual(LIMITS.managed);
});

test('there is no managed policy without a notification that names the workflow and without a key', () => {
  const stack = newStack();
  new SentimentFormBackend(stack, 'Form');
  Template.fromStack(stack).resourceCountIs('AWS::IAM::ManagedPolicy', 0);
});
