import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { park, PARKED_PARTS } from './park';
import { followPointer, IS_NEW_POINTER, lookUpPromise } from './pointer';
import { addTicket, readSubmission } from './read-submission';
import { attentionOf, AttentionShards } from '../form/attention-shards';
import { toAttributes } from '../states/attributes';
import { notRecorded } from '../states/failures';
import { invoke } from '../states/invoke';
import { jsonata } from '../states/jsonata';
import { referenceNumberExpression } from '../states/reference-number-expression';
import { HAS_PROMISED, IS_REPLAY, PARKED_MARKER } from '../states/replays';
import { ServiceTask } from '../states/service-task';
import {
  CONDITION_FAILED,
  MAY_TRY_AGAIN,
  NEVER_RETRY_CONDITION,
  retryBriefly,
  TASK_TIMEOUT,
} from '../states/state-policies';

/** Where submissions are recorded, what makes their numbers, and where they wait if the table is away. */
export interface RecordSubmissionProps {
  readonly table: dynamodb.ITable;
  readonly referenceFunction: lambda.IFunction;
  readonly queue: sqs.IQueue;
  readonly shards: AttentionShards;
  /** Whether a submission may be one that is held. */
  readonly canBeHeld: boolean;
}

/** Numbers have almost 55 bits: a third collision in a row means that something else is wrong. */
const MAX_ATTEMPTS = 3;

/**
 * The branch that gives a submission its number and its place in the table, or else in the queue. Its own variables are
 * `$attempt`, `$referenceNumber` and `$isOwnNumber`: a branch may not assign a name that the states around it assign.
 *
 * It ends with `{ referenceNumber, ticketId, notified, isParked, sentiment?, sentimentScore, expiresAt? }`: what the record
 * already has, which is nothing but the numbers unless an earlier run of the same submission wrote it.
 */
export function recordSubmission(scope: Construct, props: RecordSubmissionProps): sfn.IChainable {
  const firstAttempt = sfn.Pass.jsonata(scope, 'Start First Attempt', {
    assign: {
      attempt: 1,
      referenceNumber: jsonata(`${HAS_PROMISED} ? $promised.referenceNumber : ''`),
      isOwnNumber: false,
    },
    outputs: {},
  });
  const generate = generateNumber(scope, props.referenceFunction);
  const compute = computeNumber(scope);
  const record = putIfNew(scope, props);
  const read = readSubmission(scope, props.table);
  const putAside = parkOrFail(scope, props.queue);
  const lookUp = lookUpPromise(scope, props.table);

  firstAttempt.next(
    sfn.Choice.jsonata(scope, 'Is a Ticket Assigned?')
      .when(sfn.Condition.jsonata(jsonata(`$referenceNumber = ''`)), generate)
      .when(sfn.Condition.jsonata(jsonata('$promised.isUnchecked')), lookUp)
      .otherwise(record),
  );
  lookUp.addCatch(putAside, { outputs: {} }).next(
    sfn.Choice.jsonata(scope, 'Was It Recorded Before?')
      .when(sfn.Condition.jsonata(jsonata(`$referenceNumber = ''`)), compute)
      .otherwise(record),
  );
  generate.addCatch(compute, { outputs: {} }).next(record);
  compute.next(record);
  record.addCatch(read, { errors: [CONDITION_FAILED], outputs: {} }).addCatch(putAside, { outputs: {} });
  read.addCatch(putAside, { outputs: {} }).next(
    whoseRecord(scope, props, {
      follow: followPointer(scope).next(record),
      tryNext: nextAttempt(scope).next(compute),
      putAside,
    }),
  );
  return firstAttempt;
}

/** A failing function costs a moment, never the submission. */
function generateNumber(scope: Construct, reference: lambda.IFunction): sfn.TaskStateBase {
  return new ServiceTask(scope, 'Generate Reference Number', {
    ...invoke(reference, {
      submissionId: jsonata('$submission.id'),
      contentHash: jsonata('$submission.contentHash'),
      attempt: jsonata('$attempt'),
    }),
    timeout: TASK_TIMEOUT,
    assign: { referenceNumber: jsonata('$states.result.Payload.referenceNumber') },
    outputs: {},
  }).addRetry(retryBriefly(1));
}

/**
 * It also makes the numbers after a first one that was taken: a broken function would give the same again. And those of what was
 * parked unchecked, whose replay has less time.
 */
function computeNumber(scope: Construct): sfn.Pass {
  const seed = `$submission.id & ':' & $submission.contentHash & ':' & $string($attempt)`;
  return sfn.Pass.jsonata(scope, 'Compute Reference Number', {
    comment: 'The number that the function would give, without the function',
    assign: { referenceNumber: jsonata(referenceNumberExpression(seed)) },
    outputs: {},
  });
}

