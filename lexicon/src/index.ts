/**
 * Rates English text with word lists, as a stand-in for Comprehend's model: it runs anywhere, costs nothing, and always
 * says the same of the same text. It is right about as often as VADER is, less often than Comprehend.
 */
import { SentimentIntensityAnalyzer } from 'vader-sentiment';
import { valenceOfWording } from './wording';

export interface SentimentScores {
  readonly Positive: number;
  readonly Negative: number;
  readonly Neutral: number;
  readonly Mixed: number;
}

/** From here on a text is positive, or negative: VADER's own thresholds; none tuned on half of the texts did better. */
const POSITIVE_FROM = 0.05;
const NEGATIVE_FROM = 0.05;

/** How fast the scores turn around those points. */
const STEEPNESS = 15;

/** A text is mixed when one side of its "but" is this far above neutral and another this far below. */
const MIXED_FROM = 0.44;

/** The four scores sum to 1, and the largest is the sentiment. */
export function rateEnglish(text: string): SentimentScores {
  const polarity = polarityOf(text);
  const mixed = sigmoid(STEEPNESS * (contrastOf(text) - MIXED_FROM));
  const positive = Math.exp(STEEPNESS * (polarity - POSITIVE_FROM));
  const negative = Math.exp(STEEPNESS * (-polarity - NEGATIVE_FROM));
  const share = (1 - mixed) / (positive + negative + 1);
  return { Positive: positive * share, Negative: negative * share, Neutral: share, Mixed: mixed };
}

/** From -1 to 1. */
function polarityOf(text: string): number {
  const { compound } = SentimentIntensityAnalyzer.polarity_scores(withPlainNegations(text));
  return squash(unsquash(compound) + valenceOfWording(text));
}

/** The weaker of the best and the worst that is said in one text, 0 when all of it points one way. */
function contrastOf(text: string): number {
  const polarities = clausesOf(text).map(polarityOf);
  const best = Math.max(0, ...polarities);
  const worst = Math.max(0, ...polarities.map((polarity) => -polarity));
  return Math.min(best, worst);
}

function clausesOf(text: string): string[] {
  return text.split(/\b(?:but|however|although|though|yet)\b/i).filter((clause) => clause.trim() !== '');
}

/** vader-sentiment 1.1.3 sees negations in lower case only ("Not good" was positive), and no typographic apostrophes. */
function withPlainNegations(text: string): string {
  return text
    .replace(/’/g, "'")
    .replace(/\b(?:not|never|no|none|nothing|neither|nor|nowhere|without|cannot|rarely|\w+n't)\b/gi, (word) =>
      word.toLowerCase(),
    );
}

/** VADER's own scaling of a sum of word values to -1 .. 1. */
function squash(sum: number): number {
  return sum / Math.sqrt(sum * sum + 15);
}

function unsquash(compound: number): number {
  const bounded = Math.max(-0.9999, Math.min(0.9999, compound));
  return (bounded * Math.sqrt(15)) / Math.sqrt(1 - bounded * bounded);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
