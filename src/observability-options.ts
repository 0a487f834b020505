import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';

/** What the backend lets its operator see: log, traces, dashboard, alarms. */
export interface ObservabilityOptions {
  /**
   * Which steps of an execution the log has, of the workflow and of the sweep that looks for what was cut off. Express
   * workflows keep no other history.
   *
   * The dashboard counts what needed attention, was held or rejected from this log, which takes `ALL`.
   *
   * @default LogLevel.ALL
   */
  readonly logLevel?: sfn.LogLevel;

  /**
   * Whether the workflow's log has the data of each step as well. The log of the sweep never does.
   *
   * It then has everything that customers typed into the form, names, addresses and messages, several times over and in
   * plain text, and what the workflow made of it. Whoever may read CloudWatch Logs in the account may read it, and it
   * stays for as long as `logRetention` says, even where a submission is deleted from the table sooner: when a customer
   * asks to be forgotten, the log has to be thought of. Meant for looking into a fault, with data of your own.
   * Refused together with `LogLevel.OFF`, which leaves nothing to add it to.
   *
   * @default false
   */
  readonly includeExecutionData?: boolean;

  /**
   * Whether X-Ray traces the workflow and the sweep. Functions are always traced.
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
   * The class of the logs of the workflow and of the sweep. `INFREQUENT_ACCESS` costs half as much to write, and is read by CloudWatch
   * Logs Insights alone: it has no metric filters, no subscriptions, no Live Tail and no `FilterLogEvents`.
   *
   * So it is refused together with a `dashboard` that counts submissions, which takes metric filters: leave the dashboard out, or
   * choose a `logLevel` other than `ALL`. Any other class is refused too.
   *
   * Choose it before the first deployment: CloudWatch Logs does not change the class of a log group that exists.
   *
   * @default LogGroupClass.STANDARD
   */
  readonly logClass?: logs.LogGroupClass;

  /**
   * A CloudWatch dashboard of the whole form: workflow, API, queues, and what became of submissions. Options without
   * anything in them are enough to get one.
   *
   * At list price it costs $3 a month, unless it is among the account's first three, and up to $0.90 a month for three
   * custom metrics that count submissions.
   *
   * @default - no dashboard
   */
  readonly dashboard?: DashboardOptions;

  /**
   * Alarms for what should not happen. Options without anything in them are enough to get them all, with their default
   * thresholds and without anybody who hears them.
   *
   * At list price an alarm costs $0.10 a month, unless it is among the account's first ten.
   *
   * @default - one alarm, for submissions in the dead-letter queue, without an action
   */
  readonly alarms?: AlarmsOptions;
}

/** How the dashboard is called and what it opens with. */
export interface DashboardOptions {
  /**
   * The name of the dashboard: up to 255 letters, digits, `-` and `_`. An account has one dashboard of a name, whatever
   * the region.
   *
   * @default - the path of the construct with its hash, and the region
   */
  readonly name?: string;

  /**
   * How far back the graphs go when the dashboard opens: from 1 minute to 455 days, for which CloudWatch keeps metrics.
   *
   * @default Duration.days(1)
   */
  readonly defaultInterval?: Duration;
}

/** An alarm that can be left out. */
export enum FormAlarm {
  /** Executions failed. Its threshold is `failedExecutions`. */
  FAILED_EXECUTIONS = 'FAILED_EXECUTIONS',
  /** Executions ran out of time. Its threshold is `timedOutExecutions`. */
  TIMED_OUT_EXECUTIONS = 'TIMED_OUT_EXECUTIONS',
  /** Steps of executions were held back by AWS. Its threshold is `throttledExecutions`. */
  THROTTLED_EXECUTIONS = 'THROTTLED_EXECUTIONS',
  /** Executions take nearly as long as they may. Its threshold is `executionTime`. */
  EXECUTION_TIME = 'EXECUTION_TIME',
  /** The API answered with a server error. Its threshold is `apiServerErrors`. */
  API_SERVER_ERRORS = 'API_SERVER_ERRORS',
  /** A parked submission waits longer than it should. Its threshold is `oldestParkedSubmission`. */
  OLDEST_PARKED_SUBMISSION = 'OLDEST_PARKED_SUBMISSION',
}

/**
 * Who hears the alarms, and when each goes off.
 *
 * Counts are of five minutes, from 1 to 3000000: what 10000 requests a second, the most that an API of this library
 * takes, make in that time. The alarm goes off when the threshold is reached. Anything outside the range is refused at
 * synth, and so is a threshold of an alarm that `exclude` names.
 */
export interface AlarmsOptions {
  /**
   * What happens when an alarm goes off, the one for dead letters included: at most 5, the most that an alarm takes,
   * together with `topic`.
   *
   * @default - nothing
   */
  readonly actions?: cloudwatch.IAlarmAction[];

  /**
   * An SNS topic that every alarm is published to, as one more action.
   *
   * If the topic has a policy of its own, such as with `enforceSSL`, CloudWatch is let in by it, and by the policy of its key;
   * both have to be in this app. For an imported topic there is a warning to acknowledge. A topic that is encrypted with
   * `alias/aws/sns`, which CloudWatch may not use, is refused at synth.
   *
   * @default - no topic
   */
  readonly topic?: sns.ITopic;

  /**
   * Executions that failed, in five minutes. Bad input is no failure, so each is one of ours: a submission that was
   * neither recorded nor parked, or a replay that has to be tried again.
   *
   * @default 1
   */
  readonly failedExecutions?: number;

  /**
   * Executions that ran out of their 25 seconds, in five minutes. Each step has a limit of its own that ends before, so
   * none ever should.
   *
   * @default 1
   */
  readonly timedOutExecutions?: number;

  /**
   * Steps and retries that Step Functions held back, in five minutes.
   *
   * @default 1
   */
  readonly throttledExecutions?: number;

  /**
   * How long the slowest hundredth of executions take, the 99th percentile, in two of three periods of five minutes:
   * from 1 second to 25 seconds, at which an execution is ended.
   *
   * The default is where parking ends at the latest, when the table does not answer: 20 of the 25 seconds.
   *
   * @default Duration.seconds(20)
   */
  readonly executionTime?: Duration;

  /**
   * Answers of the API with a status of 500 or more, in five minutes. Behind each may be a customer who gave up.
   *
   * @default 1
   */
  readonly apiServerErrors?: number;

  /**
   * How long a submission has been waiting in the parking queue: from 1 minute to 14 days, for which SQS keeps it.
   *
   * A replay is tried at once, after 1 minute and after 5; SQS no longer counts the age of a message that was tried three
   * times. So the default means that two replays failed, and a threshold over 5 minutes is reached only where replays
   * are not even tried. What all replays failed is in the dead-letter queue, which has its own alarm.
   *
   * @default Duration.minutes(3)
   */
  readonly oldestParkedSubmission?: Duration;

  /**
   * Alarms to leave out.
   *
   * @default - none is left out
   */
  readonly exclude?: FormAlarm[];
}
