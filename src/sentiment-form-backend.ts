import { Duration, Stack } from 'aws-cdk-lib';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { AttentionOptions } from './attention-options';
import { FormField } from './form-field';
import { FormWorkflow } from './form-workflow';
import { Notification } from './notification';
import { ReceiptOptions } from './notification-options';
import { acknowledgeKeyActions } from './private/acknowledgments';
import { canNeedAttention, needsAttention } from './private/attention';
import { declareForm } from './private/declared-form';
import { receiptChannel } from './private/notifications/email';
import { parkingQueues } from './private/parking-queue';
import { referenceFunction } from './private/reference-function';
import { replayFunction } from './private/replay-function';
import { spamGate } from './private/spam-gate';
import { submissionsTable } from './private/submissions-table';
import { Sweep } from './private/sweep';
import { validateCount, validateDuration } from './private/validate';
import { SentimentAnalyzer } from './sentiment-analyzer';
import { SpamOptions } from './spam-options';
import { SubmissionsOptions } from './submissions-options';
import { SyncWorkflowApi, SyncWorkflowApiOptions } from './sync-workflow-api';

/** Properties of a `SentimentFormBackend`. */
export interface SentimentFormBackendProps {
  /**
   * What the form asks for, by the name of each field: from 1 to 50, with names of 1 to 64 letters, digits, `_` and `-`
   * that begin with a letter. Anything else in a submission is refused by name, unless `keepUnknownFields` is set. The order
   * in which they are written makes no difference.
   *
   * @default - `message`, which is required, `name` and `email`
   */
  readonly fields?: { [name: string]: FormField };

  /**
   * The field whose sentiment is analyzed, which must be a `FormField.text()`.
   *
   * @default 'message'
   */
  readonly textField?: string;

  /**
   * Whether fields that the form does not declare are recorded as they come, instead of refused: at most 20, with texts of up
   * to 1,000 characters, numbers, and Booleans.
   *
   * @default false
   */
  readonly keepUnknownFields?: boolean;

  /**
   * What is held as spam instead of analyzed and told of.
   *
   * @default - nothing
   */
  readonly spam?: SpamOptions;

  /**
   * Who finds out the sentiment.
   *
   * @default SentimentAnalyzer.comprehend()
   */
  readonly analyzer?: SentimentAnalyzer;

  /**
   * Which submissions a person should look at.
   *
   * @default - those whose sentiment is NEGATIVE, and those whose sentiment could not be found out
   */
  readonly attention?: AttentionOptions;

  /**
   * Who is told of a submission that needs attention: at most 10, sent at the same time, each on its own.
   *
   * @default - nobody; what needs attention is marked in the table
   */
  readonly notifications?: Notification[];

  /**
   * An email to whoever submitted the form. Read what `ReceiptOptions` says of abuse first.
   *
   * @default - no receipt
   */
  readonly receipt?: ReceiptOptions;

  /**
   * How the form is reached: path, origins, throttle.
   *
   * @default - `POST /`, no other origin, 10 requests a second
   */
  readonly api?: SyncWorkflowApiOptions;

  /**
   * How submissions are kept: for how long, under which key, and whether they outlive the stack.
   *
   * @default - for ever, under a key that AWS manages, in a table that outlives the stack
   */
  readonly submissions?: SubmissionsOptions;
}

/**
 * The backend of a web form: what is posted is recorded and its sentiment analysed, and the answer has the ticket's
 * reference number and the sentiment, all in one round trip.
 *
 * Post JSON with `message`, and `name` and `email` if you have them. Send a `submissionId` (a UUID) as well and keep it
 * for retries: the same submission gets the same ticket, once.
 */
