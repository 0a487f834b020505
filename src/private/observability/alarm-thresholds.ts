import { Duration } from 'aws-cdk-lib';
import { AlarmsOptions, FormAlarm } from '../../observability-options';
import { WORKFLOW_TIMEOUT } from '../states/state-policies';
import { validateCount, validateDuration, validateInteger } from '../validation/validate';

/** The number of requests in the five minutes of an alarm at 10,000 a second, the highest throttle of the API. */
const MAX_IN_FIVE_MINUTES = 3_000_000;
/** The maximum of CloudWatch's PutMetricAlarm. */
const MAX_ACTIONS = 5;
/** The longest that SQS keeps a message. */
const MAX_IN_QUEUE = Duration.days(14);

/** The threshold of each alarm. */
const THRESHOLDS = {
  [FormAlarm.FAILED_EXECUTIONS]: 'failedExecutions',
  [FormAlarm.TIMED_OUT_EXECUTIONS]: 'timedOutExecutions',
  [FormAlarm.THROTTLED_EXECUTIONS]: 'throttledExecutions',
  [FormAlarm.EXECUTION_TIME]: 'executionTime',
  [FormAlarm.API_SERVER_ERRORS]: 'apiServerErrors',
  [FormAlarm.OLDEST_PARKED_SUBMISSION]: 'oldestParkedSubmission',
} as const satisfies { readonly [name in FormAlarm]: keyof AlarmsOptions };

/** The checked thresholds of all alarms, in the units of their metrics, with defaults for those that are not given. */
export function alarmThresholds(options: AlarmsOptions): { readonly [name in FormAlarm]: number } {
  const { actions = [], topic } = options;
  validateCount('observability.alarms.actions and topic', topic ? [...actions, topic] : actions, 0, MAX_ACTIONS);
  refuseThresholdsOfNoAlarm(options);

  const { executionTime = Duration.seconds(20), oldestParkedSubmission = Duration.minutes(3) } = options;
  validateDuration(prop(FormAlarm.EXECUTION_TIME), executionTime, Duration.seconds(1), WORKFLOW_TIMEOUT);
  validateDuration(prop(FormAlarm.OLDEST_PARKED_SUBMISSION), oldestParkedSubmission, Duration.minutes(1), MAX_IN_QUEUE);
  return {
    [FormAlarm.FAILED_EXECUTIONS]: count(FormAlarm.FAILED_EXECUTIONS, options.failedExecutions),
    [FormAlarm.TIMED_OUT_EXECUTIONS]: count(FormAlarm.TIMED_OUT_EXECUTIONS, options.timedOutExecutions),
    [FormAlarm.THROTTLED_EXECUTIONS]: count(FormAlarm.THROTTLED_EXECUTIONS, options.throttledExecutions),
    [FormAlarm.EXECUTION_TIME]: executionTime.toMilliseconds(),
    [FormAlarm.API_SERVER_ERRORS]: count(FormAlarm.API_SERVER_ERRORS, options.apiServerErrors),
    [FormAlarm.OLDEST_PARKED_SUBMISSION]: oldestParkedSubmission.toSeconds(),
  };
}

/** One occurrence is enough, because these events should never happen. */
function count(name: FormAlarm, threshold = 1): number {
  if (threshold === 0) {
    throw new Error(
      `${prop(name)} must be a whole number from 1 to ${MAX_IN_FIVE_MINUTES}, got: 0. ` +
        `To leave the alarm out, add it to observability.alarms.exclude`,
    );
  }
  validateInteger(prop(name), threshold, 1, MAX_IN_FIVE_MINUTES);
  return threshold;
}

function refuseThresholdsOfNoAlarm(options: AlarmsOptions): void {
  for (const name of options.exclude ?? []) {
    const threshold = options[THRESHOLDS[name]];
    if (threshold !== undefined) {
      throw new Error(
        `${prop(name)} must be left out when observability.alarms.exclude names the alarm, got: ${threshold}. ` +
          'Remove the threshold, or remove the alarm from exclude',
      );
    }
  }
}

function prop(name: FormAlarm): string {
  return `observability.alarms.${THRESHOLDS[name]}`;
}
