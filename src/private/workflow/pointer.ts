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
 * What was parked unchecked may have been promised another number than the one that its content leads to. Its record stands
 * under its own number, and a pointer under the promised one: `{ referenceNumber, pointsTo, expiresAt? }`. So every ticket can be
 * looked up by its key, and a later copy still finds the record.
 */

/** A JSONata condition: the record stands somewhere else than where the ticket says. */
export const NEEDS_POINTER = `(${ASSIGNED_TICKET.isUnchecked} = true and ${RECORD.referenceNumber} != ${ASSIGNED_TICKET.referenceNumber})`;

/** A JSONata condition after `Read Record`: it found a pointer, and was not led there by another one. */
export const IS_NEW_POINTER = `($exists($states.input.pointsTo) and $not(${IS_OWN_NUMBER}))`;

/**
 * Looks under the number that was promised to what is replayed unchecked. An earlier run may have recorded it there, by the formula
 * of its time, or an earlier replay have left a pointer. Then `$referenceNumber` is where the record is, or else empty.
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

/** Goes on under the number to which a pointer points. */
export function followPointer(scope: Construct): sfn.Pass {
  return sfn.Pass.jsonata(scope, 'Follow Pointer', {
    assign: variables({ referenceNumber: jsonata('$states.input.pointsTo'), isOwnNumber: true }),
    outputs: {},
  });
}

/**
 * Leaves a pointer under the promised number, which expires with the record. Where something stands there already, it is the pointer of
 * an earlier replay, or a record of another submission, which is never overwritten.
 *
 * @param next where it goes on, with nothing promised any more
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
