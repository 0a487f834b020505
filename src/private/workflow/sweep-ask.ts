import { Duration } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { park } from './park';
import { readRecord, updateRecord } from './record-tasks';
import { fromAttributes } from '../states/attributes';
import { jsonata } from '../states/jsonata';
import { CONDITION_FAILED, retryBriefly } from '../states/state-policies';
import { DELAY_SECONDS, ITEM, variables } from '../states/variables';

const ASK_AGAIN_AFTER = Duration.hours(1);

/** The error of an expression that finds no value, because a record was deleted or changed by hand. */
const NOT_EVALUATED = 'States.QueryEvaluationError';

/** Requests the replay of one unfinished submission: `{ referenceNumber, delaySeconds }`. */
export function askForReplay(scope: Construct, table: dynamodb.ITable, queue: sqs.IQueue): sfn.IChainable {
  const unreadable = sfn.Pass.jsonata(scope, 'Missing or Not Readable', {
    comment: 'A record that cannot be read does not stop the replay of others',
    outputs: {},
  });
  const read = readRecord(scope, 'Read Unfinished Record', {
    table,
    referenceNumber: '$states.input.referenceNumber',
    assign: variables({ item: jsonata('$states.result.Item'), delaySeconds: jsonata('$states.input.delaySeconds') }),
    outputs: {},
  })
    .addRetry({ errors: [NOT_EVALUATED], maxAttempts: 0 })
    .addRetry(retryBriefly(1))
    .addCatch(unreadable, { errors: [NOT_EVALUATED], outputs: {} });
  const ask = sendMessage(scope, queue).addCatch(unreadable, { errors: [NOT_EVALUATED], outputs: {} });
  return read.next(claim(scope, table)).next(ask).next(mark(scope, table));
}

/**
 * At most one replay an hour is requested, even if several sweeps find the same submission. No replay is requested while
 * the table accepts no updates: replays could not mark what they have done, and would repeat it.
 */
function claim(scope: Construct, table: dynamodb.ITable): sfn.TaskStateBase {
  const asked = sfn.Pass.jsonata(scope, 'Requested or Finished Before', { outputs: {} });
  return updateRecord(scope, 'Claim Submission', {
    table,
    referenceNumber: `${ITEM.referenceNumber}.S`,
    condition: 'begins_with(attention, :pending) AND (attribute_not_exists(sweptAt) OR sweptAt < :before)',
    update: 'SET sweptAt = :now',
    values: {
      ':pending': { S: 'PENDING' },
      ':before': { S: jsonata(`$fromMillis($millis() - ${ASK_AGAIN_AFTER.toMilliseconds()})`) },
      ':now': { S: jsonata('$now()') },
    },
    outputs: {},
  }).addCatch(asked, { errors: [CONDITION_FAILED], outputs: {} });
}

function sendMessage(scope: Construct, queue: sqs.IQueue): sfn.TaskStateBase {
  return park(scope, 'Request Replay', {
    queue,
    delaySeconds: jsonata(DELAY_SECONDS),
    message: `{
  'referenceNumber': ${ITEM.referenceNumber}.S,
  'ticketId': ${ITEM.ticketId}.S,
  'submission': $merge([
    {
      'id': ${ITEM.submissionId}.S,
      'contentHash': ${ITEM.contentHash}.S,
      'receivedAt': ${ITEM.receivedAt}.S,
      'fields': ${fromAttributes(`${ITEM.fields}.M`)}
    },
    $exists(${ITEM.expiresAt}) ? {'expiresAt': ${ITEM.expiresAt}.N} : {}
  ])
}`,
    outputs: {},
  });
}

/**
 * This prevents another request by the next sweep. It comes after the request, because a submission with the mark but
 * without a message would be lost.
 */
function mark(scope: Construct, table: dynamodb.ITable): sfn.TaskStateBase {
  const finished = sfn.Pass.jsonata(scope, 'Finished in the Meantime', { outputs: {} });
  return updateRecord(scope, 'Mark as Parked', {
    table,
    referenceNumber: `${ITEM.referenceNumber}.S`,
    condition: 'begins_with(attention, :pending)',
    update: 'SET attention = :parked',
    values: { ':pending': { S: 'PENDING' }, ':parked': { S: 'PARKED' } },
    outputs: {},
  }).addCatch(finished, { errors: [CONDITION_FAILED], outputs: {} });
}
