import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { park, PARKED_PARTS } from './park';
import { jsonata } from '../states/jsonata';
import { IS_REPLAY } from '../states/replays';
import { RECORD, SENTIMENT, SENTIMENT_SCORE } from '../states/variables';

/** The part that a replay has to do, when it begins, and how the workflow continues. */
export interface RequestReplayProps {
  readonly queue: sqs.IQueue;
  /** The part that was not done, for the names of the states. By default, everything after the recording. */
  readonly part?: string;
  /** The next state. By default, the branch ends. */
  readonly next?: sfn.IChainable;
  /** Seconds before the replay begins. By default, it begins immediately. */
  readonly delaySeconds?: number;
}

/**
 * Requests a replay for a recorded submission after a part of the workflow failed or ran out of time. The replay does only
 * what is missing. The output is `{ isDone: false }`.
 *
 * The replay gets the sentiment, because otherwise a slow analyzer would use up the time of every replay, and a working one
 * would have to be paid for again.
 */
export function requestReplay(scope: Construct, props: RequestReplayProps): sfn.Choice {
  const { queue, part, next, delaySeconds } = props;
  const [name, of] = part === undefined ? ['', ''] : [` ${part}`, ` for ${part}`];
  const left = sfn.Pass.jsonata(scope, `Leave${name} to Replay`, {
    comment: 'A replay or the sweep completes it',
    outputs: { isDone: false },
  });
  const ask = park(scope, `Request Replay${of}`, {
    queue,
    delaySeconds,
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
