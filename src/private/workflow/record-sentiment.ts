import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { updateRecord } from './record-tasks';
import { attentionOf, AttentionShards } from '../form/attention-shards';
import { jsonata } from '../states/jsonata';
import { CONDITION_FAILED, NEVER_RETRY_CONDITION, retryBriefly } from '../states/state-policies';
import { RECORD, SENTIMENT, SENTIMENT_SCORE } from '../states/variables';

/** The table, and the next states. */
export interface RecordSentimentProps {
  readonly table: dynamodb.ITable;
  readonly shards: AttentionShards;
  /** The value of `analyzedBy` in the record. */
  readonly analyzedBy: string;
  /** A JSONata condition. */
  readonly needsAttention: string;
  /** The notifications that follow: none, those for submissions that need attention, or also a receipt for every submission. */
  readonly notifies: 'NOBODY' | 'ATTENTION' | 'EVERYBODY';
  /** The next state after the sentiment is recorded. */
  readonly next: sfn.IChainable;
  /** The next state after a failure. */
  readonly requestReplay: sfn.IChainable;
}

/**
 * Adds the sentiment to the record, unless it has one.
 *
 * It also sets `attention` if no notification follows: a submission that does not need attention leaves the index, and one
 * that needs attention is OPEN immediately.
 */
export function recordSentiment(scope: Construct, props: RecordSentimentProps): sfn.IChainable {
  const keep = sfn.Pass.jsonata(scope, 'Keep Recorded Sentiment', {
    comment: 'An earlier run recorded one',
    outputs: {},
  });
  keep.next(props.next);
  const { attention, value } = settled(props);
  return updateRecord(scope, 'Record Sentiment', {
    table: props.table,
    referenceNumber: RECORD.referenceNumber,
    condition: 'attribute_exists(referenceNumber) AND attribute_not_exists(sentiment)',
    update: jsonata(`'SET sentiment = :sentiment, analyzedBy = :analyzer'
  & (${SENTIMENT_SCORE} = null ? '' : ', sentimentScore = :score')${attention}`),
    values: jsonata(`$merge([
  {':sentiment': {'S': ${SENTIMENT}}, ':analyzer': {'S': '${props.analyzedBy}'}},
  ${SENTIMENT_SCORE} = null ? {} : {':score': {'M': $merge($each(${SENTIMENT_SCORE}, function($value, $label) {
    {$label: {'N': $string($value)}}
  }))}}${value}
])`),
    outputs: {},
  })
    .addRetry(NEVER_RETRY_CONDITION)
    .addRetry(retryBriefly(1))
    .addCatch(keep, { errors: [CONDITION_FAILED], outputs: {} })
    .addCatch(props.requestReplay, { outputs: {} })
    .next(props.next);
}

/** The part of the update for `attention`, and its value. Empty if notifications follow. */
function settled({ notifies, shards, needsAttention }: RecordSentimentProps): { attention: string; value: string } {
  switch (notifies) {
    case 'NOBODY':
      return {
        attention: `\n  & (${needsAttention} ? ', attention = :open' : ' REMOVE attention')`,
        value: `,\n  ${needsAttention} ? {':open': {'S': ${attentionOf('OPEN', shards, RECORD.referenceNumber)}}} : {}`,
      };
    case 'ATTENTION':
      return { attention: `\n  & (${needsAttention} ? '' : ' REMOVE attention')`, value: '' };
    case 'EVERYBODY':
      return { attention: '', value: '' };
  }
}
