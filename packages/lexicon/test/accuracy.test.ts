/** How often it agrees with people, against what VADER in Python reaches with the same cut-offs. */
import { join } from 'node:path';
import { detectSentiment } from '../src';
import { agreement, ratedTexts } from './rated-texts';

/** vaderSentiment 3.3.2 from PyPI, measured as here. A MIXED is counted as wrong, whatever people said. */
const VADER = [
  { file: 'tweets.tsv', accuracy: 0.8236, macroF1: 0.7024 },
  { file: 'amazon-reviews.tsv', accuracy: 0.5987, macroF1: 0.5598 },
];

const folder = process.env.SENTIMENT_DIR;

if (folder === undefined) {
  process.stdout.write('SENTIMENT_DIR is not set: how often the lexicon agrees with people is not measured.\n');
} else {
  test.each(VADER)('agrees with the people who rated $file at least as often as VADER', (vader) => {
    const measured = agreement(ratedTexts(join(folder, vader.file)), (text) => detectSentiment(text).Sentiment);
    expect(measured.accuracy).toBeGreaterThanOrEqual(vader.accuracy);
    expect(measured.macroF1).toBeGreaterThanOrEqual(vader.macroF1);
  });
}

test('computes agreement and macro-F1 for the three sentiments that people gave', () => {
  const rated = [
    { text: 'a', sentiment: 'POSITIVE' },
    { text: 'b', sentiment: 'POSITIVE' },
    { text: 'c', sentiment: 'NEGATIVE' },
    { text: 'd', sentiment: 'NEUTRAL' },
  ] as const;
  const answers = new Map([
    ['a', 'POSITIVE'],
    ['b', 'MIXED'],
    ['c', 'NEGATIVE'],
    ['d', 'NEGATIVE'],
  ]);
  const { accuracy, macroF1 } = agreement(rated, (text) => answers.get(text) ?? '');
  expect(accuracy).toBe(0.5);
  // F1: POSITIVE 2*1/(1+2), NEGATIVE 2*1/(2+1), NEUTRAL 0.
  expect(macroF1).toBeCloseTo((2 / 3 + 2 / 3 + 0) / 3, 12);
});
