/** Runs what AWS ran, and holds the interpreter to what AWS answered. */
import { compareRecorded, type Comparison } from './support/recorded-comparison';
import { readRecordings, recordingsFile, type Recording } from './support/recordings';

/**
 * Executions that end differently than on AWS, by id and key, each with the reason. The list may only shrink: one that
 * agrees must leave it.
 */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {};

/** How many agree beyond their ending. Raise these when more do; never lower them. */
const LEAST_AGREEING = { cause: 56, eventTypes: 268, links: 267, details: 267 };

const file = recordingsFile();

if (file === undefined) {
  test('reports that nothing was compared if CONFORMANCE_DIR is not set', () => {
    const written: string[] = [];
    sayThatNothingWasCompared((text) => {
      written.push(text);
      return process.stdout.write(text);
    });
    expect(written).toEqual([expect.stringContaining('CONFORMANCE_DIR is unset')]);
    expect(process.env.CONFORMANCE_DIR).toBeUndefined();
  });
} else {
  describe('the executions recorded on AWS', () => {
    const compared: { readonly name: string; readonly recording: Recording; readonly comparison: Comparison }[] = [];

    beforeAll(async () => {
      for (const recording of readRecordings(file)) {
        const name = `${recording.id} ${recording.key}`;
        compared.push({ name, recording, comparison: await compareRecorded(recording) });
      }
    });

    const countOf = (aspect: keyof Comparison) =>
      compared.filter(({ comparison }) => comparison[aspect] === true).length;

    test('are complete: all 556', () => {
      expect(compared).toHaveLength(556);
    });

    test('end here with the same result, except for those that are listed', () => {
      const differing = compared.filter(({ comparison }) => !comparison.ending).map(({ name }) => name);
      expect(differing.sort()).toEqual(Object.keys(KNOWN_DIFFERENCES).sort());
    });

    test('match in at least 98 % of the cases', () => {
      expect(countOf('ending') / compared.length).toBeGreaterThanOrEqual(0.98);
    });

    test.each(Object.entries(LEAST_AGREEING))('match in %s at least %d times', (aspect, least) => {
      expect(countOf(aspect as keyof Comparison)).toBeGreaterThanOrEqual(least);
    });
  });
}

function sayThatNothingWasCompared(write: (text: string) => boolean): void {
  write('CONFORMANCE_DIR is unset: the interpreter was not compared with the executions that AWS recorded.\n');
}
