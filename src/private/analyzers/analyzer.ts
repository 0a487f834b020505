import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { DeclaredForm } from '../form/declared-form';
import { jsonata } from '../states/jsonata';
import { ServiceTask, ServiceTaskProps } from '../states/service-task';
import { ANALYZER_TIMEOUT, retryBriefly } from '../states/state-policies';
import type { Quota } from '../validation/quotas';

/** One method of analyzing the sentiment of a text. */
export interface Analyzer {
  /** The value of `analyzedBy` in the record. */
  readonly name: string;
  /** The number of code points of the text that are analyzed. */
  readonly maxAnalyzedCharacters: number;
  /**
   * The result for a submission that is not analyzed: the analyzer's most common result, so that the response looks like
   * any other.
   */
  readonly ordinary: { readonly sentiment: string; readonly sentimentScore: object | null };
  /** The quota of a new account, if it is low. */
  readonly quota?: Quota;
  /** Creates its resources. Throws if it does not support the form or the region. */
  bind(scope: Construct, form: DeclaredForm, encryptionKey?: kms.IKey): Analysis;
}

/** An analyzer of one backend. */
export interface Analysis {
  /** The Lambda function that analyzes, if there is one. */
  readonly analyzerFunction?: lambda.IFunction;
  /** The reason for a statement with the resource `*`, if there is one. */
  readonly wildcards?: string[];
  /**
   * The states that determine the sentiment of `$submission.text`. Their output is `{ sentiment, sentimentScore }`.
   *
   * @param unknown the state after an error
   */
  states(scope: Construct, unknown: sfn.IChainable): sfn.IChainable;
}

/** The most common result, in the format of Comprehend. */
export const NEUTRAL = {
  sentiment: 'NEUTRAL',
  sentimentScore: { Positive: 0, Negative: 0, Neutral: 1, Mixed: 0 },
} as const;

/** The labels that an analyzer may return. */
export const LABELS = ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED'] as const;

/** The state that calls the analyzer. It is retried once. After that, the sentiment is UNKNOWN. */
export function analyzingTask(
  scope: Construct,
  props: Pick<ServiceTaskProps, 'integration' | 'arguments' | 'grants' | 'outputs'>,
  unknown: sfn.IChainable,
): sfn.TaskStateBase {
  return new ServiceTask(scope, 'Detect Sentiment', { ...props, timeout: ANALYZER_TIMEOUT })
    .addRetry(retryBriefly(1))
    .addCatch(unknown, { outputs: {} });
}

/**
 * The output of a state whose result has the format of Comprehend. A score that is not a probability is dropped: the table
 * would refuse, for example, a number with 200 digits, again in every replay.
 *
 * @param answer a JSONata expression for the result
 */
export function outputsOf(answer: string): object {
  const labels = LABELS.map((label) => `'${label}'`).join(', ');
  const isKnown = `${answer}.Sentiment in [${labels}]`;
  return {
    sentiment: jsonata(`${isKnown} ? ${answer}.Sentiment : 'UNKNOWN'`),
    // Four decimals are the same after the table has stored them as a string, so a retry gets exactly the same result.
    sentimentScore: jsonata(`(
  $given := ${isKnown} ? ${answer}.SentimentScore;
  $scores := $type($given) = 'object' ? $sift($given, function($value, $label) {
    $label in ['Positive', 'Negative', 'Neutral', 'Mixed'] and
    ($type($value) = 'number' ? $value >= 0 and $value <= 1 : false)
  });
  $exists($scores) ? $merge($each($scores, function($value, $label) { {$label: $round($value, 4)} })) : null
)`),
  };
}
