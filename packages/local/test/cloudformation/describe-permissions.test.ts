import { type Json, type JsonObject } from '../../src/base/json';
import { describePermissions } from '../../src/iam/describe';
import { resourcesOf } from '../support/assembly';
import { resource } from '../support/form-template';

const ROLE = resource('AWS::IAM::Role', { AssumeRolePolicyDocument: document('sts:AssumeRole') });
const BASIC = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

function document(action: string, more: Readonly<Record<string, Json>> = {}): JsonObject {
  return { Statement: [{ Effect: 'Allow', Action: action, Resource: '*', ...more }] };
}

function read(resources: Readonly<Record<string, JsonObject>>) {
  return describePermissions(resourcesOf({ Resources: resources }));
}

/** The actions of the first role, with the places where they are granted. */
function grantsOf(resources: Readonly<Record<string, JsonObject>>): string[] {
  const [role] = read(resources).permissions.roles;
  return role.statements.map(({ place, actions }) => `${place}: ${actions.patterns.join()}`);
}

test('a role has its inline policies, its attached policies, and the policies that name it', () => {
  const attached = { Roles: [{ Ref: 'Role' }] };
  expect(
    grantsOf({
      Role: resource('AWS::IAM::Role', {
        AssumeRolePolicyDocument: document('sts:AssumeRole'),
        Policies: [{ PolicyName: 'Inline', PolicyDocument: document('a:A') }],
        ManagedPolicyArns: [BASIC, { Ref: 'Named' }],
      }),
      Policy: resource('AWS::IAM::Policy', { ...attached, PolicyName: 'x', PolicyDocument: document('b:B') }),
      RolePolicy: resource('AWS::IAM::RolePolicy', {
        RoleName: { Ref: 'Role' },
        PolicyName: 'y',
        PolicyDocument: document('c:C'),
      }),
      Attached: resource('AWS::IAM::ManagedPolicy', { ...attached, PolicyDocument: document('d:D') }),
      Named: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: document('e:E') }),
      Other: resource('AWS::IAM::Policy', { Roles: ['other'], PolicyName: 'z', PolicyDocument: document('f:F') }),
    }),
  ).toEqual([
    'Form/Role, Inline, statement 1: a:A',
    'Form/Policy, statement 1: b:B',
    'Form/RolePolicy, statement 1: c:C',
    'Form/Attached, statement 1: d:D',
    'AWSLambdaBasicExecutionRole, statement 1: logs:CreateLogGroup,logs:CreateLogStream,logs:PutLogEvents',
    'Form/Named, statement 1: e:E',
  ]);
});

test('a permissions boundary is read like any managed policy', () => {
  const properties = { ...(ROLE.Properties as JsonObject), PermissionsBoundary: BASIC };
  const { permissions } = read({ Role: resource('AWS::IAM::Role', properties) });
  expect(permissions.roles[0].boundary?.map(({ place }) => place)).toEqual([
    'AWSLambdaBasicExecutionRole, statement 1',
  ]);
});

test('resource-based policies are found by the ARN of their resource', () => {
  const { permissions } = read({
    Role: ROLE,
    Queue: resource('AWS::SQS::Queue', { QueueName: 'work' }),
    Topic: resource('AWS::SNS::Topic', { TopicName: 'alerts' }),
    QueuePolicy: resource('AWS::SQS::QueuePolicy', {
      Queues: [{ Ref: 'Queue' }],
      PolicyDocument: document('sqs:SendMessage', { Principal: { Service: 'sns.amazonaws.com' } }),
    }),
    TopicPolicy: resource('AWS::SNS::TopicPolicy', {
      Topics: [{ Ref: 'Topic' }],
      PolicyDocument: document('sns:Publish', { Principal: '*' }),
    }),
    BusPolicy: resource('AWS::Events::EventBusPolicy', {
      StatementId: 's',
      Statement: document('events:PutEvents', { Principal: '*' }).Statement,
    }),
    Permission: resource('AWS::Lambda::Permission', {
      FunctionName: 'greet',
      Action: 'lambda:InvokeFunction',
      Principal: 'arn:aws:iam::123456789012:role/Caller',
      SourceAccount: '123456789012',
    }),
  });
  expect([...permissions.resourcePolicies.keys()]).toEqual([
    'arn:aws:sqs:us-east-1:123456789012:work',
    'arn:aws:sns:us-east-1:123456789012:alerts',
    'arn:aws:events:us-east-1:123456789012:event-bus/default',
    'arn:aws:lambda:us-east-1:123456789012:function:greet',
  ]);
  const [permission] = [...permissions.resourcePolicies.values()].slice(-1)[0];
  expect(permission).toMatchObject({
    principals: { aws: ['arn:aws:iam::123456789012:role/Caller'] },
    conditions: [{ operator: 'StringEquals', key: 'aws:SourceAccount', values: ['123456789012'] }],
  });
});

test('a policy that allows nothing here because it is not understood is reported', () => {
  const { notices } = read({
    Role: resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: document('sts:AssumeRole'),
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/Unheard'],
      Policies: [
        {
          PolicyName: 'Inline',
          PolicyDocument: document('a:A', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
        },
      ],
    }),
    Secret: resource('AWS::IAM::Policy', {
      Roles: [{ Ref: 'Role' }],
      PolicyDocument: document('{{resolve:ssm:/action}}'),
    }),
  });
  expect(notices.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    expect.stringMatching(/^Form\/Secret: it allows nothing, because it cannot be read: .*resolve/),
    'Form/Role: the content of arn:aws:iam::aws:policy/Unheard is not known here, so it allows nothing: add its statements to a policy of ' +
      'the role, or start with --iam report',
    'Form/Role: the condition operator IpAddress is not supported here: an Allow statement with it allows nothing, and a Deny statement always denies',
  ]);
});

test('policies without a role belong to no role, and are not reported', () => {
  const { permissions, notices } = read({
    QueuePolicy: resource('AWS::SQS::QueuePolicy', {
      Queues: ['x'],
      PolicyDocument: document('sqs:*', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
    }),
  });
  expect([permissions.roles, permissions.resourcePolicies.size, notices]).toEqual([[], 0, []]);
});

test.each([
  'AWSXRayDaemonWriteAccess',
  'AWSXrayFullAccess',
  'AWSXrayReadOnlyAccess',
  'AWSXrayWriteOnlyAccess',
  'CloudWatchLambdaInsightsExecutionRolePolicy',
  'AmazonSQSFullAccess',
  'AmazonSQSReadOnlyAccess',
  'AmazonS3ReadOnlyAccess',
  'AWSLambda_ReadOnlyAccess',
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
  'service-role/AWSLambdaBasicExecutionRole',
  'service-role/AWSLambdaKinesisExecutionRole',
  'service-role/AWSLambdaSQSQueueExecutionRole',
  'service-role/AWSLambdaVPCAccessExecutionRole',
])('the managed policy %s is known', (name) => {
  const arn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${name}`]] };
  const AssumeRolePolicyDocument = document('sts:AssumeRole');
  const { permissions, notices } = read({
    Role: resource('AWS::IAM::Role', { AssumeRolePolicyDocument, ManagedPolicyArns: [arn] }),
  });
  expect(notices).toEqual([]);
  expect(permissions.roles[0].statements).toHaveLength(1);
});
