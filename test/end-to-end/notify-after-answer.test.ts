// With `notifyAfterAnswer`, a submitter is answered before the notifications are sent, which a replay does.
import { randomUUID } from 'crypto';
import { Notification } from '../../src';
import { callAws } from '../support/running-backend';
import { useBackend } from '../support/shared-backend';

const ANGRY = 'This is terrible, I want my money back.';
const KIND = 'Thank you so much, this is wonderful and I love it!';
const QUEUE = 'Stack/Form/ParkingQueue';
const SWEEP = 'Stack/Form/Sweep/Schedule';
const FAILURE = { error: 'InternalError', statusCode: 500 };

const form = useBackend({
  props: () => ({
    notifications: [Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] })],
    receipt: { fromAddress: 'noreply@example.com' },
    notifyAfterAnswer: true,
  }),
});

let earlier: number;
beforeEach(() => {
  earlier = form.local.executions().length;
});

/** The states that the executions of this test entered: either those that the API started, or replays. */
function statesOf(kind: 'submission' | 'replay'): string {
  return form.local
    .executions()
    .slice(earlier)
    .filter(({ name }) => name.startsWith('replay-') === (kind === 'replay'))
    .map(({ path }) => path)
    .join();
}

/** The recipients of all emails about a ticket. */
function recipientsFor(ticketId = ''): string[] {
  return form.local
    .outbox()
    .filter(({ subject }) => subject.includes(ticketId))
    .flatMap(({ to }) => to)
    .sort();
}

async function letReplaysHappen(): Promise<void> {
  form.local.queue(QUEUE).redeliver();
  await form.local.drain();
}

test('the answer has the ticket and the sentiment, and a replay records the sentiment and notifies', async () => {
  const answer = await form.submit({ message: ANGRY, email: 'bob@example.com' });
  await form.local.drain();

  expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'NEGATIVE', sentimentScore: expect.anything() });
  for (const state of ['Record Sentiment', 'Notify by Email', 'Send Receipt', 'Open Attention']) {
    expect(statesOf('submission')).not.toContain(state);
    expect(statesOf('replay')).toContain(state);
  }
  expect(recipientsFor(answer.ticketId)).toEqual(['bob@example.com', 'care@example.com']);
  expect(await form.recordOf(answer)).toMatchObject({
    sentiment: 'NEGATIVE',
    sentimentScore: answer.sentimentScore,
    notified: ['Email', 'Receipt'],
    attention: 'OPEN',
  });
  expect(form.local.queue(QUEUE).messages()).toEqual([]);
});

test('a submission without notifications needs no replay', async () => {
  const answer = await form.submit({ message: KIND });
  expect(await form.recordOf(answer)).toMatchObject({ sentiment: 'POSITIVE' });
  await form.local.drain();
  expect(statesOf('replay')).toBe('');
});

test('a receipt is also sent after the answer', async () => {
  const answer = await form.submit({ message: KIND, email: 'ada@example.com' });
  await form.local.drain();
  expect(statesOf('submission')).not.toContain('Send Receipt');
  expect(recipientsFor(answer.ticketId)).toEqual(['ada@example.com']);
  expect(await form.recordOf(answer)).not.toHaveProperty('attention');
});

test('a copy of a submission with a pending replay requests no second one', async () => {
  const submission = { submissionId: randomUUID(), message: ANGRY };
  form.local.failNext('sesv2', 'SendEmail', { ...FAILURE, times: 2 });
  const first = await form.submit(submission);
  await form.local.drain();

  expect(await form.submit(submission)).toEqual(first);
  expect(form.local.queue(QUEUE).messages()).toHaveLength(1);
  await letReplaysHappen();
  expect(recipientsFor(first.ticketId)).toEqual(['care@example.com']);
});

test('a run that lost the answer to its write still requests the replay', async () => {
  form.local.failNext('dynamodb', 'PutItem', { ...FAILURE, mode: 'after' });
  const answer = await form.submit({ message: ANGRY });
  await form.local.drain();
  expect(recipientsFor(answer.ticketId)).toEqual(['care@example.com']);
});

test('a submission whose replay cannot be queued is answered, and is found by the sweep', async () => {
  form.local.failNext('sqs', 'SendMessage', { ...FAILURE, times: 2 });
  const answer = await form.submit({ message: ANGRY });
  expect(await form.recordOf(answer)).toMatchObject({ attention: 'PENDING' });

  await callAws(form.local, 'DynamoDB_20120810.UpdateItem', {
    TableName: form.local.running.tables[0].name,
    Key: { referenceNumber: { S: answer.ticketId } },
    UpdateExpression: 'SET receivedAt = :earlier',
    ExpressionAttributeValues: { ':earlier': { S: new Date(Date.now() - 600_000).toISOString() } },
  });
  await form.local.runSchedule(SWEEP);
  await letReplaysHappen();
  expect(recipientsFor(answer.ticketId)).toEqual(['care@example.com']);
  expect(await form.recordOf(answer)).toMatchObject({ attention: 'OPEN' });
});
