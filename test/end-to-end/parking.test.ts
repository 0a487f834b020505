import { randomUUID } from 'crypto';
import { LocalBackend } from 'sentiment-form-local';
import { isReferenceNumber } from '../../src/handlers/reference-number';
import { Answer, callAws, post, records, runBackend, submit } from '../support/running-backend';

const ANGRY = 'This is terrible, I want my money back.';
const AWAY = { error: 'InternalServerError', statusCode: 500 };
const QUEUE = 'Stack/Form/ParkingQueue';
const DEAD_LETTERS = 'Stack/Form/DeadLetterQueue';
const SWEEP = 'Stack/Form/Sweep/Schedule';

let backend: LocalBackend;
beforeEach(async () => {
  backend = await runBackend();
});
afterEach(async () => {
  await backend.stop();
});

/** A run writes up to two times. */
async function submitWhileTableIsAway(submission: object, puts = 2): Promise<Answer> {
  backend.failNext('dynamodb', 'PutItem', { ...AWAY, times: puts });
  return submit(backend, submission);
}

/** Runs every replay that is due or delayed. */
async function letReplaysHappen(): Promise<void> {
  await backend.drain();
  backend.queue(QUEUE).redeliver();
  await backend.drain();
}

describe('a table that is not available', () => {
  test('still results in a ticket, which the replay records, analyzes and notifies about', async () => {
    const answer = await submitWhileTableIsAway({ message: ANGRY, name: 'Ada' });
    expect(answer).toMatchObject({
      outcome: 'ACCEPTED',
      ticketId: expect.stringMatching(/^U-/),
      sentiment: 'NEGATIVE',
    });
    expect(isReferenceNumber(answer.ticketId ?? '')).toBe(true);

    await letReplaysHappen();
    expect(await records(backend)).toEqual([
      expect.objectContaining({
        referenceNumber: answer.ticketId?.slice(2),
        ticketId: answer.ticketId,
        fields: { message: ANGRY, name: 'Ada' },
        sentiment: 'NEGATIVE',
        attention: 'OPEN',
      }),
    ]);
    expect(backend.outbox()).toHaveLength(1);
    expect(backend.outbox()[0].subject).toContain(answer.ticketId);
    expect(backend.queue(QUEUE).messages()).toEqual([]);
  });

  test('keeps characters that SQS does not accept: control characters and invalid ones', async () => {
    const answer = await submitWhileTableIsAway({ message: `${ANGRY}\u0000\u0007\ufffe\uffff\ud83d` });
    await letReplaysHappen();
    expect(await records(backend)).toEqual([
      expect.objectContaining({
        ticketId: answer.ticketId,
        fields: { message: expect.stringContaining(`${ANGRY}\u0000\u0007`) },
      }),
    ]);
  });

  test('keeps the submission in the queue until it is available', async () => {
    const answer = await submitWhileTableIsAway({ message: ANGRY }, 2 + 2 * 2);
    await backend.drain();
    expect(await records(backend)).toEqual([]);
    expect(
      backend
        .queue(QUEUE)
        .messages()
        .map(({ body }) => JSON.parse(body).ticketId),
    ).toEqual([answer.ticketId]);

    await letReplaysHappen();
    await letReplaysHappen();
    expect(await records(backend)).toEqual([expect.objectContaining({ ticketId: answer.ticketId })]);
    expect(backend.outbox()).toHaveLength(1);
  });

  test('moves the submission to the dead-letter queue after five attempts', async () => {
    const answer = await submitWhileTableIsAway({ message: ANGRY }, 1000);
    for (let i = 0; i < 6; i++) await letReplaysHappen();
    expect(backend.queue(QUEUE).messages()).toEqual([]);
    expect(
      backend
        .queue(DEAD_LETTERS)
        .messages()
        .map(({ body }) => JSON.parse(body)),
    ).toEqual([
      expect.objectContaining({
        ticketId: answer.ticketId,
        submission: expect.objectContaining({ fields: { message: ANGRY } }),
      }),
    ]);
  });

  test('gives a retry of the same submission the same ticket, after it is recorded', async () => {
    const submission = { submissionId: randomUUID(), message: ANGRY };
    const parked = await submitWhileTableIsAway(submission);
    await letReplaysHappen();

    expect((await submit(backend, submission)).ticketId).toBe(parked.ticketId);
    expect(await records(backend)).toHaveLength(1);
    expect(backend.outbox()).toHaveLength(1);
  });

  test('makes both tickets find the one record if a copy had been recorded before', async () => {
    const submission = { submissionId: randomUUID(), message: ANGRY };
    const live = await submit(backend, submission);
    const parked = await submitWhileTableIsAway(submission);
    expect(parked.ticketId).toBe(`U-${live.ticketId}`);

    await letReplaysHappen();
    expect(await records(backend)).toEqual([
      expect.objectContaining({ ticketId: live.ticketId, otherTickets: [parked.ticketId] }),
    ]);
    expect(backend.outbox()).toHaveLength(1);
  });
});

test('a run that wrote and lost every answer parks, and its replay finds the record', async () => {
  backend.failNext('dynamodb', 'PutItem', { ...AWAY, mode: 'after' });
  backend.failNext('dynamodb', 'PutItem', AWAY);
  const answer = await submit(backend, { message: ANGRY });
  await letReplaysHappen();

  const found = await records(backend);
  expect(found).toHaveLength(1);
  expect([found[0].ticketId, ...((found[0].otherTickets ?? []) as string[])]).toContain(answer.ticketId);
  expect(backend.outbox()).toHaveLength(1);
});

