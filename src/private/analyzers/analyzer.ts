import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { DeclaredForm } from '../form/declared-form';
import { jsonata } from '../states/jsonata';
import { ServiceTask, ServiceTaskProps } from '../states/service-task';
import { ANALYZER_TIMEOUT, retryBriefly } from '../states/state-policies';
import type { Quota } from '../validation/quotas';

/** One way of finding out what mood a text is in. */
export interface Analyzer {
  /** What the record says in `analyzedBy`. */
  readonly name: string;
  /** How many code points of the text it gets. */
  readonly maxAnalyzedCharacters: number;
  /** What a submission is answered that is not analyzed: the most ordinary of its answers, so that nothing stands out. */
  readonly ordinary: { readonly sentiment: string; readonly sentimentScore: object | null };
  /** How many texts a new account can have analyzed, if it is few. */
  readonly quota?: Quota;
  /** Makes what it needs, and refuses a form or a region that it cannot work with. */
  bind(scope: Construct, form: DeclaredForm, encryptionKey?: kms.IKey): Analysis;
}

/** An analyzer at work in one backend. */
export interface Analysis {
  /** The function that is asked, if it is one. */
  readonly analyzerFunction?: lambda.IFunction;
  /** Why a statement of it is on `*`, if one is. */
  readonly wildcards?: string[];
  /**
   * The states that find out the sentiment of `$submission.text`, and end with `{ sentiment, sentimentScore }`.
   *
   * @param unknown where everything goes on that goes wrong
   */
  states(scope: Construct, unknown: sfn.IChainable): sfn.IChainable;
}

/** The most ordinary answer in Comprehend's shape. */
export const NEUTRAL = {
  sentiment: 'NEUTRAL',
  sentimentScore: { Positive: 0, Negative: 0, Neutral: 1, Mixed: 0 },
} as const;

/** The labels that an analyzer may give. */
export const LABELS = ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED'] as const;

/** The state in which the analyzer answers. It is tried once more, and then the sentiment is unknown. */
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
 * What a state outputs that was answered in Comprehend's shape. A score that is no probability is none: the table would
 * refuse a number of 200 digits, in every replay again.
 *
 * @param answer a JSONata expression for the answer
 */
export function outputsOf(answer: string): object {
  const labels = LABELS.map((label) => `'${label}'`).join(', ');
  const isKnown = `${answer}.Sentiment in [${labels}]`;
  return {
    sentiment: jsonata(`${isKnown} ? ${answer}.Sentiment : 'UNKNOWN'`),
    // Four decimals survive the way through the table's strings, so that a retry gets the same answer to the digit.
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
