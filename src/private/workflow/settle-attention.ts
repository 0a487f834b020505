import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { updateRecord } from './record-tasks';
import { attentionOf, AttentionShards } from '../form/attention-shards';
import { jsonata } from '../states/jsonata';
import { CONDITION_FAILED, NEVER_RETRY_CONDITION, retryBriefly } from '../states/state-policies';
import { RECORD } from '../states/variables';

/**
 * Sets `attention` to OPEN after the workflow has done everything, so that a person can continue. Until then, `attention`
 * is PENDING or PARKED, and the sweep or a replay completes what is missing.
 *
 * A submission that is already open, or that a person has closed, does not change. The output is `{ isDone }`.
 *
 * @param next the next state, after success and after a failure
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

/** Removes `attention`: everything is done, and no person is needed. */
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
