import { Duration, Stack } from 'aws-cdk-lib';
import { SentimentFormBackend } from '../../src';
import { FormMetrics } from '../../src/private/observability/metrics';
import { newStack } from '../support/synth';

const stack = newStack();
const form = new SentimentFormBackend(stack, 'Form');
const metrics = new FormMetrics(form);

const STATES = { namespace: 'AWS/States', dimensions: { StateMachineArn: form.stateMachine.stateMachineArn } };
const API = { namespace: 'AWS/ApiGateway', dimensions: { ApiId: form.api.apiId, Stage: '$default' } };
const PARKING = { namespace: 'AWS/SQS', dimensions: { QueueName: form.parkingQueue.queueName } };
const DEAD = { namespace: 'AWS/SQS', dimensions: { QueueName: form.deadLetterQueue.queueName } };

const published: [keyof FormMetrics, string, string, string, { namespace: string; dimensions: object }][] = [
  ['executionsStarted', 'ExecutionsStarted', 'Sum', 'Started', STATES],
  ['executionsSucceeded', 'ExecutionsSucceeded', 'Sum', 'Succeeded', STATES],
  ['executionsFailed', 'ExecutionsFailed', 'Sum', 'Failed', STATES],
  ['executionsTimedOut', 'ExecutionsTimedOut', 'Sum', 'Timed out', STATES],
  ['executionsThrottled', 'ExecutionThrottled', 'Sum', 'Throttled', STATES],
  ['executionTime', 'ExecutionTime', 'Average', 'Duration', STATES],
  ['expressExecutionMemory', 'ExpressExecutionMemory', 'Average', 'Memory', STATES],
  ['expressExecutionBilledDuration', 'ExpressExecutionBilledDuration', 'Average', 'Billed duration', STATES],
  ['expressExecutionBilledMemory', 'ExpressExecutionBilledMemory', 'Average', 'Billed memory', STATES],
  ['apiCount', 'Count', 'Sum', 'Requests', API],
  ['apiLatency', 'Latency', 'Average', 'Latency', API],
  ['apiClientErrors', '4xx', 'Sum', 'Client errors (4xx)', API],
  ['apiServerErrors', '5xx', 'Sum', 'Server errors (5xx)', API],
  ['parkedSubmissions', 'ApproximateNumberOfMessagesVisible', 'Maximum', 'Waiting', PARKING],
  [
    'replayingSubmissions',
    'ApproximateNumberOfMessagesNotVisible',
    'Maximum',
    'Being replayed, or between two replays',
    PARKING,
  ],
  ['oldestParkedSubmission', 'ApproximateAgeOfOldestMessage', 'Maximum', 'Age of the oldest', PARKING],
  ['deadLetteredSubmissions', 'ApproximateNumberOfMessagesVisible', 'Maximum', 'Dead letters', DEAD],
];

test.each(published)(
  'has the dimensions of %s as AWS publishes it, in %s',
  (method, metricName, statistic, label, where) => {
    const { namespace, metricName: name, statistic: usual, label: shown, dimensions, period } = metrics[method]();
    expect({ namespace, dimensions }).toEqual(where);
    expect([name, usual, shown, period.toMinutes()]).toEqual([metricName, statistic, label, 5]);
  },
);

test.each(published)('has the configured statistic, period and label: %s', (method) => {
  const options = { statistic: 'p95', period: Duration.minutes(1), label: 'Mine' };
  const { statistic, period, label } = metrics[method](options);
  expect({ statistic, period, label }).toEqual(options);
});

test("has the Region and account of the form's stack", () => {
  const there = new Stack(undefined, 'There', { env: { region: 'eu-west-1', account: '111111111111' } });
  const { region, account } = new SentimentFormBackend(there, 'Form').metricExecutionsFailed();
  expect({ region, account }).toEqual({ region: 'eu-west-1', account: '111111111111' });
});
