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
import { IS_REPLAY, PARKED_MARKER } from '../states/replays';
import { ServiceTask } from '../states/service-task';
import {
  CONDITION_FAILED,
  MAY_TRY_AGAIN,
  NEVER_RETRY_CONDITION,
  retryBriefly,
  TASK_TIMEOUT,
} from '../states/state-policies';
import {
  HAS_ASSIGNED_TICKET,
  ASSIGNED_TICKET,
  ATTEMPT,
  REFERENCE_NUMBER,
  SUBMISSION,
  variables,
} from '../states/variables';

/** The table, the function that generates numbers, and the queue for submissions while the table is not available. */
export interface RecordSubmissionProps {
  readonly table: dynamodb.ITable;
  readonly referenceFunction: lambda.IFunction;
  readonly queue: sqs.IQueue;
  readonly shards: AttentionShards;
  /** Whether submissions can be held. */
  readonly canBeHeld: boolean;
  /** Whether it ends with `receivedAt` as well, for an earlier copy of the submission to be told from this run. */
  readonly keepsTime: boolean;
}

/** Numbers have almost 55 bits: after a third collision in a row, the cause is something else. */
const MAX_ATTEMPTS = 3;

/**
 * The branch that assigns a number to a submission and writes it to the table, or otherwise to the queue. Its own variables
 * are `$attempt`, `$referenceNumber` and `$isOwnNumber`: a branch cannot assign a variable of an outer scope.
 *
 * Its output is `{ referenceNumber, ticketId, notified, isParked, sentiment?, sentimentScore, expiresAt? }`: the data of
 * the record. It has only the numbers, unless an earlier run of the same submission wrote the record. If the submission is
 * parked, it is only `{ ticketId, isParked }`.
 */
export function recordSubmission(scope: Construct, props: RecordSubmissionProps): sfn.IChainable {
  // The same assignment in each transition, because a Pass state would add two entries to each log.
  const begin = {
    assign: variables({
      attempt: 1,
      referenceNumber: jsonata(`${HAS_ASSIGNED_TICKET} ? ${ASSIGNED_TICKET.referenceNumber} : ''`),
      isOwnNumber: false,
    }),
    outputs: {},
  };
  const generate = generateReferenceNumber(scope, props.referenceFunction);
  const compute = computeReferenceNumber(scope);
  const record = putIfNew(scope, props);
  const read = readSubmission(scope, props);
  const putAside = parkOrFail(scope, props.queue);
  const lookUp = lookUpPromise(scope, props.table);

  lookUp.addCatch(putAside, { outputs: {} }).next(
    sfn.Choice.jsonata(scope, 'Was It Recorded Before?')
      .when(sfn.Condition.jsonata(jsonata(`${REFERENCE_NUMBER} = ''`)), compute)
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
  return sfn.Choice.jsonata(scope, 'Is a Ticket Assigned?', begin)
    .when(sfn.Condition.jsonata(jsonata(`$not(${HAS_ASSIGNED_TICKET})`)), generate, begin)
    .when(sfn.Condition.jsonata(jsonata(ASSIGNED_TICKET.isUnchecked)), lookUp, begin)
    .otherwise(record);
}

/** If the function fails, the number is computed without it. */
function generateReferenceNumber(scope: Construct, reference: lambda.IFunction): sfn.TaskStateBase {
  return new ServiceTask(scope, 'Generate Reference Number', {
    ...invoke(reference, {
      submissionId: jsonata(SUBMISSION.id),
      contentHash: jsonata(SUBMISSION.contentHash),
      attempt: jsonata(ATTEMPT),
    }),
    timeout: TASK_TIMEOUT,
    assign: variables({ referenceNumber: jsonata('$states.result.Payload.referenceNumber') }),
    outputs: {},
  }).addRetry(retryBriefly(1));
}

/**
 * It also computes the numbers after a first collision, because a broken function could return the same number again, and
 * the numbers of unchecked submissions, whose replays have less time.
 */
function computeReferenceNumber(scope: Construct): sfn.Pass {
  const seed = `${SUBMISSION.id} & ':' & ${SUBMISSION.contentHash} & ':' & $string(${ATTEMPT})`;
  return sfn.Pass.jsonata(scope, 'Compute Reference Number', {
    comment: 'Computes the same number without the function',
    assign: variables({ referenceNumber: jsonata(referenceNumberExpression(seed)) }),
    outputs: {},
  });
}

/** Spam waits for a person. The sweep ignores it. */
function held(shards: AttentionShards): string {
  return `$exists(${SUBMISSION.heldFor}) ? {
    'status': {'S': 'HELD'},
    'heldFor': {'S': ${SUBMISSION.heldFor}},
    'attention': {'S': ${attentionOf('HELD', shards, REFERENCE_NUMBER)}}
  } : {}`;
}

/** The condition prevents one submission from overwriting another. */
function putIfNew(scope: Construct, { table, shards, canBeHeld }: RecordSubmissionProps): sfn.TaskStateBase {
  const ticketId = `${HAS_ASSIGNED_TICKET} ? ${ASSIGNED_TICKET.ticketId} : ${REFERENCE_NUMBER}`;
  const item = `$merge([
  {
    'referenceNumber': {'S': ${REFERENCE_NUMBER}},
    'ticketId': {'S': ${ticketId}},
    'submissionId': {'S': ${SUBMISSION.id}},
    'contentHash': {'S': ${SUBMISSION.contentHash}},
    'receivedAt': {'S': ${SUBMISSION.receivedAt}},
    'fields': {'M': ${toAttributes(SUBMISSION.fields)}},
    'attention': {'S': ${attentionOf('PENDING', shards, REFERENCE_NUMBER)}}
  },
  $exists(${SUBMISSION.expiresAt}) ? {'expiresAt': {'N': ${SUBMISSION.expiresAt}}} : {}${canBeHeld ? `,\n  ${held(shards)}` : ''}
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
  {'referenceNumber': ${REFERENCE_NUMBER}, 'ticketId': ${ticketId}, 'notified': [], 'isParked': false, 'sentimentScore': null},
  $exists(${SUBMISSION.expiresAt}) ? {'expiresAt': ${SUBMISSION.expiresAt}} : {}
])`),
  })
    .addRetry(NEVER_RETRY_CONDITION)
    .addRetry(retryBriefly(1));
}