export class SentimentFormBackend extends Construct {
  /** The address that the form posts to. */
  public readonly endpoint: string;
  /** The HTTP API in front of the workflow. */
  public readonly api: apigwv2.HttpApi;
  /** The Express workflow that a submission goes through. */
  public readonly stateMachine: sfn.StateMachine;
  /**
   * The table of submissions. Its key is `referenceNumber`; `ticketId` is what the customer was told, which has `U-` before
   * the number where the submission had to be parked. The index `attention` has what is PENDING, PARKED or OPEN.
   */
  public readonly table: dynamodb.Table;
  /** The function that makes reference numbers. */
  public readonly referenceFunction: lambda.Function;
  /** The function that analyzes, if it is one that does. */
  public readonly analyzerFunction?: lambda.IFunction;
  /** Where submissions wait for a replay: the table could not be written, or a notification could not be sent. */
  public readonly parkingQueue: sqs.Queue;
  /** Where submissions wait for a person, after five replays that failed. */
  public readonly deadLetterQueue: sqs.Queue;
  /** Goes off when a submission waits for a person. It has no action until you add one. */
  public readonly deadLetterAlarm: cloudwatch.Alarm;
  /** The function that takes parked submissions up again. */
  public readonly replayFunction: lambda.Function;

  public constructor(scope: Construct, id: string, props: SentimentFormBackendProps = {}) {
    super(scope, id);
    const { notifications = [], api = {}, submissions = {}, analyzer = SentimentAnalyzer.comprehend() } = props;
    const { encryptionKey } = submissions;
    validate(props);
    const form = declareForm(props);

    this.table = submissionsTable(this, submissions);
    this.referenceFunction = referenceFunction(this, encryptionKey);
    ({
      parkingQueue: this.parkingQueue,
      deadLetterQueue: this.deadLetterQueue,
      deadLetterAlarm: this.deadLetterAlarm,
    } = parkingQueues(this, encryptionKey));
    const analysis = analyzer._analyzer.bind(this, form, encryptionKey);
    this.analyzerFunction = analysis.analyzerFunction;
    const workflow = new FormWorkflow(this, 'Workflow', {
      table: this.table,
      referenceFunction: this.referenceFunction,
      queue: this.parkingQueue,
      form,
      spam: spamGate(form.fields, props.spam),
      analyzer: analyzer._analyzer,
      analysis,
      needsAttention: needsAttention(props.attention),
      notifications: notifications.map(({ _channel }) => _channel),
      receipt: props.receipt && receiptChannel(props.receipt),
      encryptionKey,
      retentionSeconds: submissions.retention?.toSeconds(),
    });
    this.stateMachine = workflow.stateMachine;
    this.replayFunction = replayFunction(this, {
      queue: this.parkingQueue,
      stateMachine: this.stateMachine,
      encryptionKey,
    });
    const sweep = new Sweep(this, 'Sweep', { table: this.table, queue: this.parkingQueue, encryptionKey });
    if (encryptionKey) {
      grantThroughServices(encryptionKey, this.stateMachine);
      grantThroughServices(encryptionKey, sweep.stateMachine);
    }

    const front = new SyncWorkflowApi(this, 'Api', { ...api, stateMachine: this.stateMachine });
    this.api = front.api;
    this.endpoint = front.endpoint;
  }

  /** Lets somebody submit to the workflow directly, without HTTP, and wait for the answer. */
  public grantStartSyncExecution(grantee: iam.IGrantable): iam.Grant {
    return this.stateMachine.grantStartSyncExecution(grantee);
  }
}

function validate({ notifications = [], submissions = {}, attention }: SentimentFormBackendProps): void {
  validateCount('notifications', notifications, 0, 10);
  if (submissions.retention) {
    validateDuration('submissions.retention', submissions.retention, Duration.days(1), Duration.days(3650));
  }
  if (notifications.length > 0 && !canNeedAttention(attention)) {
    throw new Error(
      'attention.sentiments must have a sentiment, or attention.includeUnknown be true, because there are notifications ' +
        'that would never be sent, got: no sentiment and false',
    );
  }
}

/** A customer's key opens the table and the queue to a workflow, and nothing else. */
function grantThroughServices(key: kms.IKey, stateMachine: sfn.StateMachine): void {
  const { region } = Stack.of(stateMachine);
  const viaServices = { 'kms:ViaService': ['dynamodb', 'sqs'].map((service) => `${service}.${region}.amazonaws.com`) };
  for (const statement of key.grantEncryptDecrypt(stateMachine).principalStatements) {
    statement.addCondition('StringEquals', viaServices);
  }
  acknowledgeKeyActions(stateMachine);
}
