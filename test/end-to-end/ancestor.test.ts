// The design from which this library started runs unchanged in the runner, and each of its faults shows.
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { LocalBackend } from 'sentiment-form-local';
import { post } from '../support/running-backend';
import { startPatiently } from '../support/start-patiently';
import { synthesizeExample } from '../support/synthesize-example';

const ANGRY = 'This is terrible, I want my money back.';

const assembly = mkdtempSync(path.join(tmpdir(), 'ancestor-'));
let backend: LocalBackend;

beforeAll(async () => {
  await synthesizeExample(assembly, 'ancestor');
});

beforeEach(async () => {
  backend = await startPatiently(assembly);
});

afterEach(async () => {
  await backend?.stop();
});

afterAll(() => {
  rmSync(assembly, { recursive: true, force: true });
});

test('runs completely, with all permissions', async () => {
  await send({ message: ANGRY });
  expect(backend.notices).toEqual([]);
  const { denied, unchecked } = backend.iamReport();
  expect({ denied, unchecked }).toEqual({ denied: [], unchecked: [] });
});

test('answers a negative message with a ticket and its sentiment, saves it, and notifies the administrator', async () => {
  const { output = '' } = await send({ message: ANGRY });
  const answer = JSON.parse(output) as { readonly ticketId: string };
  expect(answer).toEqual({ ticketId: expect.stringMatching(/^[0-9a-z]+$/), sentiment: 'NEGATIVE' });
  expect(await saved()).toMatchObject([{ ticketId: answer.ticketId, message: ANGRY, sentiment: 'NEGATIVE' }]);
  expect(backend.outbox()).toMatchObject([
    {
      from: 'forms@example.com',
      to: ['care@example.com'],
      subject: `Unhappy customer, ticket ${answer.ticketId}`,
      text: ANGRY,
    },
  ]);
});

test('sends no email about a positive message', async () => {
  const { output = '' } = await send({ message: 'Thank you, I love it!' });
  expect(JSON.parse(output)).toMatchObject({ sentiment: 'POSITIVE' });
  expect(backend.outbox()).toEqual([]);
});

test('loses the message if Comprehend fails once', async () => {
  backend.failNext('comprehend', 'DetectSentiment', { error: 'InternalServerException', statusCode: 500 });
  expect(await send({ message: ANGRY })).toMatchObject({
    status: 'FAILED',
    error: 'Comprehend.InternalServerException',
  });
  expect(await saved()).toEqual([]);
});

test('loses a message of 5,001 bytes, which Comprehend does not accept, and saves one of 5,000', async () => {
  expect(await send({ message: 'x'.repeat(5001) })).toMatchObject({
    status: 'FAILED',
    error: 'Comprehend.TextSizeLimitExceededException',
  });
  expect(await saved()).toEqual([]);
  expect(await send({ message: 'x'.repeat(5000) })).toMatchObject({ status: 'SUCCEEDED' });
  expect(await saved()).toHaveLength(1);
});

test('fails like an internal error if a form has no message', async () => {
  const { status, error } = await send({ name: 'Ada' });
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.Runtime' });
  expect(backend.executions()).toMatchObject([{ status: 'FAILED' }]);
});

test('reports an error to the customer if only the email failed and the message is saved', async () => {
  backend.failNext('sesv2', 'SendEmail', { error: 'MessageRejected', message: 'Email address is not verified.' });
  expect(await send({ message: ANGRY })).toMatchObject({
    status: 'FAILED',
    error: 'Ses.MessageRejectedException',
  });
  expect(await saved()).toMatchObject([{ message: ANGRY }]);
  expect(backend.outbox()).toEqual([]);
});

test('creates two tickets and sends two emails for a submission that is sent twice', async () => {
  const submission = { submissionId: '6d4b5b43-4f86-4c62-8a36-92a1c6d3e5f0', message: ANGRY };
  const [first, second] = [await send(submission), await send(submission)];
  expect(first.output).not.toEqual(second.output);
  expect(await saved()).toHaveLength(2);
  expect(backend.outbox()).toHaveLength(2);
});

/** Posts a form; API Gateway answers 200 whatever happened in the execution. */
async function send(form: object) {
  const { status, envelope } = await post(backend, JSON.stringify(form));
  expect(status).toBe(200);
  return envelope;
}

async function saved() {
  return backend.table('Ancestor/Messages').items();
}
