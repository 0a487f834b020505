/** Texts that people rated, and how well answers agree with them. */
import { readFileSync } from 'node:fs';

export interface RatedText {
  readonly text: string;
  readonly sentiment: RatedSentiment;
}

export interface Agreement {
  /** The share of texts that got the sentiment that people gave them. */
  readonly accuracy: number;
  /** The mean over the sentiments of the harmonic mean of precision and recall. */
  readonly macroF1: number;
}

const SENTIMENTS = ['POSITIVE', 'NEGATIVE', 'NEUTRAL'] as const;
type RatedSentiment = (typeof SENTIMENTS)[number];

/** From here on a mean rating, from -4 to +4, is an opinion: the cut-offs of the published figures. */
const OPINION_FROM = 0.5;

/** A line has the mean rating, a tab and the text. */
export function ratedTexts(file: string): RatedText[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t');
      return { text: line.slice(tab + 1), sentiment: sentimentOf(Number(line.slice(0, tab))) };
    });
}

export function agreement(rated: readonly RatedText[], rate: (text: string) => string): Agreement {
  const answers = rated.map(({ text, sentiment }) => ({ given: rate(text), sentiment }));
  const right = answers.filter(({ given, sentiment }) => given === sentiment);
  const f1 = SENTIMENTS.map((one) => {
    const found = answers.filter(({ given }) => given === one).length;
    const there = answers.filter(({ sentiment }) => sentiment === one).length;
    return (2 * right.filter(({ given }) => given === one).length) / (found + there || 1);
  });
  return {
    accuracy: right.length / answers.length,
    macroF1: f1.reduce((sum, value) => sum + value, 0) / f1.length,
  };
}

function sentimentOf(rating: number): RatedSentiment {
  if (rating >= OPINION_FROM) return 'POSITIVE';
  return rating <= -OPINION_FROM ? 'NEGATIVE' : 'NEUTRAL';
}