/** Spam waits for a person: no sweep looks for it, and nothing more happens to it. */
function held(shards: AttentionShards): string {
  return `$exists($submission.heldFor) ? {
    'status': {'S': 'HELD'},
    'heldFor': {'S': $submission.heldFor},
    'attention': {'S': ${attentionOf('HELD', shards, '$referenceNumber')}}
  } : {}`;
}

/** The condition is what keeps one submission from ever overwriting another. */
function putIfNew(scope: Construct, { table, shards, canBeHeld }: RecordSubmissionProps): sfn.TaskStateBase {
  const ticketId = `${HAS_PROMISED} ? $promised.ticketId : $referenceNumber`;
  const item = `$merge([
  {
    'referenceNumber': {'S': $referenceNumber},
    'ticketId': {'S': ${ticketId}},
    'submissionId': {'S': $submission.id},
    'contentHash': {'S': $submission.contentHash},
    'receivedAt': {'S': $submission.receivedAt},
    'fields': {'M': ${toAttributes('$submission.fields')}},
    'attention': {'S': ${attentionOf('PENDING', shards, '$referenceNumber')}}
  },
  $exists($submission.expiresAt) ? {'expiresAt': {'N': $submission.expiresAt}} : {}${canBeHeld ? `,\n  ${held(shards)}` : ''}
])`;
  return new ServiceTask(scope, 'Record Submission', {
    integration: 'states:::dynamodb:putItem',
    arguments: {
      TableName: table.tableName,
      Item: jsonata(item),
      ConditionExpression: 'attribute_not_exists(referenceNumber)',
    },
    grants: [new iam.PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [table.tableArn] })],
    timeout: TASK_TIMEOUT,
    outputs: jsonata(`$merge([
  {'referenceNumber': $referenceNumber, 'ticketId': ${ticketId}, 'notified': [], 'isParked': false, 'sentimentScore': null},
  $exists($submission.expiresAt) ? {'expiresAt': $submission.expiresAt} : {}
])`),
  })
    .addRetry(NEVER_RETRY_CONDITION)
    .addRetry(retryBriefly(1));
}

function nextAttempt(scope: Construct): sfn.Pass {
  return sfn.Pass.jsonata(scope, 'Start Next Attempt', {
    assign: { attempt: jsonata('$attempt + 1'), isOwnNumber: false },
    outputs: {},
  });
}

interface WaysOn {
  readonly follow: sfn.IChainable;
  readonly tryNext: sfn.IChainable;
  readonly putAside: sfn.IChainable;
}

/** Ours: go on from it. A pointer: where it points. Another's: the next number. Both only while there is time. */
function whoseRecord(
  scope: Construct,
  { table }: RecordSubmissionProps,
  { follow, tryNext, putAside }: WaysOn,
): sfn.Choice {
  const resume = sfn.Pass.jsonata(scope, 'Resume from Record', { comment: 'One submission, one ticket' });
  return sfn.Choice.jsonata(scope, 'Is It the Same Submission?')
    .when(sfn.Condition.jsonata(jsonata('$states.input.isOurs and $states.input.knowsTicket')), resume)
    .when(sfn.Condition.jsonata(jsonata('$states.input.isOurs')), addTicket(scope, table))
    .when(sfn.Condition.jsonata(jsonata(`${IS_NEW_POINTER} and ${MAY_TRY_AGAIN}`)), follow)
    .when(sfn.Condition.jsonata(jsonata(`$attempt < ${MAX_ATTEMPTS} and ${MAY_TRY_AGAIN}`)), tryNext)
    .otherwise(putAside);
}

/**
 * The customer gets a ticket all the same. Its record is written by a replay, as soon as the table is back. A replay has
 * its message already.
 */
function parkOrFail(scope: Construct, queue: sqs.IQueue): sfn.Choice {
  const ticketId = `'${PARKED_MARKER}' & $referenceNumber`;
  const parkIt = park(scope, 'Park Submission', {
    queue,
    message: `{
  'referenceNumber': $referenceNumber,
  'ticketId': ${ticketId},
  'submission': ${PARKED_PARTS}
}`,
    outputs: {
      referenceNumber: jsonata('$referenceNumber'),
      ticketId: jsonata(ticketId),
      notified: [],
      isParked: true,
      sentimentScore: null,
    },
  });
  const giveUp = notRecorded(scope, 'Neither Recorded nor Parked');
  return sfn.Choice.jsonata(scope, 'May It Be Parked?')
    .when(sfn.Condition.jsonata(jsonata(IS_REPLAY)), giveUp)
    .otherwise(parkIt.addCatch(giveUp, { outputs: {} }));
}
