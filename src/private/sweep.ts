import { Duration } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as targets from 'aws-cdk-lib/aws-scheduler-targets';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledgments';
import { fromAttributes } from './attributes';
import { expressStateMachine, LogAndTrace } from './express-state-machine';
import { jsonata } from './jsonata';
import { park } from './park';
import { readRecord, updateRecord } from './record-tasks';
import { ServiceTask } from './service-task';
import { CONDITION_FAILED, retryBriefly, TASK_TIMEOUT } from './state-policies';
import { ATTENTION_INDEX } from './submissions-table';

/** Where the sweep looks, and whom it hands what it finds. */
export interface SweepProps extends LogAndTrace {
  readonly table: dynamodb.ITable;
  readonly queue: sqs.IQueue;
}

/** Long after any run has ended, and soon enough for somebody who waits for a warning. */
const AGE = Duration.minutes(5);
const ASK_AGAIN_AFTER = Duration.hours(1);
/** What one sweep takes on. More would not fit into its time; the next one is five minutes away. */
const MOST_PER_SWEEP = 25;

/**
 * Finds submissions whose run was cut off between recording and telling, and asks for a replay of each.
 *
 * It is a state machine on a schedule, without a function: on a form that nobody uses, 8,640 runs a month cost less
 * than three cents.
 */
export class Sweep extends Construct {
  public readonly stateMachine: sfn.StateMachine;

  public constructor(scope: Construct, id: string, props: SweepProps) {
    super(scope, id);
    const { table, queue } = props;
    const one = this.read(table);
    one.next(this.claim(table)).next(this.ask(queue)).next(this.mark(table));
    const each = sfn.Map.jsonata(this, 'For Each', {
      items: sfn.ProvideItems.jsonata(jsonata('$states.input.numbers')),
      maxConcurrency: 5,
      outputs: {},
    }).itemProcessor(one);

    ({ stateMachine: this.stateMachine } = expressStateMachine(this, {
      ...props,
      definition: this.find(table).next(each),
      timeout: Duration.minutes(1),
    }));
    acknowledgeWildcards(this.stateMachine, props.tracing);
    new scheduler.Schedule(this, 'Schedule', {
      description: 'Looks for submissions that were recorded and not finished',
      schedule: scheduler.ScheduleExpression.rate(Duration.minutes(5)),
      // A sweep that could not be started is no loss: the next one finds the same.
      target: new targets.StepFunctionsStartExecution(this.stateMachine, { retryAttempts: 0 }),
    });
  }

  private find(table: dynamodb.ITable): sfn.TaskStateBase {
    return new ServiceTask(this, 'Find Unfinished', {
      integration: 'states:::aws-sdk:dynamodb:query',
      arguments: {
        TableName: table.tableName,
        IndexName: ATTENTION_INDEX,
        KeyConditionExpression: 'attention = :pending AND receivedAt < :before',
        ExpressionAttributeValues: {
          ':pending': { S: 'PENDING' },
          ':before': { S: jsonata(`$fromMillis($millis() - ${AGE.toMilliseconds()})`) },
        },
        Limit: MOST_PER_SWEEP,
      },
      grants: [
        new iam.PolicyStatement({
          actions: ['dynamodb:Query'],
          resources: [`${table.tableArn}/index/${ATTENTION_INDEX}`],
        }),
      ],
      timeout: TASK_TIMEOUT,
      outputs: { numbers: jsonata('[$states.result.Items.referenceNumber.S]') },
    }).addRetry(retryBriefly(1));
  }

  private read(table: dynamodb.ITable): sfn.TaskStateBase {
    return readRecord(this, 'Read Unfinished', {
      table,
      referenceNumber: '$states.input',
      assign: { item: jsonata('$states.result.Item') },
      outputs: {},
    }).addRetry(retryBriefly(1));
  }

  /**
   * One replay an hour is asked for, however many sweeps find the same. A table that takes no updates gets none: its
   * replays could not note what they have done, and would do it again.
   */
  private claim(table: dynamodb.ITable): sfn.TaskStateBase {
    const asked = sfn.Pass.jsonata(this, 'Asked or Finished Before', { outputs: {} });
    return updateRecord(this, 'Claim', {
      table,
      referenceNumber: '$item.referenceNumber.S',
      condition: 'attention = :pending AND (attribute_not_exists(sweptAt) OR sweptAt < :before)',
      update: 'SET sweptAt = :now',
      values: {
        ':pending': { S: 'PENDING' },
        ':before': { S: jsonata(`$fromMillis($millis() - ${ASK_AGAIN_AFTER.toMilliseconds()})`) },
        ':now': { S: jsonata('$now()') },
      },
      outputs: {},
    }).addCatch(asked, { errors: [CONDITION_FAILED], outputs: {} });
  }

  private ask(queue: sqs.IQueue): sfn.TaskStateBase {
    return park(this, 'Ask for Replay', {
      queue,
      message: `{
  'referenceNumber': $item.referenceNumber.S,
  'ticketId': $item.ticketId.S,
  'submission': $merge([
    {
      'id': $item.submissionId.S,
      'contentHash': $item.contentHash.S,
      'receivedAt': $item.receivedAt.S,
      'fields': ${fromAttributes('$item.fields.M')}
    },
    $exists($item.expiresAt) ? {'expiresAt': $item.expiresAt.N} : {}
  ])
}`,
      outputs: {},
    });
  }

  /** So that the next sweep does not ask again. After the asking: a mark without a message would be forgotten. */
  private mark(table: dynamodb.ITable): sfn.TaskStateBase {
    const finished = sfn.Pass.jsonata(this, 'Finished Meanwhile', { outputs: {} });
    return updateRecord(this, 'Mark as Parked', {
      table,
      referenceNumber: '$item.referenceNumber.S',
      condition: 'attention = :pending',
      update: 'SET attention = :parked',
      values: { ':pending': { S: 'PENDING' }, ':parked': { S: 'PARKED' } },
      outputs: {},
    }).addCatch(finished, { errors: [CONDITION_FAILED], outputs: {} });
  }
}
