import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { FormAnswers } from './form-answers';
import { FormMetrics } from './private/observability/metrics';
import { observe } from './private/observability/observe';
import { formOpenApi } from './private/open-api/form-open-api';
import { grantStartExecution, grantStartSyncExecution } from './private/resources/encrypted-definition';
import { encryptionKeyBehind } from './private/resources/key-behind';
import { grantReadingOfTable, grantSending, grantUseOfTable } from './private/resources/key-grants';
import { parkingQueues } from './private/resources/parking-queue';
import { referenceFunction } from './private/resources/reference-function';
import { replayFunction } from './private/resources/replay-function';
import { ATTENTION_INDEX, submissionsTable } from './private/resources/submissions-table';
import { checkBackendProps } from './private/validation/backend-props';
import { quotaOfEmails, warnOfQuotas } from './private/validation/quotas';
import { FormWorkflow } from './private/workflow/form-workflow';
import { Sweep } from './private/workflow/sweep';
import { SentimentFormBackendProps } from './sentiment-form-backend-props';

/**
 * The backend of a web form. It records each submission and analyzes its sentiment. The response contains the ticket and
 * the sentiment, in one round trip.
 *
 * Without props, the form has the fields `message` (required), `name` and `email`. To make retries safe, send a
 * `submissionId` (a UUID) as well, and send the same id again when you retry: the submission is recorded once and gets the
 * same ticket.
 *
 * @example
 * const form = new SentimentFormBackend(this, 'ContactForm', {
 *   notifications: [
 *     Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] }),
 *   ],
 * });
 *
 * new CfnOutput(this, 'Endpoint', { value: form.endpoint });
 */
export class SentimentFormBackend extends Construct {
  /** The URL that the form posts to. */
  public readonly endpoint: string;
  /**
   * The OpenAPI 3.1 description of the endpoint, as JSON: its requests and responses. Its server is `/`, relative to the
   * URL of the document itself, unless the API has its own domain.
   */
  public readonly openApiDocument: string;
  /** The HTTP API in front of the workflow. */
  public readonly api: apigwv2.HttpApi;
  /** The only stage of the API. */
  public readonly stage: apigwv2.HttpStage;
  /** The Lambda function that responds to requests. Only with `FormAnswers.http()`. */
  public readonly responderFunction?: lambda.Function;
  /** The Express workflow that processes submissions. */
  public readonly stateMachine: sfn.StateMachine;
  /**
   * The table of submissions. Its key is `referenceNumber`. The attribute `ticketId` is the ticket that the customer got:
   * the reference number, with `U-` before it if the submission was parked. The index `attention` lists submissions that
   * are PENDING (not finished), PARKED (waiting for a replay), OPEN (waiting for a person) or HELD (as spam), the oldest
   * first.
   *
   * With a throttle above 400 requests a second, PENDING is divided into `PENDING`, `PENDING#1` and so on. Above 1,000,
   * OPEN and HELD are divided in the same manner. Query each value:
   * https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend/blob/main/docs/scaling.md
   */
  public readonly table: dynamodb.Table;
  /** The Lambda function that generates reference numbers. */
  public readonly referenceFunction: lambda.Function;
  /** The Lambda function that analyzes the sentiment, if the analyzer is a function. */
  public readonly analyzerFunction?: lambda.IFunction;
  /**
   * The queue in which submissions wait for a replay, because the table could not be written or a notification could not be
   * sent.
   */
  public readonly parkingQueue: sqs.Queue;
  /** The dead-letter queue. A submission goes there after five failed replays, and waits for a person. */
  public readonly deadLetterQueue: sqs.Queue;
  /**
   * The alarm that goes off when a submission is in the dead-letter queue. It has the actions of `observability.alarms`, if
   * any.
   */
  public readonly deadLetterAlarm: cloudwatch.Alarm;
  /** The Lambda function that replays parked submissions. */
  public readonly replayFunction: lambda.Function;
  /** All alarms. The first is the alarm for dead letters. */
  public readonly alarms: cloudwatch.Alarm[];
  /** The dashboard, if `observability.dashboard` is set. */
  public readonly dashboard?: cloudwatch.Dashboard;
  private readonly metrics: FormMetrics;

