// The workflow answers any bytes that a client sends as JSON: no execution fails, and what is accepted is kept.
import * as fc from 'fast-check';
import { FormAnswers, Notification } from '../src';
import { post, runBackend } from './support/running-backend';
import { useBackend } from './support/shared-backend';
import { NOT_READABLE } from '../src/private/states/posted';

const nested = (open: string, close: string, depth: number) => open.repeat(depth) + '1' + close.repeat(depth);
const unreadable = [NOT_READABLE];

/** What no expression can read, or no state after the first. */
const UNREADABLE: readonly [name: string, body: string][] = [
  ['an infinite number', '{"message":1e400}'],
  ['an infinite number below zero', '{"message":-1e400}'],
  ['a number of 5,000 digits', `{"message":${'9'.repeat(5000)}}`],
  ['an infinite number in a field that the form does not have', '{"message":"Hello","other":1e400}'],
  ['an infinite number somewhere inside', '{"message":"Hello","other":[{"a":[1e400]}]}'],
  ['an infinite number for an id', '{"message":"Hello","submissionId":1e400}'],
  ['an infinite number and nothing else', '1e400'],
  ['2,500 arrays within each other', `{"message":${nested('[', ']', 2500)}}`],
  ['2,500 objects within each other', `{"message":"Hello","other":${nested('{"a":', '}', 2500)}}`],
  ['2,500 arrays for a body', nested('[', ']', 2500)],
  ['101 objects and arrays', `{"message":"[{","other":[${Array(99).fill('{}').join()}]}`],
];

const TOO_LARGE = 'a list that grows when it is written again';

/** Unusual input that can be read: its fields decide. */
const READABLE: readonly [name: string, body: string, outcome: 'ACCEPTED' | 'REJECTED'][] = [
  ['null', 'null', 'REJECTED'],
  ['a number', '0', 'REJECTED'],
  ['a text', '"message"', 'REJECTED'],
  ['an empty list', '[]', 'REJECTED'],
  ['a list of one form', '[{"message":"Hello"}]', 'REJECTED'],
  ['a field without a name', '{"message":"Hello","":1}', 'REJECTED'],
  ['a prototype', '{"message":"Hello","__proto__":{"message":"x"}}', 'REJECTED'],
  ['7,000 fields', `{${Array.from({ length: 7000 }, (_, index) => `"${index.toString(36)}":1`).join()}}`, 'REJECTED'],
  [TOO_LARGE, `[${Array(50_000).fill('1e9').join()}]`, 'REJECTED'],
  ['100 objects and arrays', `{"message":"[{","other":[${Array(98).fill('{}').join()}]}`, 'REJECTED'],
  ['brackets in a text', JSON.stringify({ message: '[{"\\'.repeat(1000) }), 'ACCEPTED'],
  ['half of an emoji', '{"message":"Hello \\ud83d"}', 'ACCEPTED'],
  ['half of an emoji and nothing else', '{"message":"\\ud83d"}', 'REJECTED'],
  ['half of an emoji in an address', '{"message":"Hello","email":"ada\\ud83d@example.com"}', 'REJECTED'],
  ['half of an emoji in a name', '{"message":"Hello","\\udc00":1}', 'REJECTED'],
  ['characters that are none', '{"message":"Hello \\u0000\\uffff"}', 'ACCEPTED'],
  ['a number next to zero', '{"message":"Hello","name":1e-400}', 'REJECTED'],
  ['emoji', JSON.stringify({ message: '😀'.repeat(3000), name: '😀' }), 'ACCEPTED'],
];

const emailed = { fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] };
const form = useBackend({ props: () => ({ notifications: [Notification.email(emailed)] }) });

test.each(UNREADABLE)('rejects %s with its own message', async (_name, body) => {
  expect(await outcomeOf(body)).toEqual({ outcome: 'REJECTED', errors: unreadable });
});

test.each(READABLE)('answers %s', async (_name, body, outcome) => {
  const answer = await outcomeOf(body);
  expect(answer.outcome).toBe(outcome);
  expect(JSON.stringify(answer)).not.toContain(NOT_READABLE.code);
});

test('keeps a text with half an emoji, which no service accepts, without the half', async () => {
  const answer = await outcomeOf('{"message":"Hello \\ud83d, \\ud83d\\ude00"}');
  expect((await form.recordOf(answer)).fields).toEqual({ message: 'Hello , 😀' });
});

test('answers any JSON, whatever its numbers, keys and depth', async () => {
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(texts, async (body) => {
      const answer = await outcomeOf(body);
      outcomes.add(answer.outcome);
      if (answer.outcome === 'ACCEPTED') expect(await form.recordOf(answer)).toBeDefined();
    }),
    { numRuns: 60 },
  );
  expect(outcomes).toEqual(new Set(['ACCEPTED', 'REJECTED']));
});

test('keeps an input that cannot be checked because of a mistake of ours', async () => {
  const broken = await runBackend({
    template: (text) => text.replaceAll('$isValid := $count', '$isValid := $counted'),
  });
  try {
    for (const [, body] of READABLE.filter(([name]) => name !== TOO_LARGE)) {
      const { envelope } = await post(broken, body);
      expect(envelope).toMatchObject({ status: 'SUCCEEDED', output: expect.stringContaining('"ticketId":"U-') });
    }
    for (const [, body] of UNREADABLE) {
      const { envelope } = await post(broken, body);
      expect(JSON.parse(envelope.output ?? '')).toEqual({ outcome: 'REJECTED', errors: unreadable });
    }
  } finally {
    await broken.stop();
  }
});

test('answers in the same way through a function that answers like a web API', async () => {
  const web = await runBackend({ props: () => ({ answers: FormAnswers.http() }) });
  try {
    for (const [, body] of UNREADABLE) {
      const response = await fetch(web.endpoint, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ errors: unreadable });
    }
    expect(web.executions().filter(({ status }) => status !== 'SUCCEEDED')).toEqual([]);
  } finally {
    await web.stop();
  }
});

async function outcomeOf(body: string) {
  const { envelope } = await post(form.local, body);
  expect(envelope.status).toBe('SUCCEEDED');
  return JSON.parse(envelope.output ?? '');
}

/** JSON as text, so that numbers and keys can be ones that JavaScript values cannot have. */
const texts: fc.Arbitrary<string> = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('null', 'true', '1e400', '-1e400', '1e308', '5e-324', '-0', '1e21', '12345678901234567890'),
    fc.constantFrom('"\\ud800"', '"\\udfff\\ud800"', '"\\u0000"', '"\\uffff"', '""', '" "', '"\\"[{"'),
    fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
    // Together with the surrounding arrays and objects, less than the 3,000 levels that work here.
    fc.integer({ min: 1, max: 2900 }).map((depth) => nested('[', ']', depth)),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join()}]`),
    tie('object'),
  ),
  object: fc
    .array(
      fc.tuple(fc.constantFrom('message', 'name', 'email', 'submissionId', '__proto__', '', '\ud800'), tie('value')),
      {
        maxLength: 4,
      },
    )
    .map(
      (members) =>
        `{${['"message":"Hello"', ...members.map(([key, value]) => `${JSON.stringify(key)}:${value}`)].join()}}`,
    ),
})).object;
