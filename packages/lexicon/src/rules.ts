/** What the rules say of a text: how far it is beyond the thresholds from which it is positive, negative or mixed. */
import type { Opinion } from './opinion';
import type { SentimentScores } from './scores';

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

export function scoresByRules({ polarity, contrast }: Opinion): SentimentScores {
  const mixed = sigmoid(STEEPNESS * Math.min(contrast - MIXED_FROM, MIXED_TO - Math.abs(polarity)));
  const positive = Math.exp(STEEPNESS * (polarity - OPINION_FROM));
  const negative = Math.exp(STEEPNESS * (-polarity - OPINION_FROM));
  const share = (1 - mixed) / (positive + negative + 1);
  return { Positive: positive * share, Negative: negative * share, Neutral: share, Mixed: mixed };
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
