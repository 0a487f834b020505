import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { markAsSent, sentMark } from './notify';
import { updateRecord } from './record-tasks';
import { attentionOf, AttentionShards } from '../form/attention-shards';
import { jsonata } from '../states/jsonata';
import { CONDITION_FAILED, NEVER_RETRY_CONDITION, retryBriefly } from '../states/state-policies';
import { RECORD } from '../states/variables';

/** The record, and the next state after success and after a failure. */
interface SettleProps {
  readonly table: dynamodb.ITable;
  readonly next: sfn.IChainable;
}

/** The number of shards of OPEN, and the notification that the same write marks as sent. */
export interface OpenAttentionProps extends SettleProps {
  readonly shards: AttentionShards;
  /** @default - all notifications are marked before */
  readonly channel?: string;
}

/**
 * Sets `attention` to OPEN after the workflow has done everything, so that a person can continue. Until then, `attention`
 * is PENDING or PARKED, and the sweep or a replay completes what is missing.
 *
 * A submission that is already open, or that a person has closed, does not change, except that the notification is marked.
 * If the write fails, the notification is marked by a write of its own, which touches no index. The output is `{ isDone }`.
 */
export function openAttention(scope: Construct, { shards, channel, ...props }: OpenAttentionProps): sfn.IChainable {
  const open = { ':open': { S: jsonata(attentionOf('OPEN', shards, RECORD.referenceNumber)) } };
  const update = 'SET attention = :open';
  if (channel === undefined) {
    return settle(scope, 'Open Attention', { ...props, update, values: open });
  }
  const mark = sentMark(channel);
  return settle(scope, 'Open Attention', {
    ...props,
    update: `${update} ${mark.update}`,
    values: { ...open, ...mark.values },
    ifNot: markAsSent(scope, { ...props, channel, isDone: jsonata('$states.input.isDone') }),
  });
}

/** Removes `attention`: everything is done, and no person is needed. */
export function clearAttention(scope: Construct, props: SettleProps): sfn.IChainable {
  return settle(scope, 'Clear Attention', { ...props, update: 'REMOVE attention', values: {} });
}

interface UpdateAttentionProps extends SettleProps {
  readonly update: string;
  readonly values: object;
  /** The next state if nothing was written. @default - `next` */
  readonly ifNot?: sfn.IChainable;
}

function settle(
  scope: Construct,
  id: string,
  { table, update, values, next, ifNot = next }: UpdateAttentionProps,
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
    .addCatch(ifNot, { errors: [CONDITION_FAILED], outputs: { isDone: true } })
    .addCatch(ifNot, { outputs: { isDone: false } })
    .next(next);
}
