import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { park } from './park';
import { rejectUnreadable } from './read-posted';
import { SubmissionCheckProps, submissionIdentity } from '../form/submission-check';
import { isUuid, submissionIdOf } from '../form/submission-id';
import { NOT_RECORDED, notRecorded, REPLAY_INCOMPLETE, replayIncomplete } from '../states/failures';
import { jsonata, partOf } from '../states/jsonata';
import { POSTED } from '../states/posted';
import { referenceNumberExpression } from '../states/reference-number-expression';
import { IS_REPLAY, PARKED_MARKER } from '../states/replays';
import { NEW_TICKET, variables } from '../states/variables';

/** The states whose errors are caught, and what is needed to park a submission on which one of them fails. */
export interface CatchAllProps {
  readonly inside: sfn.IChainable;
  readonly queue: sqs.IQueue;
  readonly check: SubmissionCheckProps;
}

/**
 * Catches every error that the states inside do not catch themselves, so that no fault of ours loses a submission: only a Parallel state
 * around it can catch an error in a Pass or Choice state. What was posted is then parked as it was posted, unless no expression can read
 * it. Whether one can is checked here and not before, so that it adds nothing to the log of an ordinary submission.
 */
export function catchAll(scope: Construct, { inside, queue, check }: CatchAllProps): sfn.Parallel {
  const failed = notRecorded(scope, 'Fail Unrecorded Submission');
  const parkIt = park(scope, 'Park Unchecked Submission', {
    queue,
    message: `$merge([${NEW_TICKET.whole}, {'unchecked': ${POSTED}}])`,
    outputs: {
      outcome: 'ACCEPTED',
      ticketId: jsonata(NEW_TICKET.ticketId),
      sentiment: 'UNKNOWN',
      sentimentScore: null,
    },
  }).addCatch(failed, { outputs: {} });
  const assignOther = assignTicket(scope, 'Other Ticket', OTHER_IDENTITY).addCatch(failed, { outputs: {} });
  const assign = assignTicket(scope, 'Ticket', usualIdentity(check)).addCatch(assignOther, { outputs: {} });
  assign.next(parkIt);
  assignOther.next(parkIt);
  const unforeseen = sfn.Choice.jsonata(scope, 'May It Be Parked Unchecked?')
    .when(sfn.Condition.jsonata(jsonata(IS_REPLAY)), failed)
    .otherwise(assign);

  return sfn.Parallel.jsonata(scope, 'Process Submission', { arguments: {}, outputs: jsonata('$states.result[0]') })
    .branch(inside)
    .addCatch(failed, { errors: [NOT_RECORDED], outputs: {} })
    .addCatch(replayIncomplete(scope, 'Fail Incomplete Replay'), { errors: [REPLAY_INCOMPLETE], outputs: {} })
    .addCatch(rejectUnreadable(scope, unforeseen), { outputs: {} });
}

/** It assigns `$newTicket`: the beginning of the message, with the reference number of an identity of the submission. */
function assignTicket(scope: Construct, name: string, identity: string): sfn.Parallel {
  const compute = sfn.Pass.jsonata(scope, `Compute ${name}`, {
    outputs: jsonata(`(
  $identity := ${identity};
  $referenceNumber := ${referenceNumberExpression('$identity.seed')};
  {'id': $identity.id, 'referenceNumber': $referenceNumber, 'ticketId': '${PARKED_MARKER}' & $referenceNumber}
)`),
  });
  return sfn.Parallel.jsonata(scope, `Assign ${name}`, {
    assign: variables({ newTicket: jsonata('$states.result[0]') }),
    outputs: {},
  }).branch(compute);
}

/** What the first number of the submission follows from, by the very expressions that the workflow makes it with. */
function usualIdentity(check: SubmissionCheckProps): string {
  return `(
  $submission := ${submissionIdentity(check)};
  {'id': $submission.id, 'seed': $submission.id & ':' & $submission.contentHash & ':1'}
)`;
}

/**
 * For when the mistake is in those expressions: from all that was posted as one text, in which the id is in lower case as well. It has
 * as little as possible in common with them. The workflow makes no number of such a seed, so the replay leaves a pointer.
 */
const OTHER_IDENTITY = `(
  $posted := ${POSTED};
  $given := $type($posted) = 'object' ? $posted.submissionId : null;
  $id := ${submissionIdOf('$given')};
  $text := $string($posted);
  $same := ${isUuid('$given')} ? $replace($text, $given, $id) : $text;
  $hashes := $map([0..$floor($length($same) / 2000)], function($part) { $hash(${partOf('$same', '$part * 2000', 2000)}, 'SHA-256') });
  {'id': $id, 'seed': $id & ':' & $join($hashes)}
)`;
