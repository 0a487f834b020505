/** What is used of vader-sentiment, which ships no types. */
declare module 'vader-sentiment' {
  export interface PolarityScores {
    readonly compound: number;
    readonly pos: number;
    readonly neg: number;
    readonly neu: number;
  }

  export const SentimentIntensityAnalyzer: {
    polarity_scores(text: string): PolarityScores;
  };
}