  public constructor(scope: Construct, id: string, props: SentimentFormBackendProps = {}) {
    super(scope, id);
    const checked = checkBackendProps(props);
    const { observability = {}, answers = FormAnswers.envelope() } = props;
    const { encryptionKey: given } = props.submissions ?? {};
    const encryptionKey = given && encryptionKeyBehind(this, 'submissions.encryptionKey', given);
    const submissions = { ...props.submissions, encryptionKey };

    this.table = submissionsTable(this, submissions);
    this.referenceFunction = referenceFunction(this, encryptionKey);
    ({
      parkingQueue: this.parkingQueue,
      deadLetterQueue: this.deadLetterQueue,
      deadLetterAlarm: this.deadLetterAlarm,
    } = parkingQueues(this, submissions));
    const analysis = checked.analyzer.bind(this, checked.form, encryptionKey);
    this.analyzerFunction = analysis.analyzerFunction;
    const common = { ...observability, table: this.table, queue: this.parkingQueue, encryptionKey };
    const workflow = new FormWorkflow(this, 'Workflow', {
      ...checked,
      ...common,
      analysis,
      referenceFunction: this.referenceFunction,
    });
    const { stateMachine } = workflow;
    this.stateMachine = stateMachine;
    this.replayFunction = replayFunction(this, { queue: this.parkingQueue, stateMachine, encryptionKey });
    const sweep = new Sweep(this, 'Sweep', { ...common, shards: checked.shards, includeExecutionData: false });
    if (encryptionKey) {
      const { region } = this.table.env;
      for (const machine of [stateMachine, sweep.stateMachine]) {
        grantUseOfTable(encryptionKey, machine, region);
        grantSending(encryptionKey, machine, region);
      }
    }

    const front = answers._answering.bind(this, 'Api', { ...props.api, stateMachine, encryptionKey });
    this.api = front.api;
    this.stage = front.stage;
    this.endpoint = front.endpoint;
    this.responderFunction = front.responderFunction;
    this.openApiDocument = formOpenApi(checked, answers, props.api);
    const quotas = [checked.analyzer.quota, answers._answering.quota, quotaOfEmails(checked.emailsEach)];
    warnOfQuotas(
      this,
      props.api?.throttle?.rateLimit,
      quotas.filter((quota) => quota !== undefined),
    );

    this.metrics = new FormMetrics({ ...this, stateMachine });
    const observed = {
      metrics: this.metrics,
      stateMachine,
      logGroup: workflow.logGroup,
      deadLetterAlarm: this.deadLetterAlarm,
    };
    ({ alarms: this.alarms, dashboard: this.dashboard } = observe(this, observed, observability));
  }

  /**
   * Grants permission to submit to the workflow directly, without HTTP, and to wait for the result.
   *
   * @param grantee the principal to grant the permission to
   */
  public grantStartSyncExecution(grantee: iam.IGrantable): iam.Grant {
    return grantStartSyncExecution(this.stateMachine, grantee);
  }

  /**
   * Grants permission to submit to the workflow directly, without waiting for the result, for example to import old
   * messages. Give each submission its own `submissionId`. Do not use an execution name that begins with `replay-`.
   *
   * @param grantee the principal to grant the permission to
   */
  public grantStartExecution(grantee: iam.IGrantable): iam.Grant {
    return grantStartExecution(this.stateMachine, grantee);
  }

  /**
   * Grants permission to read submissions, by reference number or with the index `attention`, without changing them.
   *
   * The key of a submission is the number of its ticket, without `U-`. An item with the attribute `pointsTo` is not a
   * submission: the attribute contains the key of the submission to which the ticket belongs.
   *
   * @param grantee the principal to grant the permission to
   */
  public grantReadSubmissions(grantee: iam.IGrantable): iam.Grant {
    const { encryptionKey } = this.table;
    if (encryptionKey) grantReadingOfTable(encryptionKey, grantee, this.table.env.region);
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
      resourceArns: [this.table.tableArn, `${this.table.tableArn}/index/${ATTENTION_INDEX}`],
    });
  }

  /**
   * The number of executions that started: submissions, their retries, and replays. By default the sum of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricExecutionsStarted(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.executionsStarted(props);
  }

  /**
   * The number of executions that succeeded, including those that rejected a submission. By default the sum of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricExecutionsSucceeded(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.executionsSucceeded(props);
  }

  /**
   * The number of executions that failed. Invalid input does not fail an execution. By default the sum of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricExecutionsFailed(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.executionsFailed(props);
  }

  /**
   * The number of executions that exceeded the time limit of 25 seconds. By default the sum of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricExecutionsTimedOut(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.executionsTimedOut(props);
  }

  /**
   * The number of steps and retries that Step Functions throttled. By default the sum of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricExecutionsThrottled(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.executionsThrottled(props);
  }

  /**
   * The duration of executions, in milliseconds. By default the average of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricExecutionTime(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.executionTime(props);
  }

  /**
   * The memory that executions used, in bytes. By default the average of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricExpressExecutionMemory(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.expressExecutionMemory(props);
  }

  /**
   * The billed duration of executions, in milliseconds. By default the average of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricExpressExecutionBilledDuration(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.expressExecutionBilledDuration(props);
  }

  /**
   * The billed memory of executions, in bytes. By default the average of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricExpressExecutionBilledMemory(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.expressExecutionBilledMemory(props);
  }

  /**
   * The number of requests to the API. By default the sum of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricApiCount(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.apiCount(props);
  }

  /**
   * The time that the API took to respond, in milliseconds. By default the average of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricApiLatency(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.apiLatency(props);
  }

  /**
   * The number of requests that the API refused, with a status from 400 to 499. By default the sum of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricApiClientErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.apiClientErrors(props);
  }

  /**
   * The number of requests that failed with a server error, with a status of 500 or more. By default the sum of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricApiServerErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.apiServerErrors(props);
  }

  /**
   * The number of submissions that wait in the parking queue. By default the maximum of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricParkedSubmissions(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.parkedSubmissions(props);
  }

  /**
   * The number of parked submissions that are being replayed, or that wait between two replays. By default the maximum of 5
   * minutes.
   * @param props the properties of the metric to change
   */
  public metricReplayingSubmissions(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.replayingSubmissions(props);
  }

  /**
   * The age of the oldest parked submission, in seconds. SQS stops counting after the third replay. By default the
   * maximum of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricOldestParkedSubmission(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.oldestParkedSubmission(props);
  }

  /**
   * The number of submissions in the dead-letter queue, after five failed replays. By default the maximum of 5 minutes.
   * @param props the properties of the metric to change
   */
  public metricDeadLetteredSubmissions(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.deadLetteredSubmissions(props);
  }
}
