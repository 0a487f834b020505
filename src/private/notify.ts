import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { NotificationTask } from '../notification';
import { jsonata, literal } from './jsonata';
import { ServiceTask } from './service-task';
import { retryBriefly, TASK_TIMEOUT } from './state-policies';

/** One notification on its way. */
export interface NotifyProps {
  readonly table: dynamodb.ITable;
  /** Distinguishes it from the others, in state names and in the record. */
  readonly channel: string;
  readonly task: NotificationTask;
  /** What happens where it cannot be sent. */
  readonly leaveToReplay: sfn.IChainable;
}

/**
 * The branch of one notification: sent if nobody was told through this channel before, then noted in the record, so
 * that no later run sends it again. It ends with `{ isDone }`.
 */
export function notifyAndMark(scope: Construct, props: NotifyProps): sfn.IChainable {
  const { table, channel, task, leaveToReplay } = props;
  const done = sfn.Pass.jsonata(scope, `${channel}: Done`, { outputs: { isDone: true } });
  // Nobody but the record knows later that it went out, so the sweep will send it once more: at least once, SES says.
  const leavePending = sfn.Pass.jsonata(scope, `${channel}: Leave Unmarked`, { outputs: { isDone: false } });

  const mark = new ServiceTask(scope, `${channel}: Mark as Told`, {
    integration: 'states:::dynamodb:updateItem',
    arguments: {
      TableName: table.tableName,
      Key: { referenceNumber: { S: jsonata('$record.referenceNumber') } },
      ConditionExpression: 'attribute_exists(referenceNumber)',
      UpdateExpression: 'ADD notified :channel',
      ExpressionAttributeValues: { ':channel': { SS: [channel] } },
    },
    grants: [new iam.PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources: [table.tableArn] })],
    timeout: TASK_TIMEOUT,
    outputs: { isDone: true },
  })
    .addRetry(retryBriefly(1))
    .addCatch(leavePending, { outputs: {} });

  const notify = new ServiceTask(scope, `${channel}: Notify`, { ...task, timeout: TASK_TIMEOUT, outputs: {} })
    .addRetry(retryBriefly(1))
    .addCatch(leaveToReplay, { outputs: {} });

  return sfn.Choice.jsonata(scope, `${channel}: Needed?`)
    .when(sfn.Condition.jsonata(jsonata(`${literal(channel)} in $record.notified`)), done)
    .otherwise(notify.next(mark));
}
