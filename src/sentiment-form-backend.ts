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
import { throttleOf } from './private/resources/http-endpoint';
import { keyBehind } from './private/resources/key-behind';
import { grantReadingOfTable, grantSending, grantUseOfTable } from './private/resources/key-grants';
import { parkingQueues } from './private/resources/parking-queue';
import { referenceFunction } from './private/resources/reference-function';
import { replayFunction } from './private/resources/replay-function';
import { ATTENTION_INDEX, submissionsTable } from './private/resources/submissions-table';
import { checkBackendProps } from './private/validation/backend-props';
import { QUOTAS, warnOfQuotas } from './private/validation/quotas';
import { FormWorkflow } from './private/workflow/form-workflow';
import { Sweep } from './private/workflow/sweep';
import { SentimentFormBackendProps } from './sentiment-form-backend-props';

/**
 * The backend of a web form: what is posted is recorded and its sentiment analyzed, and the answer has the ticket's
 * reference number and the sentiment, all in one round trip.
 *
 * Without props, it takes `message`, and `name` and `email` if there are any. Send a `submissionId` (a UUID) as well and
 * keep it for retries: the same submission gets the same ticket, once.
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
  /** The address that the form posts to. */
  public readonly endpoint: string;
  /**
   * The OpenAPI 3.1 description of that address, as JSON: what may be posted, and what comes back. Its server is `/`,
   * where the document itself is read from, unless the API has a domain of its own.
   */
  public readonly openApiDocument: string;
  /** The HTTP API in front of the workflow. */
  public readonly api: apigwv2.HttpApi;
  /** The one stage of the API. */
  public readonly stage: apigwv2.HttpStage;
  /** The function that answers like a web API, with `FormAnswers.http()`. */
  public readonly responderFunction?: lambda.Function;
  /** The Express workflow that a submission goes through. */
  public readonly stateMachine: sfn.StateMachine;
  /**
   * The table of submissions. Its key is `referenceNumber`; `ticketId` is what the customer was told, which has `U-` before
   * the number where the submission had to be parked. The index `attention`, the oldest first, has what is PENDING (not
   * finished), PARKED (waiting for a replay), OPEN (waiting for a person), or HELD (as spam).
   *
   * With a throttle above 400 requests a second, PENDING is spread over `PENDING`, `PENDING#1` and so on, and above 1,000 so
   * are OPEN and HELD. Ask for each:
   * https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend/blob/main/docs/scaling.md
   */
  public readonly table: dynamodb.Table;
  /** The function that makes reference numbers. */
  public readonly referenceFunction: lambda.Function;
  /** The function that analyzes, if it is a function that does. */
  public readonly analyzerFunction?: lambda.IFunction;
  /** Where submissions wait for a replay: the table could not be written, or a notification could not be sent. */
  public readonly parkingQueue: sqs.Queue;
  /** Where submissions wait for a person, after five replays that failed. */
  public readonly deadLetterQueue: sqs.Queue;
  /** Goes off when a submission waits for a person. It has the actions of `observability.alarms`, or none. */
  public readonly deadLetterAlarm: cloudwatch.Alarm;
  /** The function that takes parked submissions up again. */
  public readonly replayFunction: lambda.Function;
  /** Every alarm, the one for dead letters first. */
  public readonly alarms: cloudwatch.Alarm[];
  /** The dashboard, if there is one. */
  public readonly dashboard?: cloudwatch.Dashboard;
  private readonly metrics: FormMetrics;

  public constructor(scope: Construct, id: string, props: SentimentFormBackendProps = {}) {
    super(scope, id);
    const checked = checkBackendProps(props);
    const { observability = {}, answers = FormAnswers.envelope() } = props;
    const { encryptionKey: given } = props.submissions ?? {};
    const encryptionKey = given && keyBehind('submissions.encryptionKey', given);
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
    const quotas = [checked.analyzer.quota, answers._answering.quota, props.receipt && QUOTAS.receipt];
    warnOfQuotas(
      this,
      throttleOf(props.api ?? {}).rateLimit,
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
   * Lets somebody submit to the workflow directly, without HTTP, and wait for the answer.
   *
   * @param grantee who may
   */
  public grantStartSyncExecution(grantee: iam.IGrantable): iam.Grant {
    return grantStartSyncExecution(this.stateMachine, grantee);
  }

  /**
   * Lets somebody submit to the workflow directly, without waiting for the answer: an import of old messages, say. Give each
   * its own `submissionId`, and the execution no name that begins with `replay-`.
   *
   * @param grantee who may
   */
  public grantStartExecution(grantee: iam.IGrantable): iam.Grant {
    return grantStartExecution(this.stateMachine, grantee);
  }

  /**
   * Lets somebody read the submissions, one by its number or many by the index `attention`, and change nothing.
   *
   * The number of a ticket is its key, without the `U-` at its beginning. An item that has the attribute `pointsTo` is no
   * submission: that attribute is the key of the submission that the ticket belongs to.
   *
   * @param grantee who may
   */
  public grantReadSubmissions(grantee: iam.IGrantable): iam.Grant {
    const { encryptionKey } = this.table;
    if (encryptionKey) {
      grantReadingOfTable(encryptionKey, grantee, this.table.env.region);
    }
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
      resourceArns: [this.table.tableArn, `${this.table.tableArn}/index/${ATTENTION_INDEX}`],
    });
  }

  /**
   * How many executions were started: submissions, their retries, and replays. By default the sum of 5 minutes.
   * @param props what differs from that
   */
  public metricExecutionsStarted(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.executionsStarted(props);
  }

  /**
   * How many executions came to an answer, a rejection included. By default the sum of 5 minutes.
   * @param props what differs from that
   */
  public metricExecutionsSucceeded(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.executionsSucceeded(props);
  }

  /**
   * How many executions failed, by a fault that is never the customer's. By default the sum of 5 minutes.
   * @param props what differs from that
   */
  public metricExecutionsFailed(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.executionsFailed(props);
  }

  /**
   * How many executions ran out of their 25 seconds. By default the sum of 5 minutes.
   * @param props what differs from that
   */
  public metricExecutionsTimedOut(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.executionsTimedOut(props);
  }

  /**
   * How many steps and retries AWS held back. By default the sum of 5 minutes.
   * @param props what differs from that
   */
  public metricExecutionsThrottled(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.executionsThrottled(props);
  }

  /**
   * How long executions took, in milliseconds. By default the average of 5 minutes.
   * @param props what differs from that
   */
  public metricExecutionTime(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.executionTime(props);
  }

  /**
   * How much memory executions used, in bytes. By default the average of 5 minutes.
   * @param props what differs from that
   */
  public metricExpressExecutionMemory(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.expressExecutionMemory(props);
  }

  /**
   * How long the executions are that are billed, in milliseconds. By default the average of 5 minutes.
   * @param props what differs from that
   */
  public metricExpressExecutionBilledDuration(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.expressExecutionBilledDuration(props);
  }

  /**
   * How much memory is billed, in bytes. By default the average of 5 minutes.
   * @param props what differs from that
   */
  public metricExpressExecutionBilledMemory(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.expressExecutionBilledMemory(props);
  }

  /**
   * How many requests the API had. By default the sum of 5 minutes.
   * @param props what differs from that
   */
  public metricApiCount(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.apiCount(props);
  }

  /**
   * How long the API took to answer, in milliseconds. By default the average of 5 minutes.
   * @param props what differs from that
   */
  public metricApiLatency(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.apiLatency(props);
  }

  /**
   * How many requests the API refused, with a status from 400 to 499. By default the sum of 5 minutes.
   * @param props what differs from that
   */
  public metricApiClientErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.apiClientErrors(props);
  }

  /**
   * How many requests the API failed to answer, with a status from 500. By default the sum of 5 minutes.
   * @param props what differs from that
   */
  public metricApiServerErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.apiServerErrors(props);
  }

  /**
   * How many submissions wait in the parking queue. By default the maximum of 5 minutes.
   * @param props what differs from that
   */
  public metricParkedSubmissions(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.parkedSubmissions(props);
  }

  /**
   * How many parked submissions are in a replay, or in the pause between two. By default the maximum of 5 minutes.
   * @param props what differs from that
   */
  public metricReplayingSubmissions(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.replayingSubmissions(props);
  }

  /**
   * How long the oldest parked submission has been waiting, in seconds, until it was tried three times. By default the
   * maximum of 5 minutes.
   * @param props what differs from that
   */
  public metricOldestParkedSubmission(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.oldestParkedSubmission(props);
  }

  /**
   * How many submissions wait for a person, after five replays that failed. By default the maximum of 5 minutes.
   * @param props what differs from that
   */
  public metricDeadLetteredSubmissions(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.deadLetteredSubmissions(props);
  }
}
