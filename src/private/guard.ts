import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { NOT_RECORDED, notRecorded, REPLAY_INCOMPLETE, replayIncomplete } from './failures';
import { jsonata } from './jsonata';
import { park } from './park';
import { referenceNumberExpression } from './reference-number-expression';
import { IS_REPLAY, PARKED_MARKER } from './replays';

/**
 * Stands around the workflow, so that no mistake of ours loses a submission. An error in a Pass or Choice state can be
 * caught nowhere but outside: then what was posted is parked as it came.
 */
export function guard(scope: Construct, inside: sfn.IChainable, queue: sqs.IQueue): sfn.Parallel {
  const failed = notRecorded(scope, 'Admit Failure');
  const promise = sfn.Pass.jsonata(scope, 'Promise a Ticket', {
    comment: 'Nothing is known of what was posted, but that it was',
    assign: { promise: jsonata(promiseExpression()) },
    outputs: jsonata('$states.input'),
  });
  const parkIt = park(scope, 'Park Unchecked', {
    queue,
    message: `$merge([$promise, {'unchecked': $states.input}])`,
    outputs: {
      outcome: 'ACCEPTED',
      ticketId: jsonata('$promise.ticketId'),
      sentiment: 'UNKNOWN',
      sentimentScore: null,
    },
  }).addCatch(failed, { outputs: {} });
  const unforeseen = sfn.Choice.jsonata(scope, 'May It Be Parked Unchecked?')
    .when(sfn.Condition.jsonata(jsonata(IS_REPLAY)), failed)
    .otherwise(promise.next(parkIt));

  return sfn.Parallel.jsonata(scope, 'Guarded', { outputs: jsonata('$states.result[0]') })
    .branch(inside)
    .addCatch(failed, { errors: [NOT_RECORDED], outputs: {} })
    .addCatch(replayIncomplete(scope, 'Leave to Next Replay'), { errors: [REPLAY_INCOMPLETE], outputs: {} })
    .addCatch(unforeseen, { outputs: jsonata('$states.input') });
}

/** A number that the client's submissionId and what it posted lead to, by fewer steps than the usual one. */
function promiseExpression(): string {
  return `(
  $given := $type($states.input) = 'object' ? $states.input.submissionId : null;
  $id := $type($given) = 'string' and $length($given) = 36 ? $lowercase($given) : $uuid();
  $seed := $id & ':' & $hash($substring($string($states.input), 0, 2500), 'SHA-256');
  $referenceNumber := ${referenceNumberExpression('$seed')};
  {'id': $id, 'referenceNumber': $referenceNumber, 'ticketId': '${PARKED_MARKER}' & $referenceNumber}
)`;
}
