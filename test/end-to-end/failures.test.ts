import { randomUUID } from 'crypto';
import { LocalBackend } from 'sentiment-form-local';
import { isReferenceNumber } from '../../src/handlers/reference-number';
import { post, records, runBackend, submit } from '../support/running-backend';

const ANGRY = 'This is terrible, I want my money back.';
const TOO_OFTEN = { error: 'ThrottlingException', message: 'Rate exceeded' };

let backend: LocalBackend;
afterEach(async () => {
  await backend.stop();
});

describe('with the function for reference numbers', () => {
  beforeEach(async () => {
    backend = await runBackend();
  });

  test('tries again if Comprehend throttles once', async () => {
    backend.failNext('comprehend', 'DetectSentiment', TOO_OFTEN);
    expect(await submit(backend, { message: ANGRY })).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'NEGATIVE' });
  });

  test('sets the sentiment to UNKNOWN and notifies if Comprehend always throttles', async () => {
    backend.failNext('comprehend', 'DetectSentiment', { ...TOO_OFTEN, times: 9 });
    const answer = await submit(backend, { message: 'Where is my parcel?' });

    expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'UNKNOWN', sentimentScore: null });
    expect(await records(backend)).toEqual([
      expect.objectContaining({ ticketId: answer.ticketId, sentiment: 'UNKNOWN', attention: 'OPEN' }),
    ]);
    expect(backend.outbox()).toHaveLength(1);
  });

  test('accepts the submission if SES refuses the email, and the record still needs attention', async () => {
    backend.failNext('sesv2', 'SendEmail', { error: 'MessageRejected', message: 'Address not verified', times: 9 });
    const answer = await submit(backend, { message: ANGRY });

    expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'NEGATIVE' });
    const [record] = await records(backend);
    expect(record).toMatchObject({ ticketId: answer.ticketId, attention: 'PENDING' });
    expect(record).not.toHaveProperty('notified');
  });

  test('sends an email that failed when the same submission arrives again', async () => {
    const submission = { submissionId: randomUUID(), message: ANGRY };
    backend.failNext('sesv2', 'SendEmail', { ...TOO_OFTEN, times: 2 });
    const first = await submit(backend, submission);
    expect(backend.outbox()).toHaveLength(0);

    expect(await submit(backend, submission)).toEqual(first);
    expect(backend.outbox()).toHaveLength(1);
    expect(await records(backend)).toEqual([expect.objectContaining({ attention: 'OPEN', notified: ['Email'] })]);
  });

  test('makes one record if a write succeeded and its answer was lost', async () => {
    backend.failNext('dynamodb', 'PutItem', { error: 'InternalServerError', statusCode: 500, mode: 'after' });
    const answer = await submit(backend, { message: ANGRY });

    expect(answer.outcome).toBe('ACCEPTED');
    expect(await records(backend)).toEqual([expect.objectContaining({ ticketId: answer.ticketId })]);
  });

  test('does not fail the submission if the sentiment cannot be recorded', async () => {
    backend.failNext('dynamodb', 'UpdateItem', { ...TOO_OFTEN, times: 9 });
    const answer = await submit(backend, { message: ANGRY });

    expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'NEGATIVE' });
    expect(await records(backend)).toEqual([expect.objectContaining({ attention: 'PENDING' })]);
  });

  test('fails without a ticket if neither the table nor the queue can be written', async () => {
    backend.failNext('dynamodb', 'PutItem', { error: 'InternalServerError', statusCode: 500, times: 9 });
    backend.failNext('sqs', 'SendMessage', { error: 'InternalError', statusCode: 500, times: 9 });
    const { status, envelope } = await post(backend, JSON.stringify({ message: ANGRY }));

    expect(status).toBe(200);
    expect(envelope).toMatchObject({ status: 'FAILED', error: 'SubmissionNotRecorded' });
    expect(envelope.output).toBeUndefined();
    expect(await records(backend)).toEqual([]);
    expect(backend.outbox()).toEqual([]);
  });
});

describe('with a function that fails', () => {
  const submission = { submissionId: '6f1f9f6e-7c0b-4a55-9c8e-2f6a3c1d4b5a', message: ANGRY };
  const normally = (async () => {
    const usual = await runBackend();
    const { ticketId } = await submit(usual, submission);
    await usual.stop();
    return ticketId;
  })();

  test.each([
    ['killed in the middle of a call', 'exports.handler = async () => process.kill(process.pid, "SIGKILL");'],
    ['that throws', 'exports.handler = async () => { throw new Error("no"); };'],
    ['that never ends', 'exports.handler = async () => { for (;;); };'],
    ['that answers nonsense', 'exports.handler = async () => 42;'],
  ])('%s: the customer gets the number that the function would have returned', async (_, code) => {
    backend = await runBackend({ functionCode: code, patience: 3 });
    const answer = await submit(backend, submission);

    expect(answer).toMatchObject({ outcome: 'ACCEPTED', ticketId: await normally });
    expect(isReferenceNumber(answer.ticketId ?? '')).toBe(true);
    expect(await records(backend)).toEqual([expect.objectContaining({ ticketId: answer.ticketId })]);
  });
});

test('uses the next number if another submission has the first one', async () => {
  backend = await runBackend({
    functionCode: 'exports.handler = async () => ({ referenceNumber: "ONE-FOR-ALL" });',
  });
  const first = await submit(backend, { message: 'The first of two' });
  const second = await submit(backend, { message: 'The second of two' });

  expect(first.ticketId).toBe('ONE-FOR-ALL');
  expect(isReferenceNumber(second.ticketId ?? '')).toBe(true);
  expect((await records(backend)).map(({ fields }) => fields)).toEqual(
    expect.arrayContaining([{ message: 'The first of two' }, { message: 'The second of two' }]),
  );
});
