import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { alarmThresholds } from './alarm-thresholds';
import { refuseKeyOfSns } from './alarms-publish';
import type { FormMetrics } from './metrics';
import { AlarmsOptions, FormAlarm } from '../../observability-options';

/** Makes the alarms that are not left out. The alarm for dead letters exists already; it is given the same actions. */
export function formAlarms(
  scope: Construct,
  metrics: FormMetrics,
  deadLetterAlarm: cloudwatch.Alarm,
  options: AlarmsOptions,
): cloudwatch.Alarm[] {
  const thresholds = alarmThresholds(options);
  const { topic, actions = [], exclude = [] } = options;
  if (topic) {
    refuseKeyOfSns(topic);
  }
  const alarms = Object.values(FormAlarm)
    .filter((name) => !exclude.includes(name))
    .map((name) => alarm(scope, RULES[name], metrics, thresholds[name]));

  const all = topic ? [...actions, new SnsAction(topic)] : actions;
  for (const one of [...alarms, deadLetterAlarm]) {
    one.addAlarmAction(...all);
  }
  return alarms;
}

interface AlarmRule {
  readonly id: string;
  /** What it means and what to do, for whoever is woken by it. */
  readonly description: string;
  readonly metric: keyof FormMetrics;
  /** What differs from the metric's usual statistic and period. */
  readonly options?: cloudwatch.MetricOptions;
  /** How many of how many periods; one of one, where it is left out. */
  readonly periods?: readonly [breaching: number, evaluated: number];
}

const RULES: { readonly [name in FormAlarm]: AlarmRule } = {
  [FormAlarm.FAILED_EXECUTIONS]: {
    id: 'FailedExecutionsAlarm',
    description:
      'The workflow failed, which bad input never makes it do. Look up the error of the execution in the log: ' +
      'SubmissionNotRecorded means that a customer was told to try again, ReplayIncomplete that a replay will.',
    metric: 'executionsFailed',
  },
  [FormAlarm.TIMED_OUT_EXECUTIONS]: {
    id: 'TimedOutExecutionsAlarm',
    description:
      'The workflow ran out of time, though every step has a limit that ends before. Look up the last step of the ' +
      'execution in the log. What was recorded is taken up by the sweep; what was not, the customer has to send again.',
    metric: 'executionsTimedOut',
  },
  [FormAlarm.THROTTLED_EXECUTIONS]: {
    id: 'ThrottledExecutionsAlarm',
    description:
      'Step Functions holds steps of the workflow back. Compare the state transitions of the account with its quota, ' +
      'lower the throttle of the API, or ask AWS for more.',
    metric: 'executionsThrottled',
  },
  [FormAlarm.EXECUTION_TIME]: {
    id: 'ExecutionTimeAlarm',
    description:
      'Executions take nearly as long as they may, and customers wait for them. Look in the traces for the service ' +
      'that answers slowly.',
    metric: 'executionTime',
    options: { statistic: cloudwatch.Stats.p(99) },
    // With little traffic the 99th percentile is the slowest single execution, and one is no trend.
    periods: [2, 3],
  },
  [FormAlarm.API_SERVER_ERRORS]: {
    id: 'ApiServerErrorsAlarm',
    description:
      'The API answered with a server error. Look up integrationError in its access log: permissions, throttling, or ' +
      'an answer that came too late.',
    metric: 'apiServerErrors',
  },
  [FormAlarm.OLDEST_PARKED_SUBMISSION]: {
    id: 'OldestParkedSubmissionAlarm',
    description:
      'Submissions wait in the parking queue and their replays fail. Look up in the log of the replay function what ' +
      'is missing: mostly the table, or the service that notifies.',
    metric: 'oldestParkedSubmission',
    options: { period: Duration.minutes(1) },
  },
};

/** No data is no breach: a form that nobody uses is not broken. */
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
