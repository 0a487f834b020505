import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { jsonata } from './jsonata';
import { ServiceTask } from './service-task';
import { CONDITION_FAILED, NEVER_RETRY_CONDITION, retryBriefly, TASK_TIMEOUT } from './state-policies';

/**
 * Says in the record that all that the workflow had to do is done, and that a person is next. Only now: as long as the
 * record says PENDING or PARKED, something may be missing, and the sweep or a replay comes back for it.
 *
 * A case that is open already, or that a person has closed, stays as it is. It ends with `{ isDone }`.
 *
 * @param next where it goes on, whether it could be said or not
 */
export function openCase(scope: Construct, table: dynamodb.ITable, next: sfn.IChainable): sfn.IChainable {
  return new ServiceTask(scope, 'Open Case', {
    integration: 'states:::dynamodb:updateItem',
    arguments: {
      TableName: table.tableName,
      Key: { referenceNumber: { S: jsonata('$record.referenceNumber') } },
      ConditionExpression: 'attribute_exists(sentiment) AND (attention = :pending OR attention = :parked)',
      UpdateExpression: 'SET attention = :open',
      ExpressionAttributeValues: { ':pending': { S: 'PENDING' }, ':parked': { S: 'PARKED' }, ':open': { S: 'OPEN' } },
    },
    grants: [new iam.PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources: [table.tableArn] })],
    timeout: TASK_TIMEOUT,
    outputs: { isDone: true },
  })
    .addRetry(NEVER_RETRY_CONDITION)
    .addRetry(retryBriefly(1))
    .addCatch(next, { errors: [CONDITION_FAILED], outputs: { isDone: true } })
    .addCatch(next, { outputs: { isDone: false } })
    .next(next);
}
