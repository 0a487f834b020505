import { Duration, Lazy } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { logicalId, observed } from './observed';
import { AlarmsOptions, FormAlarm } from '../../src';

const ALARM = 'AWS::CloudWatch::Alarm';

const defaults: [string, string, Record<string, unknown>][] = [
  [
    'when one execution in five minutes fails',
    'FailedExecutionsAlarm',
    { Namespace: 'AWS/States', MetricName: 'ExecutionsFailed', Statistic: 'Sum', Period: 300, Threshold: 1 },
  ],
  [
    'when one execution in five minutes runs out of time',
    'TimedOutExecutionsAlarm',
    { Namespace: 'AWS/States', MetricName: 'ExecutionsTimedOut', Statistic: 'Sum', Period: 300, Threshold: 1 },
  ],
  [
    'when one step in five minutes is throttled',
    'ThrottledExecutionsAlarm',
    { Namespace: 'AWS/States', MetricName: 'ExecutionThrottled', Statistic: 'Sum', Period: 300, Threshold: 1 },
  ],
  [
    'when the slowest hundredth of executions take 20 seconds in two of three periods',
    'ExecutionTimeAlarm',
    {
      Namespace: 'AWS/States',
      MetricName: 'ExecutionTime',
      ExtendedStatistic: 'p99',
      Period: 300,
      Threshold: 20_000,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
    },
  ],
  [
    'when the API answers once in five minutes with a server error',
    'ApiServerErrorsAlarm',
    { Namespace: 'AWS/ApiGateway', MetricName: '5xx', Statistic: 'Sum', Period: 300, Threshold: 1 },
  ],
  [
    'when a parked submission waits for three minutes',
    'OldestParkedSubmissionAlarm',
    {
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateAgeOfOldestMessage',
      Statistic: 'Maximum',
      Period: 60,
      Threshold: 180,
    },
  ],
];

test.each(defaults)('goes off %s', (_, id, properties) => {
  const { template } = observed(() => ({ alarms: {} }));
  const alarms = template.findResources(ALARM);
  expect(alarms[logicalId(template, ALARM, `Form${id}`)].Properties).toMatchObject({
    EvaluationPeriods: 1,
    DatapointsToAlarm: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
    AlarmDescription: expect.stringMatching(/\w{3,}.*\./) as string,
    ...properties,
  });
});

test('monitors only this form', () => {
  const { template } = observed(() => ({ alarms: {} }));
  const dimensions = Object.values(template.findResources(ALARM)).map(({ Properties }) => Properties.Dimensions);
  const stateMachine = {
    Name: 'StateMachineArn',
    Value: { Ref: logicalId(template, 'AWS::StepFunctions::StateMachine', 'FormWorkflow') },
  };
  const api = { Name: 'ApiId', Value: { Ref: logicalId(template, 'AWS::ApiGatewayV2::Api', 'FormApi') } };
  expect(dimensions).toEqual([
    [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [expect.stringContaining('DeadLetterQueue'), 'QueueName'] } }],
    [stateMachine],
    [stateMachine],
    [stateMachine],
    [stateMachine],
    [api, { Name: 'Stage', Value: '$default' }],
    [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [expect.stringContaining('ParkingQueue'), 'QueueName'] } }],
  ]);
});

test('has one alarm by default, for dead letters', () => {
  const { template, form } = observed(() => ({}));
  template.resourceCountIs(ALARM, 1);
  expect(form.alarms).toEqual([form.deadLetterAlarm]);
});

test('has no actions unless they are configured', () => {
  const { template } = observed(() => ({ alarms: {} }));
  template.allResourcesProperties(ALARM, { AlarmActions: Match.absent() });
});

test('adds the actions to every alarm, including the one for dead letters', () => {
  const { template, form } = observed((stack) => ({
    alarms: {
      topic: new sns.Topic(stack, 'Operators'),
      actions: [new SnsAction(new sns.Topic(stack, 'Pagers'))],
    },
  }));
  expect(form.alarms).toHaveLength(7);
  template.resourceCountIs(ALARM, 7);
  template.allResourcesProperties(ALARM, {
    AlarmActions: [
      { Ref: logicalId(template, 'AWS::SNS::Topic', 'Pagers') },
      { Ref: logicalId(template, 'AWS::SNS::Topic', 'Operators') },
    ],
  });
});

const thresholds: [keyof AlarmsOptions, AlarmsOptions, string, number][] = [
  ['failedExecutions', { failedExecutions: 2 }, 'ExecutionsFailed', 2],
  ['timedOutExecutions', { timedOutExecutions: 3 }, 'ExecutionsTimedOut', 3],
  ['throttledExecutions', { throttledExecutions: 4 }, 'ExecutionThrottled', 4],
  ['executionTime', { executionTime: Duration.seconds(5) }, 'ExecutionTime', 5000],
  ['apiServerErrors', { apiServerErrors: 3_000_000 }, '5xx', 3_000_000],
  ['oldestParkedSubmission', { oldestParkedSubmission: Duration.hours(1) }, 'ApproximateAgeOfOldestMessage', 3600],
];

test.each(thresholds)('goes off at the threshold %s', (_, alarms, metricName, threshold) => {
  const { template } = observed(() => ({ alarms }));
  template.hasResourceProperties(ALARM, { MetricName: metricName, Threshold: threshold });
});

test.each(Object.values(FormAlarm))('omits the alarm %s only', (name) => {
  const { template } = observed(() => ({ alarms: { exclude: [name] } }));
  const id = `Form${name[0].toUpperCase()}${name.slice(1)}Alarm`;
  expect(logicalId(template, ALARM, id)).toBeUndefined();
  template.resourceCountIs(ALARM, 6);
});

test('accepts thresholds that are known only at deployment', () => {
  const { template } = observed(() => ({
    alarms: {
      failedExecutions: Lazy.number({ produce: () => 7 }),
      executionTime: Duration.millis(Lazy.number({ produce: () => 9000 })),
      oldestParkedSubmission: Duration.seconds(Lazy.number({ produce: () => 240 })),
    },
  }));
  template.hasResourceProperties(ALARM, { MetricName: 'ExecutionsFailed', Threshold: 7 });
  template.hasResourceProperties(ALARM, { MetricName: 'ExecutionTime', Threshold: 9000 });
  template.hasResourceProperties(ALARM, { MetricName: 'ApproximateAgeOfOldestMessage', Threshold: 240 });
});
