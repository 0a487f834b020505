import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { readRecord, updateRecord } from './record-tasks';
import { notRecorded } from '../states/failures';
import { jsonata } from '../states/jsonata';
import { retryBriefly } from '../states/state-policies';
import {
  HAS_ASSIGNED_TICKET,
  ASSIGNED_TICKET,
  IS_OWN_NUMBER,
  RECORD,
  REFERENCE_NUMBER,
  SUBMISSION,
} from '../states/variables';

/** A JSONata condition: another run recorded the submission. A run that lost the answer to its own write finds the time of its own. */
export const IS_RECORDED_BY_EARLIER_COPY = `$exists(${RECORD.receivedAt}) and ${RECORD.receivedAt} != ${SUBMISSION.receivedAt}`;

/** What is read from where. */
export interface ReadSubmissionProps {
  readonly table: dynamodb.ITable;
  /** Whether `receivedAt` is among what it ends with. */
  readonly keepsTime: boolean;
}

/**
 * Reads the record of the number with a consistent read: whether it is of the same submission (`isOurs`), whether it has
 * the ticket of this run (`knowsTicket`), and its progress. Or the number in a pointer (`pointsTo`).
 *
 * If the number was assigned to this submission before, its id is sufficient: the hash of the content may have changed
 * since then, for example because the form has a new field.
 */
export function readSubmission(scope: Construct, { table, keepsTime }: ReadSubmissionProps): sfn.TaskStateBase {
  return readRecord(scope, 'Read Record', {
    table,
    referenceNumber: REFERENCE_NUMBER,
    outputs: jsonata(`(
  $item := $states.result.Item;
  $score := $item.sentimentScore.M;
  $tickets := [$item.ticketId.S, $item.otherTickets.SS];
  $merge([
    {
      'isOurs': $item.submissionId.S = ${SUBMISSION.id} and ($item.contentHash.S = ${SUBMISSION.contentHash} or ${IS_OWN_NUMBER}),
      'knowsTicket': $not(${HAS_ASSIGNED_TICKET}) or ${ASSIGNED_TICKET.ticketId} in $tickets,
      'referenceNumber': ${REFERENCE_NUMBER},
      'ticketId': ${HAS_ASSIGNED_TICKET} ? ${ASSIGNED_TICKET.ticketId} : $item.ticketId.S,
      'notified': [$item.notified.SS],
      'isParked': false,${keepsTime ? `\n      'receivedAt': $item.receivedAt.S,` : ''}
      'sentimentScore': $exists($score)
        ? $merge($each($score, function($value, $label) { {$label: $number($value.N)} }))
        : null
    },
    $exists($item.sentiment.S) ? {'sentiment': $item.sentiment.S} : {},
    $exists($item.expiresAt.N) ? {'expiresAt': $item.expiresAt.N} : {},
    $exists($item.pointsTo.S) ? {'pointsTo': $item.pointsTo.S} : {},
    $substringBefore($item.attention.S, '#') = 'HELD' ? {'heldFor': $item.heldFor.S} : {}
  ])
)`),
  }).addRetry(retryBriefly(1));
}

/**
 * A customer got a second ticket for a submission that was already recorded, because the table was not available. It is
 * added to the record, so that the record can be found by both.
 */
export function addTicket(scope: Construct, table: dynamodb.ITable): sfn.TaskStateBase {
  return updateRecord(scope, 'Add Ticket to Record', {
    table,
    referenceNumber: REFERENCE_NUMBER,
    condition: 'attribute_exists(referenceNumber)',
    update: 'ADD otherTickets :ticket',
    values: { ':ticket': { SS: [jsonata(ASSIGNED_TICKET.ticketId)] } },
    outputs: jsonata('$states.input'),
  })
    .addRetry(retryBriefly(1))
    .addCatch(notRecorded(scope, 'Ticket Not Added'), { outputs: {} });
}
