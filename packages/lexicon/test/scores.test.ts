import { detectSentiment, rateEnglish } from '../src';

const WORDS =
  'good bad not but however GREAT! terrible, 😡 :) ?? the parcel never arrived \ud83d though very love'.split(' ');

/** The same texts at every run: a linear congruential generator, with the constants of Numerical Recipes. */
function* texts(count: number): Generator<string> {
  let state = 42;
  const next = (below: number) => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) % below;
  for (let n = 0; n < count; n++) yield Array.from({ length: 1 + next(12) }, () => WORDS[next(WORDS.length)]).join(' ');
}

test('returns four scores from 0 to 1 that sum to 1, for any text', () => {
  for (const text of ['', ' ', 'x', '\ud83d', 'great '.repeat(5000), 'awful '.repeat(5000), ...texts(2000)]) {
    const scores = Object.values(rateEnglish(text));
    expect(scores).toHaveLength(4);
    expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 9);
  }
});

test('returns the sentiment with the largest score, and each of the four for some text', () => {
  const seen = new Set<string>();
  for (const text of texts(2000)) {
    const { Sentiment, SentimentScore } = detectSentiment(text);
    const [largest] = Object.entries(SentimentScore).reduce((best, other) => (other[1] > best[1] ? other : best));
    expect(largest.toUpperCase()).toBe(Sentiment);
    seen.add(Sentiment);
  }
  expect([...seen].sort()).toEqual(['MIXED', 'NEGATIVE', 'NEUTRAL', 'POSITIVE']);
});

test('returns the same for the same text, whatever it rated before', () => {
  const before = [...texts(50)].map(rateEnglish);
  for (let n = 0; n < 25_000; n++) rateEnglish(`w${n.toString(36)}`);
  expect([...texts(50)].map(rateEnglish)).toEqual(before);
});
