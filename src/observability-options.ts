import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';

/** The log, traces, dashboard and alarms of the backend. */
export interface ObservabilityOptions {
  /**
   * Which steps of an execution are logged, for the workflow and for the sweep that finds unfinished submissions. Express
   * workflows keep no other history.
   *
   * The dashboard counts submissions that needed attention, were held or were rejected from this log. This requires `ALL`.
   *
   * @default LogLevel.ALL
   */
  readonly logLevel?: sfn.LogLevel;

  /**
   * Whether the workflow's log contains the data of each step as well. The log of the sweep never does.
   *
   * The log then contains everything that customers typed into the form (names, addresses and messages), several times and
   * in plain text. Everybody who can read CloudWatch Logs in the account can read it. It is kept for `logRetention`, even
   * if the submission is deleted from the table earlier: when a customer asks you to delete their data, delete it from the
   * log too. Use it to find a fault, with test data of your own. Refused together with `LogLevel.OFF`, because there is no
   * log then.
   *
   * @default false
   */
  readonly includeExecutionData?: boolean;

  /**
   * Whether X-Ray traces the workflow and the sweep. Lambda functions are always traced.
   *
   * @default true
   */
  readonly tracing?: boolean;

  /**
   * How long the logs of the workflow and of the sweep are kept.
   *
   * @default RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * The class of the logs of the workflow and of the sweep. `INFREQUENT_ACCESS` costs half as much to write. Only
   * CloudWatch Logs Insights can read it: it has no metric filters, no subscriptions, no Live Tail and no
   * `FilterLogEvents`.
   *
   * It is refused together with a `dashboard` that counts submissions, because that requires metric filters: leave the
   * dashboard out, or choose a `logLevel` other than `ALL`. Any other class is refused too.
   *
   * Choose the class before the first deployment: CloudWatch Logs cannot change the class of an existing log group.
   *
   * @default LogGroupClass.STANDARD
   */
  readonly logClass?: logs.LogGroupClass;

  /**
   * A CloudWatch dashboard of the whole form: workflow, API, queues, and the outcome of submissions. Empty options create a
   * dashboard with the defaults.
   *
   * At list price it costs $3 a month, unless it is one of the account's first three, and up to $0.90 a month for the three
   * custom metrics that count submissions.
   *
   * @default - no dashboard
   */
  readonly dashboard?: DashboardOptions;

  /**
   * Alarms for faults. Empty options create all alarms with their default thresholds and without an action.
   *
   * At list price an alarm costs $0.10 a month, unless it is one of the account's first ten.
   *
   * @default - one alarm, for submissions in the dead-letter queue, without an action
   */
  readonly alarms?: AlarmsOptions;
}

/** Options of the dashboard. */
export interface DashboardOptions {
  /**
   * The name of the dashboard: up to 255 letters, digits, `-` and `_`. Dashboard names are unique in an account, across all
   * regions.
   *
   * @default - the path of the construct, its hash, and the region
   */
  readonly name?: string;

  /**
   * The time range of the graphs when the dashboard opens: from 1 minute to 455 days, which is how long CloudWatch keeps
   * metrics.
   *
   * @default Duration.days(1)
   */
  readonly defaultInterval?: Duration;
}

/** An alarm that can be left out. */
export enum FormAlarm {
  /** Executions failed. Its threshold is `failedExecutions`. */
  FAILED_EXECUTIONS = 'FAILED_EXECUTIONS',
  /** Executions timed out. Its threshold is `timedOutExecutions`. */
  TIMED_OUT_EXECUTIONS = 'TIMED_OUT_EXECUTIONS',
  /** Step Functions throttled steps of executions. Its threshold is `throttledExecutions`. */
  THROTTLED_EXECUTIONS = 'THROTTLED_EXECUTIONS',
  /** Executions take almost as long as the time limit allows. Its threshold is `executionTime`. */
  EXECUTION_TIME = 'EXECUTION_TIME',
  /** The API answered with a server error. Its threshold is `apiServerErrors`. */
  API_SERVER_ERRORS = 'API_SERVER_ERRORS',
  /** A parked submission has been waiting too long. Its threshold is `oldestParkedSubmission`. */
  OLDEST_PARKED_SUBMISSION = 'OLDEST_PARKED_SUBMISSION',
}

/**
 * The actions of the alarms, and their thresholds.
 *
 * A threshold that is a count applies to five minutes. It may be from 1 to 3000000, the number of requests in five minutes
 * at 10000 a second, which is the highest throttle of the API. An alarm goes off when the threshold is reached. Anything
 * outside the range is refused at synth, and so is a threshold of an alarm that `exclude` names.
 */
export interface AlarmsOptions {
  /**
   * The actions of every alarm, including the one for dead letters. CloudWatch allows 5 actions, and `topic` counts as one
   * of them.
   *
   * @default - no action
   */
  readonly actions?: cloudwatch.IAlarmAction[];

  /**
   * An SNS topic to which every alarm publishes, as one more action.
   *
   * If the topic has a policy of its own, for example because of `enforceSSL`, CloudWatch is added to it, and to the policy
   * of the topic's key. Both must be in this app. An imported topic causes a warning that you have to acknowledge. A topic
   * that is encrypted with `alias/aws/sns` is refused at synth, because CloudWatch cannot use that key, and so is a topic of
   * another region.
   *
   * @default - no topic
   */
  readonly topic?: sns.ITopic;

  /**
   * Executions that failed, in five minutes. Invalid input does not fail an execution, so each failure is a server error: a
   * submission was neither recorded nor parked, or a replay has to be tried again.
   *
   * @default 1
   */
  readonly failedExecutions?: number;

  /**
   * Executions that exceeded 25 seconds, in five minutes. This should never happen, because each step has a shorter time
   * limit of its own.
   *
   * @default 1
   */
  readonly timedOutExecutions?: number;

  /**
   * Steps and retries that Step Functions throttled, in five minutes.
   *
   * @default 1
   */
  readonly throttledExecutions?: number;

  /**
   * The 99th percentile of the execution time, in two of three periods of five minutes: from 1 second to 25 seconds, the
   * time limit of an execution.
   *
   * The default is the latest time at which parking ends when the table does not respond: 20 of the 25 seconds.
   *
   * @default Duration.seconds(20)
   */
  readonly executionTime?: Duration;

  /**
   * API responses with a status of 500 or more, in five minutes. Each may be a customer who gave up.
   *
   * @default 1
   */
  readonly apiServerErrors?: number;

  /**
   * How long a submission has been waiting in the parking queue: from 1 minute to 14 days, the longest time that SQS keeps
   * a message.
   *
   * A replay is tried immediately, after 1 minute and after 5 minutes. SQS stops counting the age of a message that was
   * received three times. So the default means that two replays failed, and a threshold of more than 5 minutes is reached
   * only if replays are not tried at all. When all replays of a submission have failed, it goes to the dead-letter queue,
   * which has its own alarm.
   *
   * @default Duration.minutes(3)
   */
  readonly oldestParkedSubmission?: Duration;

  /**
   * Alarms to leave out.
   *
   * @default - no alarm is left out
   */
  readonly exclude?: FormAlarm[];
}
