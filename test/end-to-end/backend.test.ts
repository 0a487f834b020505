import { randomUUID } from 'crypto';
import { LocalBackend } from 'sentiment-form-local';
import { isReferenceNumber } from '../../src/handlers/reference-number';
import { post, records, runBackend, submit } from '../support/running-backend';

let backend: LocalBackend;
beforeEach(async () => {
  backend = await runBackend();
});
afterEach(async () => {
  await backend.stop();
});

const ANGRY = 'This is terrible, I want my money back.';
const KIND = 'Thank you, this is wonderful, I love it!';

test('answers a negative message with a ticket, saves it, and notifies the administrator', async () => {
  const answer = await submit(backend, { message: ANGRY, name: 'Ada', email: 'ada@example.com' });

  expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'NEGATIVE' });
  expect(isReferenceNumber(answer.ticketId ?? '')).toBe(true);
  expect(await records(backend)).toEqual([
    {
      referenceNumber: answer.ticketId,
      ticketId: answer.ticketId,
      submissionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      fields: { name: 'Ada', email: 'ada@example.com', message: ANGRY },
      sentiment: 'NEGATIVE',
      sentimentScore: answer.sentimentScore,
      analyzedBy: 'comprehend',
      attention: 'OPEN',
      notified: ['Email'],
    },
  ]);
  expect(backend.outbox()).toHaveLength(1);
  expect(backend.outbox()[0]).toMatchObject({
    from: 'forms@example.com',
    to: ['care@example.com'],
    subject: `[NEGATIVE] Form submission ${answer.ticketId}`,
    text: expect.stringContaining(`message: ${ANGRY}`),
  });
});

test('answers a positive message with a ticket, and does not notify the administrator', async () => {
  const answer = await submit(backend, { message: KIND });

  expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'POSITIVE' });
  const [record] = await records(backend);
  expect(record).toMatchObject({ ticketId: answer.ticketId, sentiment: 'POSITIVE', fields: { message: KIND } });
  expect(record).not.toHaveProperty('attention');
  expect(backend.outbox()).toEqual([]);
});

describe('a request that is not a valid submission', () => {
  test.each([
    ['an empty object', '{}', 'message', 'REQUIRED'],
    ['a blank message', '{"message":"  \\n "}', 'message', 'REQUIRED'],
    ['an array', '[]', '', 'NOT_AN_OBJECT'],
    ['an array of submissions', '[{"message":"x"}]', '', 'NOT_AN_OBJECT'],
    ['a text', '"x"', '', 'NOT_AN_OBJECT'],
    ['null', 'null', '', 'NOT_AN_OBJECT'],
    ['a message that is a number', '{"message":5}', 'message', 'WRONG_TYPE'],
    ['a message that is a list', '{"message":["x"]}', 'message', 'WRONG_TYPE'],
    ['a message of 5,001 characters', JSON.stringify({ message: 'x'.repeat(5001) }), 'message', 'TOO_LONG'],
    ['a broken email address', '{"message":"x","email":"ada"}', 'email', 'INVALID_FORMAT'],
    ['a field that the form does not have', '{"message":"x","constructor":1}', 'constructor', 'UNKNOWN_FIELD'],
    ['a submissionId that is no UUID', '{"message":"x","submissionId":"1"}', 'submissionId', 'INVALID_FORMAT'],
    ['more than 64 KiB', JSON.stringify({ message: 'x', more: 'y'.repeat(65536) }), '', 'TOO_LARGE'],
  ])('is rejected: %s', async (_, body, field, code) => {
    const { status, envelope } = await post(backend, body);

    expect({ status, execution: envelope.status }).toEqual({ status: 200, execution: 'SUCCEEDED' });
    expect(JSON.parse(envelope.output ?? '')).toEqual({
      outcome: 'REJECTED',
      errors: [{ field, code, message: expect.stringMatching(/\.$/) }],
    });
    expect(await records(backend)).toEqual([]);
  });

  test('gets all of its errors at once', async () => {
    const { errors } = await submit(backend, { name: 5, email: 'ada', subject: 'x' });
    expect(errors?.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'email INVALID_FORMAT',
      'name WRONG_TYPE',
      'message REQUIRED',
      'subject UNKNOWN_FIELD',
    ]);
  });

  test('gets 400 from API Gateway if it is not JSON', async () => {
    expect(await post(backend, 'message=hello')).toMatchObject({ status: 400 });
  });

  test('gets 400 from Step Functions if it is larger than 256 KiB', async () => {
    expect(await post(backend, JSON.stringify({ message: 'x'.repeat(5_000_000) }))).toMatchObject({ status: 400 });
  });
});

test('is accepted with 20,000 bytes of emoji, of which Comprehend gets only what it accepts', async () => {
  const answer = await submit(backend, { message: '😀'.repeat(5000) });
  expect(answer.outcome).toBe('ACCEPTED');
  expect(answer.sentiment).not.toBe('UNKNOWN');
});

test('is accepted with quotes, markup, JSONata delimiters, and half an emoji', async () => {
  const message = `"'\\ <script>alert(1)</script> {% $submission %} \${x} \ud83d \u0000`;
  const { ticketId } = await submit(backend, { message });
  expect(await records(backend)).toEqual([expect.objectContaining({ ticketId, sentiment: expect.any(String) })]);
});

describe('a submission that is sent again', () => {
  test('gets the same ticket, one record and one email', async () => {
    const submission = { submissionId: randomUUID(), message: ANGRY };
    const first = await submit(backend, submission);
    const second = await submit(backend, { ...submission, submissionId: submission.submissionId.toUpperCase() });

    expect(second).toEqual(first);
    expect(await records(backend)).toHaveLength(1);
    expect(backend.outbox()).toHaveLength(1);
  });

  test('gets one ticket if both arrive at the same time', async () => {
    const submission = { submissionId: randomUUID(), message: KIND };
    const answers = await Promise.all([1, 2, 3, 4].map(async () => submit(backend, submission)));

    expect(new Set(answers.map(({ ticketId }) => ticketId)).size).toBe(1);
    expect(await records(backend)).toHaveLength(1);
  });

  test('is a different submission if its content differs', async () => {
    const submissionId = randomUUID();
    const first = await submit(backend, { submissionId, message: KIND });
    const second = await submit(backend, { submissionId, message: `${KIND}!` });

    expect(second.ticketId).not.toBe(first.ticketId);
    expect(await records(backend)).toHaveLength(2);
  });
});
