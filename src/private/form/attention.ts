import { Tokenization } from 'aws-cdk-lib';
import { AttentionOptions, Sentiment } from '../../attention-options';
import { LABELS } from '../analyzers/analyzer';
import { SENTIMENT, SENTIMENT_SCORE } from '../states/variables';
import { validateNumber, validateUnique } from '../validation/validate';

/** A JSONata condition on `$sentiment` and `$sentimentScore`: the submission needs attention. */
export function needsAttention(options: AttentionOptions = {}): string {
  const { sentiments = [Sentiment.NEGATIVE], minScore = 0, includeUnknown = true } = options;
  validateUnique('attention.sentiments', sentiments);
  validateNumber('attention.minScore', minScore, 0, 1);
  if (minScore === 0) return isOneOf([...sentiments, ...(includeUnknown ? ['UNKNOWN'] : [])]);
  const unknown = includeUnknown ? `${SENTIMENT} = 'UNKNOWN' or ` : '';
  return `(${unknown}(${isOneOf(sentiments)} ? ${isSure(minScore)} : false))`;
}

/**
 * Whether a submission can ever need attention.
 *
 * @param isAnalyzed whether there are sentiments other than UNKNOWN
 */
export function canNeedAttention(options: AttentionOptions = {}, isAnalyzed = true): boolean {
  const { sentiments, includeUnknown = true } = options;
  return includeUnknown || (isAnalyzed && (sentiments === undefined || sentiments.length > 0));
}

/** Whether every submission that is not held needs attention. */
export function alwaysNeedsAttention(options: AttentionOptions = {}, isAnalyzed = true): boolean {
  const { sentiments = [], minScore = 0, includeUnknown = true } = options;
  const isAny = Object.values(Sentiment).every((sentiment) => sentiments.includes(sentiment)) && minScore === 0;
  return includeUnknown && (isAny || !isAnalyzed);
}

/**
 * The keys of scores are like `Negative`, labels like `NEGATIVE`. On one line, because linters accept only this for the
 * condition of a Choice.
 */
function isSure(minScore: number): string {
  const labels = LABELS.map((label) => `'${label}': '${label.charAt(0)}${label.slice(1).toLowerCase()}'`).join(', ');
  const score = `$type(${SENTIMENT_SCORE}) = 'object' ? $lookup(${SENTIMENT_SCORE}, $lookup({${labels}}, ${SENTIMENT}))`;
  return `($score := ${score}; $exists($score) ? $score >= ${Tokenization.stringifyNumber(minScore)} : true)`;
}

function isOneOf(sentiments: readonly string[]): string {
  return `${SENTIMENT} in [${sentiments.map((sentiment) => `'${sentiment}'`).join(', ')}]`;
}
