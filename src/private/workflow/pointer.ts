import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { readRecord } from './record-tasks';
import { replayIncomplete } from '../states/failures';
import { jsonata } from '../states/jsonata';
import { ServiceTask } from '../states/service-task';
import { CONDITION_FAILED, NEVER_RETRY_CONDITION, retryBriefly, TASK_TIMEOUT } from '../states/state-policies';
import { ASSIGNED_TICKET, IS_OWN_NUMBER, RECORD, REFERENCE_NUMBER, SUBMISSION, variables } from '../states/variables';

/*
 * A submission that was parked unchecked may have a ticket with another number than the one that is computed from its
 * content. Its record has the computed number as the key, and a pointer has the number of the ticket: `{ referenceNumber,
 * pointsTo, expiresAt? }`. So every ticket can be looked up by its number, and a later copy of the submission still finds
 * the record.
 */

/** A JSONata condition: the number of the ticket is not the key of the record. */
export const NEEDS_POINTER = `(${ASSIGNED_TICKET.isUnchecked} = true and ${RECORD.referenceNumber} != ${ASSIGNED_TICKET.referenceNumber})`;

/** A JSONata condition after `Read Record`: it found a pointer, and did not follow another one before. */
export const IS_NEW_POINTER = `($exists($states.input.pointsTo) and $not(${IS_OWN_NUMBER}))`;

/**
 * Looks up the number of the ticket when unchecked input is replayed. An earlier version of the workflow may have recorded
 * the submission there, or an earlier replay may have written a pointer. Then `$referenceNumber` is the key of the record.
 * Otherwise it is empty.
 */
export function lookUpPromise(scope: Construct, table: dynamodb.ITable): sfn.TaskStateBase {
  const item = '$states.result.Item';
  const isOurs = `$exists(${item}.pointsTo) or ${item}.submissionId.S = ${SUBMISSION.id}`;
  return readRecord(scope, 'Look Up Assigned Ticket', {
    table,
    referenceNumber: REFERENCE_NUMBER,
    assign: variables({
      referenceNumber: jsonata(
        `$exists(${item}.pointsTo) ? ${item}.pointsTo.S : ${item}.submissionId.S = ${SUBMISSION.id} ? ${REFERENCE_NUMBER} : ''`,
      ),
      isOwnNumber: jsonata(isOurs),
    }),
    outputs: {},
  }).addRetry(retryBriefly(1));
}

/** Continues with the number in a pointer. */
export function followPointer(scope: Construct): sfn.Pass {
  return sfn.Pass.jsonata(scope, 'Follow Pointer', {
    assign: variables({ referenceNumber: jsonata('$states.input.pointsTo'), isOwnNumber: true }),
    outputs: {},
  });
}

/**
 * Writes a pointer under the number of the ticket. It expires with the record. An item that exists already is not
 * overwritten: it is the pointer of an earlier replay, or the record of another submission.
 *
 * @param next the next state, which ignores the earlier ticket
 */
export function leavePointer(scope: Construct, table: dynamodb.ITable, next: sfn.IChainable): sfn.TaskStateBase {
  const kept = { assign: variables({ assignedTicket: {} }), outputs: {} };
  const pointer = new ServiceTask(scope, 'Write Pointer', {
    integration: 'states:::dynamodb:putItem',
    arguments: {
      TableName: table.tableName,
      Item: jsonata(`$merge([
  {'referenceNumber': {'S': ${ASSIGNED_TICKET.referenceNumber}}, 'pointsTo': {'S': ${RECORD.referenceNumber}}},
  $exists(${RECORD.expiresAt}) ? {'expiresAt': {'N': ${RECORD.expiresAt}}} : {}
])`),
      ConditionExpression: 'attribute_not_exists(referenceNumber)',
    },
    grants: [new iam.PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [table.tableArn] })],
    timeout: TASK_TIMEOUT,
    ...kept,
  })
    .addRetry(NEVER_RETRY_CONDITION)
    .addRetry(retryBriefly(1))
    .addCatch(next, { errors: [CONDITION_FAILED], ...kept })
    .addCatch(replayIncomplete(scope, 'Pointer Not Written'), { outputs: {} });
  pointer.next(next);
  return pointer;
}
