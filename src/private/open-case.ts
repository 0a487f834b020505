import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { updateRecord } from './record-tasks';
import { CONDITION_FAILED, NEVER_RETRY_CONDITION, retryBriefly } from './state-policies';

/**
 * Says in the record that all that the workflow had to do is done, and that a person is next. Only now: as long as the
 * record says PENDING or PARKED, something may be missing, and the sweep or a replay comes back for it.
 *
 * A case that is open already, or that a person has closed, stays as it is. It ends with `{ isDone }`.
 *
 * @param next where it goes on, whether it could be said or not
 */
export function openCase(scope: Construct, table: dynamodb.ITable, next: sfn.IChainable): sfn.IChainable {
  return updateRecord(scope, 'Open Case', {
    table,
    referenceNumber: '$record.referenceNumber',
    condition: 'attribute_exists(sentiment) AND (attention = :pending OR attention = :parked)',
    update: 'SET attention = :open',
    values: { ':pending': { S: 'PENDING' }, ':parked': { S: 'PARKED' }, ':open': { S: 'OPEN' } },
    outputs: { isDone: true },
  })
    .addRetry(NEVER_RETRY_CONDITION)
    .addRetry(retryBriefly(1))
    .addCatch(next, { errors: [CONDITION_FAILED], outputs: { isDone: true } })
    .addCatch(next, { outputs: { isDone: false } })
    .next(next);
}
