/**
 * Rates English text with word lists and returns results in the format of Amazon Comprehend. It runs anywhere, costs
 * nothing, and always returns the same result for the same text. It is at least as accurate as VADER, and less accurate than
 * Comprehend.
 */
import { opinionOf } from './opinion';

/** The score of each sentiment, from 0 to 1. The sum is 1. */
export interface SentimentScores {
  readonly Positive: number;
  readonly Negative: number;
  readonly Neutral: number;
  readonly Mixed: number;
}

/** The sentiments of Comprehend. MIXED is a text with praise and complaints. */
export type Sentiment = 'POSITIVE' | 'NEGATIVE' | 'NEUTRAL' | 'MIXED';

/** The result, in the format of Comprehend's DetectSentiment. */
export interface DetectedSentiment {
  /** The sentiment with the highest score. */
  readonly Sentiment: Sentiment;
  readonly SentimentScore: SentimentScores;
}

/**
 * The thresholds from which a text is positive or negative. These are VADER's own. No threshold that was tuned on half of
 * the texts was more accurate.
 */
const OPINION_FROM = 0.05;

/** The slope of the scores at a threshold. */
const STEEPNESS = 15;

/**
 * A text is mixed when one side of its "but" is this far above neutral and another this far below: a strong word
 * ("terrible", -2.1) reaches it, a milder one ("good", 1.9) does not.
 */
const MIXED_FROM = 0.4;

/** A text with a total value beyond this is not mixed, because people rate it as good or bad. */
const MIXED_TO = 0.65;

/** Rates an English text of any length, like Comprehend's DetectSentiment. */
export function detectSentiment(text: string): DetectedSentiment {
  const SentimentScore = rateEnglish(text);
  const { Positive, Negative, Neutral, Mixed } = SentimentScore;
  const sentiments: readonly (readonly [Sentiment, number])[] = [
    ['NEUTRAL', Neutral],
    ['POSITIVE', Positive],
    ['NEGATIVE', Negative],
    ['MIXED', Mixed],
  ];
  const [Sentiment] = sentiments.reduce((best, other) => (other[1] > best[1] ? other : best));
  return { Sentiment, SentimentScore };
}

/** The four scores of an English text. */
export function rateEnglish(text: string): SentimentScores {
  const { polarity, contrast } = opinionOf(text);
  const mixed = sigmoid(STEEPNESS * Math.min(contrast - MIXED_FROM, MIXED_TO - Math.abs(polarity)));
  const positive = Math.exp(STEEPNESS * (polarity - OPINION_FROM));
  const negative = Math.exp(STEEPNESS * (-polarity - OPINION_FROM));
  const share = (1 - mixed) / (positive + negative + 1);
  return { Positive: positive * share, Negative: negative * share, Neutral: share, Mixed: mixed };
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
