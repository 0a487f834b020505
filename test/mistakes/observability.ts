import { Duration } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Mistake } from './mistake';
import { FormAlarm, ObservabilityOptions } from '../../src';

const badName = (name: string) =>
  `observability.dashboard.name must be 1 to 255 letters, digits, '-' and '_', such as 'contact-form', got: '${name}'`;

const MISTAKES: [string, ObservabilityOptions, string][] = [
  [
    'a threshold of nothing',
    { alarms: { failedExecutions: 0 } },
    'observability.alarms.failedExecutions must be a whole number from 1 to 3000000, got: 0. ' +
      'To leave the alarm out, add it to observability.alarms.exclude',
  ],
  [
    'half a failure',
    { alarms: { timedOutExecutions: 0.5 } },
    'observability.alarms.timedOutExecutions must be a whole number from 1 to 3000000, got: 0.5',
  ],
  [
    'a negative threshold',
    { alarms: { throttledExecutions: -1 } },
    'observability.alarms.throttledExecutions must be a whole number from 1 to 3000000, got: -1',
  ],
  [
    'more errors than the API can make',
    { alarms: { apiServerErrors: 3_000_001 } },
    'observability.alarms.apiServerErrors must be a whole number from 1 to 3000000, got: 3000001',
  ],
  [
    'an execution time over the limit of the workflow',
    { alarms: { executionTime: Duration.seconds(26) } },
    'observability.alarms.executionTime must be from 1 second to 25 seconds, got: 26 seconds',
  ],
  [
    'an age that CloudWatch cannot tell from none',
    { alarms: { oldestParkedSubmission: Duration.seconds(30) } },
    'observability.alarms.oldestParkedSubmission must be from 1 minute to 14 days, got: 30 seconds',
  ],
  [
    'a threshold for an alarm that is left out',
    { alarms: { exclude: [FormAlarm.API_SERVER_ERRORS], apiServerErrors: 5 } },
    'observability.alarms.apiServerErrors must be left out when observability.alarms.exclude names the alarm, got: 5. Remove the threshold, or remove the alarm from exclude',
  ],
  ['a name with a space', { dashboard: { name: 'contact form' } }, badName('contact form')],
  ['an empty name', { dashboard: { name: '' } }, badName('')],
  ['a name that is too long', { dashboard: { name: 'x'.repeat(256) } }, badName('x'.repeat(256))],
  [
    'an interval of nothing',
    { dashboard: { defaultInterval: Duration.minutes(0) } },
    'observability.dashboard.defaultInterval must be from 1 minute to 455 days, got: 0 minutes',
  ],
  [
    'an interval from before CloudWatch remembers',
    { dashboard: { defaultInterval: Duration.days(456) } },
    'observability.dashboard.defaultInterval must be from 1 minute to 455 days, got: 456 days',
  ],
  [
    'execution data for a log that is off',
    { logLevel: sfn.LogLevel.OFF, includeExecutionData: true },
    'observability.includeExecutionData must be left out if there is no log, got: true with logLevel OFF. ' +
      'Set logLevel to ALL, ERROR or FATAL',
  ],
  [
    'a dashboard that counts in a log of a class without metric filters',
    { dashboard: {}, logClass: logs.LogGroupClass.INFREQUENT_ACCESS },
    'observability.logClass must be STANDARD if observability.dashboard counts submissions with metric filters, got: ' +
      'INFREQUENT_ACCESS, which does not support them. Leave the dashboard out, or set logLevel to ERROR to turn the counts off',
  ],
  [
    'a class of logs that keeps them for a day',
    { logClass: 'DELIVERY' as logs.LogGroupClass },
    "observability.logClass must be one of LogGroupClass: STANDARD or INFREQUENT_ACCESS, got: 'DELIVERY'",
  ],
];

/** Mistakes about the log, the alarms and the dashboard. */
export const OBSERVABILITY_MISTAKES: readonly Mistake[] = [
  ...MISTAKES.map(([what, observability, message]) => ({ what, props: () => ({ observability }), message })),
  {
    what: 'more actions than an alarm takes, the topic counted',
    props: (stack) => {
      const topic = new sns.Topic(stack, 'Operators');
      return { observability: { alarms: { topic, actions: Array<SnsAction>(5).fill(new SnsAction(topic)) } } };
    },
    message: 'observability.alarms.actions and topic must have from 0 to 5 entries, got: 6',
  },
  {
    what: 'a topic for alarms with the key that AWS manages for SNS',
    props: (stack) => {
      const masterKey = kms.Alias.fromAliasName(stack, 'KeyOfSns', 'alias/aws/sns');
      return { observability: { alarms: { topic: new sns.Topic(stack, 'Operators', { masterKey }) } } };
    },
    message:
      'observability.alarms must not publish to a topic that is encrypted with alias/aws/sns, because CloudWatch cannot use that key, ' +
      'got: Stack/Operators. Encrypt the topic with your own key, or leave out its masterKey',
  },
];
