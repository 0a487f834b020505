// The workflow ends as intended for any input; an oracle in TypeScript says how.
import * as fc from 'fast-check';
import { FormField } from '../../src';
import { post } from '../support/running-backend';
import { useBackend } from '../support/shared-backend';

const form = useBackend({
  props: () => ({
    fields: {
      message: FormField.text({ required: true, maxLength: 20 }),
      code: FormField.text({ minLength: 2, maxLength: 4 }),
      email: FormField.email(),
      topic: FormField.choice(['order', 'return']),
      agree: FormField.checkbox(),
      rating: FormField.number({ min: -5, max: 5 }),
      count: FormField.number({ integersOnly: true }),
    },
    notifications: [],
  }),
});

type Json = { readonly [name: string]: unknown };

/** For each field, what is kept of a value; nothing if it is refused. */
const ORACLE: { readonly [field: string]: (value: unknown) => unknown } = {
  message: (value) => textOf(value, 1, 20),
  code: (value) => textOf(value, 2, 4),
  email: (value) =>
    /^[^@\s\p{Cc}\u200b]+@[^@\s\p{Cc}\u200b]+$/u.test(String(value)) ? textOf(value, 3, 254) : undefined,
  topic: (value) => ['order', 'return'].find((choice) => choice === value),
  agree: (value) =>
    isOneOf([true, 'on', 'true'], value) ? true : isOneOf([false, 'off', 'false'], value) ? false : undefined,
  rating: (value) => numberOf(value, -5, 5),
  count: (value) => [numberOf(value, -999999999999999, 999999999999999)].find(Number.isInteger),
};

/** Both answers must occur, or the test would prove only half. */
const outcomes = new Set<string>();

test('succeeds for any JSON that is posted, and records only valid fields', async () => {
  await fc.assert(
    fc.asyncProperty(posts(), async (posted) => {
      const body = JSON.stringify(posted);
      const { status, envelope } = await post(form.local, body);
      expect({ status, execution: envelope.status }).toEqual({ status: 200, execution: 'SUCCEEDED' });
      const answer = JSON.parse(envelope.output ?? '');

      outcomes.add(answer.outcome);
      const expected = expectedOf(JSON.parse(body));
      if (expected === undefined) {
        expect(answer).toEqual({ outcome: 'REJECTED', errors: expect.any(Array) });
        expect(answer.errors.length).toBeGreaterThan(0);
      } else {
        expect(answer.outcome).toBe('ACCEPTED');
        expect((await form.recordOf(answer)).fields).toEqual(expected);
      }
    }),
    { numRuns: 150 },
  );
  expect(outcomes).toEqual(new Set(['ACCEPTED', 'REJECTED']));
});

/** What the record has of the input; nothing if it must be rejected. */
function expectedOf(posted: unknown): Json | undefined {
  if (typeof posted !== 'object' || posted === null || Array.isArray(posted)) return undefined;
  const given = Object.entries(posted);
  const present = given.filter(([, value]) => !isMissing(value));
  const kept = present.map(([name, value]) => [name, Object.hasOwn(ORACLE, name) ? ORACLE[name](value) : undefined]);
  const isKnown = given.every(([name]) => Object.hasOwn(ORACLE, name));
  const fields = Object.fromEntries(kept) as Json;
  const isValid = isKnown && Object.hasOwn(fields, 'message') && kept.every(([, value]) => value !== undefined);
  return isValid ? { agree: false, ...fields } : undefined;
}

function isMissing(value: unknown): boolean {
  return value === null || (typeof value === 'string' && /^[ \t\r\n]*$/.test(value));
}

function isOneOf(values: readonly unknown[], value: unknown): boolean {
  return values.includes(value);
}

function textOf(value: unknown, minimum: number, maximum: number): string | undefined {
  const length = typeof value === 'string' ? [...value].length : -1;
  return length >= minimum && length <= maximum ? String(value) : undefined;
}

function numberOf(value: unknown, minimum: number, maximum: number): number | undefined {
  const isText = typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value);
  const number = typeof value === 'number' || isText ? Number(value) : NaN;
  const fits = number >= minimum && number <= maximum && (number === 0 || Math.abs(number) >= 1e-15);
  // The record has 15 digits of it, and no zero below zero.
  return fits ? Number(number.toPrecision(15)) + 0 : undefined;
}

/** Sometimes any JSON; mostly almost valid input, so that both answers occur. */
function posts(): fc.Arbitrary<unknown> {
  const anything = fc.jsonValue({ maxDepth: 3 });
  const or = (arbitrary: fc.Arbitrary<unknown>) =>
    fc.oneof(
      { weight: 12, arbitrary },
      { weight: 1, arbitrary: anything },
      { weight: 1, arbitrary: fc.constantFrom('', ' ', null) },
    );
  const text = (maxLength: number) => fc.string({ unit: 'grapheme-composite', maxLength });
  const nearly = fc.record(
    {
      message: or(text(12).map((value) => `x${value}`)),
      code: or(text(5)),
      email: or(fc.oneof(fc.emailAddress(), fc.constantFrom('a@b', 'a@', '@b', 'a b@c', 'a@b\n'))),
      topic: or(fc.constantFrom('order', 'return', 'Order')),
      agree: or(fc.oneof(fc.boolean(), fc.constantFrom('on', 'off', 'true', 'false', 'yes', 1, 0))),
      rating: or(fc.oneof(fc.double({ min: -5.1, max: 5.1, noNaN: true }), fc.constantFrom('-0.50', '5.0', '1e0', -0))),
      count: or(
        fc.oneof(
          fc.maxSafeInteger(),
          fc.integer(),
          fc.maxSafeNat().map(String),
          fc.float({ noNaN: true, noDefaultInfinity: true }),
        ),
      ),
    },
    { requiredKeys: ['message'] },
  );
  const more = fc.dictionary(fc.oneof(fc.constantFrom('__proto__', 'constructor', 'x'), fc.string()), anything, {
    maxKeys: 2,
  });
  return fc.oneof(
    { weight: 1, arbitrary: anything },
    { weight: 8, arbitrary: nearly },
    { weight: 1, arbitrary: fc.tuple(nearly, more).map(([fields, others]) => ({ ...others, ...fields })) },
  );
}
