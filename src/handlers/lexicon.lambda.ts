/** Rates the sentiment of English text. */
export async function handler(): Promise<{ Sentiment: string }> {
  return { Sentiment: 'NEUTRAL' };
}
