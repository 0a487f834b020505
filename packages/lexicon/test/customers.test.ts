/** How often it hears what customers mean. The figures are those measured; they may rise, and must not fall. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { labelledTexts } from './labelled-texts';
import { detectSentiment } from '../src';

const FOLDER = join(__dirname, 'customers');

/** `customers/README.md` says how each came about. */
const FILES = [
  { file: 'development.tsv', accuracy: 0.97 },
  { file: 'held-out.tsv', accuracy: 0.95 },
  { file: 'unseen.tsv', accuracy: 0.92 },
  { file: 'sealed.tsv', accuracy: 0.92 },
];

test.each(FILES)('agrees with at least $accuracy of the labels in $file', ({ file, accuracy }) => {
  const lines = labelledTexts(join(FOLDER, file));
  const right = lines.filter(({ text, sentiment }) => detectSentiment(text).Sentiment === sentiment);
  expect(right.length / lines.length).toBeGreaterThanOrEqual(accuracy);
});

test.each([
  ['development.tsv', 0],
  ['held-out.tsv', 1],
])('has, in %s, exactly the texts whose hash selects them', (file, remainder) => {
  const elsewhere = labelledTexts(join(FOLDER, file)).filter(
    ({ text }) => createHash('sha256').update(text).digest()[0] % 2 !== remainder,
  );
  expect(elsewhere).toEqual([]);
});
