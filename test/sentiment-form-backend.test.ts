import { statSync } from 'fs';
import * as path from 'path';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Notification, SentimentFormBackend } from '../src';
import { backend, statementsOf, newStack } from './support/synth';

describe('without any props', () => {
  const { template, construct } = backend();

  test('has one table, on demand, encrypted, recoverable, and retained', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      Properties: {
        KeySchema: [{ AttributeName: 'referenceNumber', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
    template.resourceCountIs('AWS::DynamoDB::Table', 1);
  });

  test('has a function for reference numbers that may only write its own log and its traces', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      Timeout: 3,
      LoggingConfig: { LogGroup: { Ref: Match.stringLikeRegexp('ReferenceFunctionLogs') } },
    });
    expect(
      statementsOf(template)
        .filter(({ policy }) => policy.startsWith('FormReferenceFunction'))
        .map(({ actions }) => actions),
    ).toEqual([
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    ]);
  });

  test('has a queue for parked submissions, with five attempts before its dead-letter queue, which has an alarm', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
      SqsManagedSseEnabled: true,
      VisibilityTimeout: 240,
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('DeadLetterQueue'), 'Arn'] },
        maxReceiveCount: 5,
      },
    });
    template.resourceCountIs('AWS::SQS::Queue', 2);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 1,
      Dimensions: [
        { Name: 'QueueName', Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('DeadLetterQueue'), 'QueueName'] } },
      ],
    });
  });

  test('has a function for replays, which reads that queue, starts that workflow, and nothing else', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 5,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
    expect(
      statementsOf(template)
        .filter(({ policy }) => policy.startsWith('FormReplayFunction'))
        .map(({ actions, resource }) => [actions.join(' '), resource.replace(/[0-9A-F]{8}/, '')]),
    ).toEqual([
      ['logs:CreateLogStream logs:PutLogEvents', '{"Fn::GetAtt":["FormReplayFunctionLogs","Arn"]}'],
      ['states:StartSyncExecution', '{"Ref":"FormWorkflowStateMachine"}'],
      [
        'sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes sqs:ChangeMessageVisibility',
        '{"Fn::GetAtt":["FormParkingQueue","Arn"]}',
      ],
      ['xray:PutTraceSegments xray:PutTelemetryRecords', '"*"'],
    ]);
  });

  test('sweeps every five minutes for submissions that were interrupted', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(5 minutes)',
      State: 'ENABLED',
      Target: { Arn: { Ref: Match.stringLikeRegexp('SweepStateMachine') }, RetryPolicy: { MaximumRetryAttempts: 0 } },
    });
    expect(
      statementsOf(template)
        .filter(({ policy, actions }) => policy.startsWith('FormSweep') && !/^(logs|xray):/.test(actions[0]))
        .flatMap(({ actions }) => actions)
        .sort(),
    ).toEqual(['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem', 'sqs:SendMessage']);
  });

  test('uses no managed policy, which would grant more than it needs', () => {
    const managed = Object.values(template.findResources('AWS::IAM::Role')).map(
      ({ Properties }) => Properties.ManagedPolicyArns,
    );
    expect(managed).toHaveLength(6);
    expect(managed.filter(Boolean)).toEqual([]);
  });

  test('sends no notifications', () => {
    expect(JSON.stringify(template.toJSON())).not.toContain('sesv2');
    expect(statementsOf(template).flatMap(({ actions }) => actions)).not.toContain('ses:SendEmail');
  });

  test('exposes its parts', () => {
    const stack = Stack.of(construct);
    expect(stack.resolve(construct.endpoint)).toEqual({
      'Fn::Join': ['', [stack.resolve(construct.api.apiEndpoint), '/']].map((part) =>
        Array.isArray(part) ? expect.any(Array) : part,
      ),
    });
    expect(stack.resolve(construct.table.tableName)).toEqual({ Ref: expect.stringMatching(/^FormSubmissions/) });
    expect(stack.resolve(construct.referenceFunction.functionArn)).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^FormReferenceFunction/), 'Arn'],
    });
  });
});

test('accepts every option at once', () => {
  const stack = newStack();
  const encryptionKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });
  const form = new SentimentFormBackend(stack, 'Form', {
    notifications: [Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] })],
    api: { path: '/contact', allowedOrigins: ['https://www.example.com'], throttle: { rateLimit: 1, burstLimit: 2 } },
    submissions: { retention: Duration.days(30), removalPolicy: RemovalPolicy.DESTROY, encryptionKey },
  });
  const template = Template.fromStack(stack);

  template.hasResource('AWS::DynamoDB::Table', {
    Properties: { SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() } },
    DeletionPolicy: 'Delete',
  });
  template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'POST /contact' });
  expect(statementsOf(template)).toContainEqual(
    expect.objectContaining({
      policy: expect.stringMatching(/^FormWorkflow/),
      actions: expect.arrayContaining(['kms:Decrypt']),
      condition: {
        StringEquals: {
          'kms:ViaService': {
            'Fn::Join': ['', ['dynamodb.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]],
          },
        },
      },
    }),
  );
  expect(JSON.stringify(stack.resolve(form.endpoint))).toContain('/contact');
});

test('lets another role start this workflow without HTTP, and no other', () => {
  const stack = newStack();
  const form = new SentimentFormBackend(stack, 'Form');
  const caller = new iam.Role(stack, 'Caller', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  form.grantStartSyncExecution(caller);

  expect(statementsOf(Template.fromStack(stack)).filter(({ policy }) => policy.startsWith('Caller'))).toEqual([
    expect.objectContaining({
      actions: ['states:StartSyncExecution'],
      resource: expect.stringMatching(/^\{"Ref":"FormWorkflowStateMachine\w+"\}$/),
    }),
  ]);
});

test('can be used twice in one stack', () => {
  const stack = newStack();
  new SentimentFormBackend(stack, 'Contact');
  new SentimentFormBackend(stack, 'Feedback');
  const names = Object.values(Template.fromStack(stack).findResources('AWS::Logs::LogGroup')).map(
    ({ Properties }) => Properties.LogGroupName,
  );
  expect(names.filter(Boolean)).toHaveLength(6);
  expect(new Set(names.filter(Boolean)).size).toBe(6);
});

test.each(['reference-number', 'replay'])('has a function of at most 4 KB: %s', (name) => {
  const bundle = path.join(__dirname, `../assets/handlers/${name}.lambda/index.js`);
  expect(statSync(bundle).size).toBeLessThanOrEqual(4096);
});
