import { Duration } from 'aws-cdk-lib';
import { AlarmsOptions, FormAlarm } from '../../observability-options';
import { WORKFLOW_TIMEOUT } from '../states/state-policies';
import { validateCount, validateDuration, validateInteger } from '../validation/validate';

/** What 10,000 requests a second, the highest throttle that the API takes, make in the five minutes of an alarm. */
const MAX_IN_FIVE_MINUTES = 3_000_000;
/** The most that CloudWatch's PutMetricAlarm takes. */
const MAX_ACTIONS = 5;
/** The longest that SQS keeps a message. */
const MAX_IN_QUEUE = Duration.days(14);

/** Where each alarm's threshold is. */
const THRESHOLDS = {
  [FormAlarm.FAILED_EXECUTIONS]: 'failedExecutions',
  [FormAlarm.TIMED_OUT_EXECUTIONS]: 'timedOutExecutions',
  [FormAlarm.THROTTLED_EXECUTIONS]: 'throttledExecutions',
  [FormAlarm.EXECUTION_TIME]: 'executionTime',
  [FormAlarm.API_SERVER_ERRORS]: 'apiServerErrors',
  [FormAlarm.OLDEST_PARKED_SUBMISSION]: 'oldestParkedSubmission',
} as const satisfies { readonly [name in FormAlarm]: keyof AlarmsOptions };

/** The threshold of every alarm, in the unit of its metric: checked, with the default for what is not given. */
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

/** The first one counts: what these alarms watch should not happen at all. */
function count(name: FormAlarm, threshold = 1): number {
  if (threshold === 0) {
    throw new Error(
      `${prop(name)} must be a whole number from 1 to ${MAX_IN_FIVE_MINUTES}, got: 0. ` +
        `To do without the alarm, name it in observability.alarms.exclude`,
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
        `${prop(name)} must be left out when observability.alarms.exclude names the alarm, got: ${threshold}`,
      );
    }
  }
}

function prop(name: FormAlarm): string {
  return `observability.alarms.${THRESHOLDS[name]}`;
}
