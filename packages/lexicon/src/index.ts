/**
 * Rates English text with word lists and a small learned model, and returns results in the format of Amazon Comprehend. It runs anywhere, costs
 * nothing, and always returns the same result for the same text. It is at least as accurate as VADER, and less accurate than
 * Comprehend.
 */
import { featuresOf } from './model/features';
import { verdictOn } from './model/model';
import { opinionOf } from './opinion';
import { scoresByRules } from './rules';
import type { SentimentScores } from './scores';

export type { SentimentScores } from './scores';

/** The sentiments of Comprehend. MIXED is a text with praise and complaints. */
export type Sentiment = 'POSITIVE' | 'NEGATIVE' | 'NEUTRAL' | 'MIXED';

/** The result, in the format of Comprehend's DetectSentiment. */
export interface DetectedSentiment {
  /** The sentiment with the highest score. */
  readonly Sentiment: Sentiment;
  readonly SentimentScore: SentimentScores;
}

const OTHERS = ['Positive', 'Negative', 'Mixed'] as const;
const NAMES = { Positive: 'POSITIVE', Negative: 'NEGATIVE', Neutral: 'NEUTRAL', Mixed: 'MIXED' } as const;

/**
 * How sure the model must be to overrule the rules, as the logarithm of how much likelier its sentiment is than theirs: at
 * most, for a text that is no message to a company.
 */
const SURE = 3;

/** Rates an English text of any length, like Comprehend's DetectSentiment. */
export function detectSentiment(text: string): DetectedSentiment {
  const SentimentScore = rateEnglish(text);
  const [Sentiment] = best(SentimentScore);
  return { Sentiment: NAMES[Sentiment], SentimentScore };
}

/** The four scores of an English text: those of the rules, unless the model is sure of another sentiment. */
export function rateEnglish(text: string): SentimentScores {
  const opinion = opinionOf(text);
  const rules = scoresByRules(opinion);
  const { scores, elsewhere } = verdictOn(featuresOf(text, opinion, rules));
  const [sentiment] = best(rules);
  const [, most] = best(scores);
  return Math.log(most / scores[sentiment]) > SURE * elsewhere ? scores : rules;
}

/** The sentiment with the highest score, and that score; the first of equal ones. */
function best(scores: SentimentScores): readonly [keyof SentimentScores, number] {
  let highest: keyof SentimentScores = 'Neutral';
  for (const other of OTHERS) if (scores[other] > scores[highest]) highest = other;
  return [highest, scores[highest]];
}
