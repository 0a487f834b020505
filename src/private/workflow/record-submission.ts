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

/** Where submissions are recorded, what makes their numbers, and where they wait if the table is away. */
export interface RecordSubmissionProps {
  readonly table: dynamodb.ITable;
  readonly referenceFunction: lambda.IFunction;
  readonly queue: sqs.IQueue;
  readonly shards: AttentionShards;
  /** Whether a submission may be one that is held. */
  readonly canBeHeld: boolean;
  /** Whether it ends with `receivedAt` as well, for an earlier copy of the submission to be told from this run. */
  readonly keepsTime: boolean;
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
  // The same for each of its transitions, rather than by a Pass state of its own, which would be two more entries in each log.
  const begin = {
    assign: variables({
      attempt: 1,
      referenceNumber: jsonata(`${HAS_ASSIGNED_TICKET} ? ${ASSIGNED_TICKET.referenceNumber} : ''`),
      isOwnNumber: false,
    }),
    outputs: {},
  };
  const generate = generateNumber(scope, props.referenceFunction);
  const compute = computeNumber(scope);
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

/** A failing function costs a moment, never the submission. */
function generateNumber(scope: Construct, reference: lambda.IFunction): sfn.TaskStateBase {
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
 * It also makes the numbers after a first one that was taken: a broken function would give the same again. And those of what was
 * parked unchecked, whose replay has less time.
 */
function computeNumber(scope: Construct): sfn.Pass {
  const seed = `${SUBMISSION.id} & ':' & ${SUBMISSION.contentHash} & ':' & $string(${ATTEMPT})`;
  return sfn.Pass.jsonata(scope, 'Compute Reference Number', {
    comment: 'The number that the function would give, without the function',
    assign: variables({ referenceNumber: jsonata(referenceNumberExpression(seed)) }),
    outputs: {},
  });
}

/** Spam waits for a person: no sweep looks for it, and nothing more happens to it. */
function held(shards: AttentionShards): string {
  return `$exists(${SUBMISSION.heldFor}) ? {
    'status': {'S': 'HELD'},
    'heldFor': {'S': ${SUBMISSION.heldFor}},
    'attention': {'S': ${attentionOf('HELD', shards, REFERENCE_NUMBER)}}
  } : {}`;
}

/** The condition is what keeps one submission from ever overwriting another. */
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

/** Ours: go on from it. A pointer: where it points. Another's: the next number. Both only while there is time. */
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
 * The customer gets a ticket all the same. Its record is written by a replay, as soon as the table is back. A replay has
 * its message already.
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
    outputs: {
      referenceNumber: jsonata(REFERENCE_NUMBER),
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