test('an email that cannot be sent is sent by a replay, once', async () => {
  backend.failNext('sesv2', 'SendEmail', { error: 'TooManyRequestsException', statusCode: 429, times: 2 });
  const answer = await submit(backend, { message: ANGRY });
  expect(backend.outbox()).toEqual([]);

  await letReplaysHappen();
  expect(backend.outbox().map(({ subject }) => subject)).toEqual([`[NEGATIVE] Form submission ${answer.ticketId}`]);
  expect(await records(backend)).toEqual([expect.objectContaining({ attention: 'OPEN', notified: ['Email'] })]);
});

test('a table that refuses updates prevents an email that could not be marked as sent, until it accepts them again', async () => {
  backend.failNext('dynamodb', 'UpdateItem', { ...AWAY, times: 6 });
  const { ticketId } = await submit(backend, { message: ANGRY });
  await letReplaysHappen();
  expect(backend.outbox()).toEqual([]);
  expect(backend.queue(QUEUE).messages()).toHaveLength(1);

  await letReplaysHappen();
  expect(backend.outbox()).toHaveLength(1);
  expect(await records(backend)).toEqual([
    expect.objectContaining({ ticketId, attention: 'OPEN', notified: ['Email'] }),
  ]);
});

test('a sentiment that cannot be recorded is recorded by a replay', async () => {
  backend.failNext('dynamodb', 'UpdateItem', { ...AWAY, times: 2 });
  await submit(backend, { message: 'Thank you, this is wonderful!' });
  await letReplaysHappen();

  const [record] = await records(backend);
  expect(record).toMatchObject({ sentiment: 'POSITIVE' });
  expect(record).not.toHaveProperty('attention');
});

test('a submission whose run ended right after recording is found by the sweep, analyzed and notified about', async () => {
  const { ticketId } = await submit(backend, { message: ANGRY });
  await backend.stop();
  backend = await runBackend();
  // The state after a run that recorded and was then interrupted, ten minutes ago.
  const receivedAt = new Date(Date.now() - 10 * 60_000).toISOString();
  const [{ tableName }] = backend.running.tables.map(({ name }) => ({ tableName: name }));
  await callAws(backend, 'DynamoDB_20120810.PutItem', {
    TableName: tableName,
    Item: {
      referenceNumber: { S: ticketId },
      ticketId: { S: ticketId },
      submissionId: { S: randomUUID() },
      contentHash: { S: 'a'.repeat(64) },
      receivedAt: { S: receivedAt },
      fields: { M: { message: { S: ANGRY } } },
      attention: { S: 'PENDING' },
    },
  });

  await backend.runSchedule(SWEEP);
  await backend.drain();
  expect(await records(backend)).toEqual([
    expect.objectContaining({ ticketId, receivedAt, sentiment: 'NEGATIVE', attention: 'OPEN', notified: ['Email'] }),
  ]);
  expect(backend.outbox()).toHaveLength(1);

  await backend.runSchedule(SWEEP);
  await backend.drain();
  expect(backend.outbox()).toHaveLength(1);
});

test('a mistake of ours in an expression loses nothing: the input is parked unchanged', async () => {
  await backend.stop();
  backend = await runBackend({ template: (text) => text.replaceAll('$isValid := $count', '$isValid := $counted') });
  const submission = { submissionId: randomUUID(), message: ANGRY };
  const answer = await submit(backend, submission);

  expect(answer).toMatchObject({ outcome: 'ACCEPTED', ticketId: expect.stringMatching(/^U-/), sentiment: 'UNKNOWN' });
  expect(isReferenceNumber(answer.ticketId ?? '')).toBe(true);
  await letReplaysHappen();
  expect(await records(backend)).toEqual([]);
  expect(
    backend
      .queue(QUEUE)
      .messages()
      .map(({ body }) => JSON.parse(body)),
  ).toEqual([
    {
      id: submission.submissionId,
      referenceNumber: answer.ticketId?.slice(2),
      ticketId: answer.ticketId,
      unchecked: submission,
    },
  ]);
});

test('an input that was parked unchanged is checked and recorded after the fix', async () => {
  const submission = { submissionId: randomUUID(), message: ANGRY };
  const message = { id: submission.submissionId, referenceNumber: 'A', ticketId: 'U-A', unchecked: submission };
  await callAws(backend, 'AmazonSQS.SendMessage', { QueueUrl: await queueUrl(), MessageBody: JSON.stringify(message) });
  await letReplaysHappen();

  const items = await records(backend);
  const pointer = items.find(({ referenceNumber }) => referenceNumber === 'A');
  const others = items.filter((item) => item !== pointer);
  expect(others).toEqual([expect.objectContaining({ ticketId: 'U-A', fields: { message: ANGRY }, attention: 'OPEN' })]);
  expect(isReferenceNumber(String(others[0].referenceNumber))).toBe(true);
  expect(pointer).toEqual({ referenceNumber: 'A', pointsTo: others[0].referenceNumber });
  expect(backend.outbox()).toHaveLength(1);
});

test('a customer who posts the input of a replay only reaches the check', async () => {
  const forged = { referenceNumber: 'x', ticketId: 'U-x', submission: { id: 'x', fields: { message: 'x' } } };
  const { envelope } = await post(backend, JSON.stringify(forged));
  expect(JSON.parse(envelope.output ?? '')).toMatchObject({ outcome: 'REJECTED' });
  expect(await records(backend)).toEqual([]);
});

async function queueUrl(): Promise<unknown> {
  const parking = backend.running.queues.find(({ path }) => path.startsWith(QUEUE));
  return (await callAws(backend, 'AmazonSQS.GetQueueUrl', { QueueName: parking?.name })).QueueUrl;
}
