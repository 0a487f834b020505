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
import { DELAY_UNTIL_RUN_ENDS } from '../states/state-policies';
import { NEW_TICKET, variables } from '../states/variables';

/** The states whose errors are caught, and what is needed to park the submission after such an error. */
export interface CatchAllProps {
  readonly inside: sfn.IChainable;
  readonly queue: sqs.IQueue;
  readonly check: SubmissionCheckProps;
}

/**
 * Catches every error that the inner states do not catch themselves, so that an error in the workflow never loses a
 * submission: only a Parallel state around a Pass or Choice state can catch its errors. Then the posted input is parked
 * unchanged, unless no expression can read it. This is checked here and not earlier, so that it adds nothing to the log of
 * an ordinary submission.
 */
export function catchAll(scope: Construct, { inside, queue, check }: CatchAllProps): sfn.Parallel {
  const failed = notRecorded(scope, 'Fail Unrecorded Submission');
  const parkIt = park(scope, 'Park Unchecked Submission', {
    queue,
    // The error may have come after a replay was requested.
    delaySeconds: DELAY_UNTIL_RUN_ENDS.toSeconds(),
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

/**
 * It assigns `$newTicket`: the first part of the message, with the reference number that is computed from the identity of
 * the submission.
 */
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

/** The seed of the first number of the submission, computed with the same expressions as in the workflow. */
function usualIdentity(check: SubmissionCheckProps): string {
  return `(
  $submission := ${submissionIdentity(check)};
  {'id': $submission.id, 'seed': $submission.id & ':' & $submission.contentHash & ':1'}
)`;
}

/**
 * For an error in those expressions: the seed is computed from the whole posted input as one text, with the id in lower
 * case too. It shares as little as possible with them. The workflow never uses this seed, so the replay writes a pointer.
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