function nextAttempt(scope: Construct): sfn.Pass {
  return sfn.Pass.jsonata(scope, 'Start Next Attempt', {
    assign: variables({ attempt: jsonata(`${ATTEMPT} + 1`), isOwnNumber: false }),
    outputs: {},
  });
}

interface NextSteps {
  readonly follow: sfn.IChainable;
  readonly tryNext: sfn.IChainable;
  readonly putAside: sfn.IChainable;
}

/**
 * Own record: continue from it. Pointer: follow it. Record of another submission: try the next number. The last two only
 * while there is time.
 */
function whoseRecord(
  scope: Construct,
  { table }: RecordSubmissionProps,
  { follow, tryNext, putAside }: NextSteps,
): sfn.Choice {
  const resume = sfn.Pass.jsonata(scope, 'Resume from Record', { comment: 'One submission, one ticket' });
  return sfn.Choice.jsonata(scope, 'Is It the Same Submission?')
    .when(sfn.Condition.jsonata(jsonata('$states.input.isOurs and $states.input.knowsTicket')), resume)
    .when(sfn.Condition.jsonata(jsonata('$states.input.isOurs')), addTicket(scope, table))
    .when(sfn.Condition.jsonata(jsonata(`${IS_NEW_POINTER} and ${MAY_TRY_AGAIN}`)), follow)
    .when(sfn.Condition.jsonata(jsonata(`${ATTEMPT} < ${MAX_ATTEMPTS} and ${MAY_TRY_AGAIN}`)), tryNext)
    .otherwise(putAside);
}

/**
 * The customer still gets a ticket. A replay writes the record when the table is available again. A replay itself already
 * has a message in the queue.
 */
function parkOrFail(scope: Construct, queue: sqs.IQueue): sfn.Choice {
  const ticketId = `'${PARKED_MARKER}' & ${REFERENCE_NUMBER}`;
  const parkIt = park(scope, 'Park Submission', {
    queue,
    message: `{
  'referenceNumber': ${REFERENCE_NUMBER},
  'ticketId': ${ticketId},
  'submission': ${PARKED_PARTS}
}`,
    outputs: { ticketId: jsonata(ticketId), isParked: true },
  });
  const giveUp = notRecorded(scope, 'Neither Recorded nor Parked');
  return sfn.Choice.jsonata(scope, 'May It Be Parked?')
    .when(sfn.Condition.jsonata(jsonata(IS_REPLAY)), giveUp)
    .otherwise(parkIt.addCatch(giveUp, { outputs: {} }));
}
