import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { park, PARKED_PARTS } from './park';
import { jsonata } from '../states/jsonata';
import { IS_REPLAY } from '../states/replays';
import { RECORD, SENTIMENT, SENTIMENT_SCORE } from '../states/variables';

/**
 * Where a part of the workflow goes on that could not be done, or not in time, on a submission that is recorded: it asks
 * for a replay, which does what is missing and nothing else. It ends with `{ isDone: false }`.
 *
 * The replay is given the sentiment: an analyzer that is slow to fail would use up the time of every replay as well, and
 * one that works would be paid for again.
 *
 * @param part what was not done, for the names of the states; all that follows the recording, where it is left out
 * @param next where it goes on; nowhere, at the end of a branch
 */
export function requestReplay(
  scope: Construct,
  part: string | undefined,
  queue: sqs.IQueue,
  next?: sfn.IChainable,
): sfn.Choice {
  const [name, of] = part === undefined ? ['', ''] : [` ${part}`, ` for ${part}`];
  const left = sfn.Pass.jsonata(scope, `Leave${name} to Replay`, {
    comment: 'To the replay that this is, or to the sweep',
    outputs: { isDone: false },
  });
  const ask = park(scope, `Request Replay${of}`, {
    queue,
    message: `{
  'referenceNumber': ${RECORD.referenceNumber},
  'ticketId': ${RECORD.ticketId},
  'submission': $merge([${PARKED_PARTS}, {
    'analysis': {'sentiment': ${SENTIMENT}, 'sentimentScore': ${SENTIMENT_SCORE}}
  }])
}`,
    outputs: { isDone: false },
  }).addCatch(left, { outputs: {} });
  if (next) {
    left.next(next);
    ask.next(next);
  }
  return sfn.Choice.jsonata(scope, `Request Replay${of}?`)
    .when(sfn.Condition.jsonata(jsonata(IS_REPLAY)), left)
    .otherwise(ask);
}
