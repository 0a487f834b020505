/**
 * Rates English text with word lists and answers as Amazon Comprehend does. It runs anywhere, costs nothing, and always
 * says the same of the same text. It is right about as often as VADER is, less often than Comprehend.
 */
import { opinionOf } from './opinion';

/** How sure it is of each sentiment, from 0 to 1. The four sum to 1. */
export interface SentimentScores {
  readonly Positive: number;
  readonly Negative: number;
  readonly Neutral: number;
  readonly Mixed: number;
}

/** The sentiments of Comprehend. MIXED is a text that praises and complains. */
export type Sentiment = 'POSITIVE' | 'NEGATIVE' | 'NEUTRAL' | 'MIXED';

/** The answer of Comprehend's DetectSentiment. */
export interface DetectedSentiment {
  /** The one with the largest score. */
  readonly Sentiment: Sentiment;
  readonly SentimentScore: SentimentScores;
}

/** From here on a text is positive, or negative: VADER's own thresholds; none tuned on half of the texts did better. */
const OPINION_FROM = 0.05;

/** How fast the scores turn around a threshold. */
const STEEPNESS = 15;

/**
 * A text is mixed when one side of its "but" is this far above neutral and another this far below: a strong word
 * ("terrible", -2.1) reaches it, a milder one ("good", 1.9) does not.
 */
const MIXED_FROM = 0.45;

/** Nor is it mixed when all of it together is better or worse than this: people then rate it as good, or bad. */
const MIXED_TO = 0.6;

/** What Comprehend's DetectSentiment would be asked for, of English text of any length. */
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
