import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { updateRecord } from './record-tasks';
import { attentionOf, AttentionShards } from '../form/attention-shards';
import { jsonata } from '../states/jsonata';
import { CONDITION_FAILED, NEVER_RETRY_CONDITION, retryBriefly } from '../states/state-policies';
import { RECORD } from '../states/variables';

/**
 * Says in the record that all that the workflow had to do is done, and that a person is next. Only now: as long as the
 * record says PENDING or PARKED, something may be missing, and the sweep or a replay comes back for it.
 *
 * A case that is open already, or that a person has closed, stays as it is. It ends with `{ isDone }`.
 *
 * @param next where it goes on, whether it could be said or not
 */
export function openAttention(
  scope: Construct,
  table: dynamodb.ITable,
  shards: AttentionShards,
  next: sfn.IChainable,
): sfn.IChainable {
  const open = jsonata(attentionOf('OPEN', shards, RECORD.referenceNumber));
  return settle(scope, 'Open Attention', table, next, 'SET attention = :open', { ':open': { S: open } });
}

/** Says in the record that all is done, and that nobody needs to look at it. */
export function clearAttention(scope: Construct, table: dynamodb.ITable, next: sfn.IChainable): sfn.IChainable {
  return settle(scope, 'Clear Attention', table, next, 'REMOVE attention', {});
}

function settle(
  scope: Construct,
  id: string,
  table: dynamodb.ITable,
  next: sfn.IChainable,
  update: string,
  values: object,
): sfn.IChainable {
  return updateRecord(scope, id, {
    table,
    referenceNumber: RECORD.referenceNumber,
    condition: 'attribute_exists(sentiment) AND (begins_with(attention, :pending) OR attention = :parked)',
    update,
    values: { ':pending': { S: 'PENDING' }, ':parked': { S: 'PARKED' }, ...values },
    outputs: { isDone: true },
  })
    .addRetry(NEVER_RETRY_CONDITION)
    .addRetry(retryBriefly(1))
    .addCatch(next, { errors: [CONDITION_FAILED], outputs: { isDone: true } })
    .addCatch(next, { outputs: { isDone: false } })
    .next(next);
}
