/** The score of each sentiment, from 0 to 1. The sum is 1. */
export interface SentimentScores {
  readonly Positive: number;
  readonly Negative: number;
  readonly Neutral: number;
  readonly Mixed: number;
}
