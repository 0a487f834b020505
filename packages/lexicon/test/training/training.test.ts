/** The numbers and the word list that are carried are those that `write.ts` writes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allLessons } from './lessons';
import { regress } from './regression';
import { learned, sourceOf } from './training';
import { vaderSource } from './vader';
import { decoded, encoded } from '../../src/front-coding';
import { VALUES, WORDS } from '../../src/vader';

const SRC = join(__dirname, '../../src');

test('carries the word list of vader-sentiment', () => {
  expect(vaderSource() === readFileSync(join(SRC, 'vader.ts'), 'utf8')).toBe(true);
  expect(decoded(WORDS)).toHaveLength(VALUES.length);
  expect(decoded(WORDS)).toEqual(expect.arrayContaining(['love', 'terrible', ':-)']));
});

if (process.env.SENTIMENT_DIR === undefined) {
  process.stdout.write('SENTIMENT_DIR is not set: the model is not learned again.\n');
} else {
  test('carries the numbers that are learned from the training texts', () => {
    expect(sourceOf(learned(allLessons())) === readFileSync(join(SRC, 'model/weights.ts'), 'utf8')).toBe(true);
  });
}

test('learns which word belongs to which label, and nothing from a word that all have', () => {
  const rows = [0, 1, 2].flatMap((label) =>
    Array.from({ length: 10 }, () => ({ columns: [label, 3], values: [1, 1], label, weight: 1 })),
  );
  const weights = regress(rows, 4, 3, 0.1);
  for (const label of [0, 1, 2]) {
    for (const other of [0, 1, 2].filter((one) => one !== label)) {
      expect(weights[label * 3 + label]).toBeGreaterThan(weights[label * 3 + other] + 1);
    }
    expect(weights[3 * 3 + label]).toBeCloseTo(0, 2);
  }
});

test.each([[['a']], [['love', 'loved', 'lovely', 'low']], [['x'.repeat(50), `${'x'.repeat(50)}y`]]])(
  'reads the words %j as they were written',
  (words) => {
    expect(decoded(encoded(words))).toEqual(words);
  },
);
