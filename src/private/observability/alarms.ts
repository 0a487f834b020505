import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { alarmThresholds } from './alarm-thresholds';
import { refuseKeyOfSns } from './alarms-publish';
import type { FormMetrics } from './metrics';
import { AlarmsOptions, FormAlarm } from '../../observability-options';

/** Creates the alarms that are not left out. The alarm for dead letters exists already, and gets the same actions. */
export function formAlarms(
  scope: Construct,
  metrics: FormMetrics,
  deadLetterAlarm: cloudwatch.Alarm,
  options: AlarmsOptions,
): cloudwatch.Alarm[] {
  const thresholds = alarmThresholds(options);
  const { topic, actions = [], exclude = [] } = options;
  if (topic) refuseKeyOfSns(topic);
  const alarms = Object.values(FormAlarm)
    .filter((name) => !exclude.includes(name))
    .map((name) => alarm(scope, RULES[name], metrics, thresholds[name]));

  const all = topic ? [...actions, new SnsAction(topic)] : actions;
  for (const one of [...alarms, deadLetterAlarm]) one.addAlarmAction(...all);
  return alarms;
}

interface AlarmRule {
  readonly id: string;
  /** What the alarm means and what to do. */
  readonly description: string;
  readonly metric: keyof FormMetrics;
  /** Changes to the metric's usual statistic and period. */
  readonly options?: cloudwatch.MetricOptions;
  /** The number of periods in alarm, of how many. The default is one of one. */
  readonly periods?: readonly [breaching: number, evaluated: number];
}

const RULES: { readonly [name in FormAlarm]: AlarmRule } = {
  [FormAlarm.FAILED_EXECUTIONS]: {
    id: 'FailedExecutionsAlarm',
    description:
      'The workflow failed. Invalid input is never the cause. Look up the error of the execution in the log: ' +
      'with SubmissionNotRecorded, a customer was asked to try again; with ReplayIncomplete, a replay will try again.',
    metric: 'executionsFailed',
  },
  [FormAlarm.TIMED_OUT_EXECUTIONS]: {
    id: 'TimedOutExecutionsAlarm',
    description:
      'The workflow timed out, although every step has a shorter time limit. Look up the last step of the ' +
      'execution in the log. If the submission was recorded, the sweep completes it. If not, the customer has to send it again.',
    metric: 'executionsTimedOut',
  },
  [FormAlarm.THROTTLED_EXECUTIONS]: {
    id: 'ThrottledExecutionsAlarm',
    description:
      'Step Functions throttles steps of the workflow. Compare the state transitions of the account with its quota, ' +
      'then lower the throttle of the API, or ask AWS for a higher quota.',
    metric: 'executionsThrottled',
  },
  [FormAlarm.EXECUTION_TIME]: {
    id: 'ExecutionTimeAlarm',
    description:
      'Executions take almost as long as the time limit allows, while customers wait. Look in the traces for the service ' +
      'that responds slowly.',
    metric: 'executionTime',
    options: { statistic: cloudwatch.Stats.p(99) },
    // With little traffic, the 99th percentile is the slowest single execution, which is not a trend.
    periods: [2, 3],
  },
  [FormAlarm.API_SERVER_ERRORS]: {
    id: 'ApiServerErrorsAlarm',
    description:
      'The API responded with a server error. Look up integrationError in its access log. Usual causes are permissions, throttling, or ' +
      'a response that came too late.',
    metric: 'apiServerErrors',
  },
  [FormAlarm.OLDEST_PARKED_SUBMISSION]: {
    id: 'OldestParkedSubmissionAlarm',
    description:
      'Submissions wait in the parking queue, and their replays fail. Look up the cause in the log of the replay function: ' +
      'usually the table, or the service that sends notifications.',
    metric: 'oldestParkedSubmission',
    options: { period: Duration.minutes(1) },
  },
};

/** Missing data does not breach: a form that nobody uses is not broken. */
function alarm(scope: Construct, rule: AlarmRule, metrics: FormMetrics, threshold: number): cloudwatch.Alarm {
  const [datapointsToAlarm, evaluationPeriods] = rule.periods ?? [1, 1];
  return new cloudwatch.Alarm(scope, rule.id, {
    alarmDescription: rule.description,
    // A label would turn a plain alarm into one on metric math.
    metric: metrics[rule.metric]({ ...rule.options, label: undefined }),
    threshold,
    evaluationPeriods,
    datapointsToAlarm,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
}
