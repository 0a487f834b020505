import * as fc from 'fast-check';
import { runStateMachine } from 'sentiment-form-local';
import { ALPHABET, isReferenceNumber, referenceNumber, ReferenceNumberInput } from '../src/handlers/reference-number';
import { handler } from '../src/handlers/reference-number.lambda';
import { referenceNumberExpression } from '../src/private/states/reference-number-expression';

const inputs: fc.Arbitrary<ReferenceNumberInput> = fc.record({
  submissionId: fc.uuid(),
  contentHash: fc.stringMatching(/^[0-9a-f]{64}$/),
  attempt: fc.integer({ min: 1, max: 5 }),
});

const SEPARATORS = [4, 9];

test('has three groups of four symbols without I, L, O and U', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      expect(referenceNumber(input)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    }),
  );
});

test('is the same for the same submission and attempt, and different if either differs', () => {
  fc.assert(
    fc.property(inputs, inputs, (one, other) => {
      expect(referenceNumber({ ...one })).toBe(referenceNumber(one));
      expect(referenceNumber({ ...one, attempt: one.attempt + 1 })).not.toBe(referenceNumber(one));
      expect(referenceNumber({ ...one, submissionId: other.submissionId })).not.toBe(referenceNumber(one));
      expect(referenceNumber({ ...one, contentHash: other.contentHash })).not.toBe(referenceNumber(one));
    }),
  );
});

test('has the check symbol that Crockford defines: the number modulo 37', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const symbols = [...referenceNumber(input).replace(/-/g, '')].map((symbol) => BigInt(ALPHABET.indexOf(symbol)));
      const check = symbols.pop();
      expect(symbols.reduce((value, symbol) => value * 32n + symbol, 0n) % 37n).toBe(check);
    }),
  );
});

test('reveals every wrong symbol by its check symbol', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const made = referenceNumber(input);
      expect(isReferenceNumber(made)).toBe(true);
      const typos = [...made].flatMap((right, at) =>
        SEPARATORS.includes(at)
          ? []
          : [...ALPHABET]
              .filter((wrong) => wrong !== right)
              .map((wrong) => made.slice(0, at) + wrong + made.slice(at + 1)),
      );
      expect(typos).toHaveLength(12 * 31);
      expect(typos.filter(isReferenceNumber)).toEqual([]);
    }),
  );
});

test('reveals every swap of neighboring symbols by its check symbol', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const made = referenceNumber(input).replace(/-/g, '');
      const swaps = [...made.slice(1)].flatMap((next, at) =>
        next === made[at] ? [] : [made.slice(0, at) + next + made[at] + made.slice(at + 2)],
      );
      expect(swaps.filter(isReferenceNumber)).toEqual([]);
    }),
  );
});

test('can be read in any case, with any spaces and hyphens', () => {
  const made = referenceNumber({ submissionId: 'a', contentHash: 'b', attempt: 1 });
  expect(isReferenceNumber(made.toLowerCase().replace(/-/g, ' '))).toBe(true);
  expect(isReferenceNumber(`U-${made}`)).toBe(true);
  expect(isReferenceNumber(made.slice(0, -1))).toBe(false);
  expect(isReferenceNumber(`${made.slice(0, -1)}U`)).toBe(false);
});

test('is unique in 200,000 submissions, with every symbol equally frequent in every position', () => {
  const all = new Set<string>();
  const counts = Array.from({ length: 10 }, () => new Map<string, number>());
  for (let i = 0; i < 200_000; i++) {
    const made = referenceNumber({ submissionId: `submission-${i}`, contentHash: 'hash', attempt: 1 });
    all.add(made);
    [...made.replace(/-/g, '').slice(0, 10)].forEach((symbol, at) =>
      counts[at].set(symbol, (counts[at].get(symbol) ?? 0) + 1),
    );
  }
  expect(all.size).toBe(200_000);
  for (const place of counts) {
    // 6,250 are expected of each; seven standard deviations (77.8 each) are 545.
    expect([...place.values()].filter((count) => Math.abs(count - 6250) > 545)).toEqual([]);
    expect(place.size).toBe(32);
  }
});

test('is the same from the function and from the workflow', async () => {
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Compute',
    States: {
      Compute: {
        Type: 'Pass',
        Output: `{% ${referenceNumberExpression(
          `$states.input.submissionId & ':' & $states.input.contentHash & ':' & $string($states.input.attempt)`,
        )} %}`,
        End: true,
      },
    },
  };
  const invoke = async () => {
    throw new Error('The workflow computes the number alone.');
  };
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      const { output } = await runStateMachine(definition, { ...input }, { invoke });
      expect(output).toBe(referenceNumber(input));
      expect(await handler(input)).toEqual({ referenceNumber: output });
    }),
    { numRuns: 300 },
  );
});

test('is refused to a caller that does not send a submission', async () => {
  const broken = { submissionId: 'a', contentHash: 'b', attempt: 1.5 };
  await expect(handler(broken)).rejects.toThrow(
    'Expected { submissionId: string, contentHash: string, attempt: integer }, got string, string and number.',
  );
});
