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
import { FormWorkflow } from './form-workflow';
import { Notification } from './notification';
import { acknowledgeKeyActions } from './private/acknowledgments';
import { parkingQueues } from './private/parking-queue';
import { referenceFunction } from './private/reference-function';
import { replayFunction } from './private/replay-function';
import { submissionsTable } from './private/submissions-table';
import { Sweep } from './private/sweep';
import { validateCount, validateDuration } from './private/validate';
import { SubmissionsOptions } from './submissions-options';
import { SyncWorkflowApi, SyncWorkflowApiOptions } from './sync-workflow-api';

/** Properties of a `SentimentFormBackend`. */
export interface SentimentFormBackendProps {
  /**
   * Who is told of a submission that needs attention, because its sentiment is NEGATIVE or could not be found out:
   * at most 10, sent at the same time, each on its own.
   *
   * @default - nobody; what needs attention is marked in the table
   */
  readonly notifications?: Notification[];

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
    const { notifications = [], api = {}, submissions = {} } = props;
    validateCount('notifications', notifications, 0, 10);
    if (submissions.retention) {
      validateDuration('submissions.retention', submissions.retention, Duration.days(1), Duration.days(3650));
    }

    this.table = submissionsTable(this, submissions);
    this.referenceFunction = referenceFunction(this);
    ({
      parkingQueue: this.parkingQueue,
      deadLetterQueue: this.deadLetterQueue,
      deadLetterAlarm: this.deadLetterAlarm,
    } = parkingQueues(this, submissions.encryptionKey));
    const workflow = new FormWorkflow(this, 'Workflow', {
      table: this.table,
      referenceFunction: this.referenceFunction,
      queue: this.parkingQueue,
      notifications,
      retentionSeconds: submissions.retention?.toSeconds(),
    });
    this.stateMachine = workflow.stateMachine;
    this.replayFunction = replayFunction(this, { queue: this.parkingQueue, stateMachine: this.stateMachine });
    const sweep = new Sweep(this, 'Sweep', { table: this.table, queue: this.parkingQueue });
    if (submissions.encryptionKey) {
      grantThroughServices(submissions.encryptionKey, this.stateMachine);
      grantThroughServices(submissions.encryptionKey, sweep.stateMachine);
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

/** A customer's key opens the table and the queue to a workflow, and nothing else. */
function grantThroughServices(key: kms.IKey, stateMachine: sfn.StateMachine): void {
  const { region } = Stack.of(stateMachine);
  const viaServices = { 'kms:ViaService': ['dynamodb', 'sqs'].map((service) => `${service}.${region}.amazonaws.com`) };
  for (const statement of key.grantEncryptDecrypt(stateMachine).principalStatements) {
    statement.addCondition('StringEquals', viaServices);
  }
  acknowledgeKeyActions(stateMachine);
}
