// A form with submissions in every state goes from an earlier version to this one: nothing is lost, and nothing told twice.
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { LocalBackend } from 'sentiment-form-local';
import { synthesizeNow, writeEarlier } from './templates';
import { callAws, submit } from '../support/running-backend';
import { startPatiently } from '../support/start-patiently';
import { leaveUnfinished } from '../support/unfinished';

const ANGRY = 'This is terrible, I want my money back.';
const QUEUE = 'Upgraded/Form/ParkingQueue';
const AWAY = { error: 'InternalServerError', statusCode: 500, times: 1000 };

/** What a record is when all is done. */
const OPEN = { sentiment: 'NEGATIVE', attention: 'OPEN', notified: new Set(['Email']) };
const QUIET = { sentiment: 'POSITIVE', attention: undefined, notified: new Set() };
const HELD = { sentiment: undefined, attention: 'HELD', notified: new Set() };

/** The states of the earlier version, and what becomes of each in this one. */
const EXPECTED: { readonly [state: string]: object } = {
  open: OPEN,
  quiet: QUIET,
  held: HELD,
  released: OPEN,
  'cut off': OPEN,
  'asked for': OPEN,
  'recorded and not told': OPEN,
  'parked without a record': OPEN,
};

const now = synthesizeNow();
const earlier = writeEarlier(now);
const dataDir = mkdtempSync(path.join(tmpdir(), 'upgraded-data-'));
let tickets: { [state: string]: string };
let subjects: string[];
let records: { [attribute: string]: unknown }[];

beforeAll(async () => {
  const before = await startPatiently(earlier, { dataDir });
  tickets = await leaveSubmissions(before);
  const outbox = before.outbox();
  await before.stop();

  const after = await startPatiently(now.folder, { dataDir, outbox });
  await setPending(after, tickets.released);
  await finishAll(after);
  await finishAll(after);
  while (after.queue(QUEUE).messages().length > 0) await finishAll(after);
  subjects = after.outbox().map(({ subject }) => subject);
  records = await after.table('Upgraded/Form/Submissions').items();
  expect(after.queue(QUEUE).messages()).toEqual([]);
  expect(after.queue('Upgraded/Form/DeadLetterQueue').messages()).toEqual([]);
  await after.stop();
}, 300_000);

afterAll(() => [now.folder, earlier, dataDir].forEach((folder) => rmSync(folder, { recursive: true, force: true })));

test.each(Object.entries(EXPECTED))(
  'a submission that was %s still has its ticket, and is finished',
  (state, expected) => {
    const { sentiment, attention, notified } = records.find(({ ticketId }) => ticketId === tickets[state]) ?? {};
    expect({ sentiment, attention, notified: new Set(notified as string[] | undefined) }).toEqual(expected);
  },
);

// Twice only where a sweep's replay and one that waited overlap, which law 2 allows: SES has no idempotency key.
test('a notification is sent for each submission that needs it, and for no other', () => {
  const due = Object.keys(EXPECTED).filter((state) => EXPECTED[state] === OPEN);
  expect(new Set(subjects)).toEqual(new Set(due.map((state) => `[NEGATIVE] Form submission ${tickets[state]}`)));
});

test('there is one record for each', () => {
  expect(records).toHaveLength(Object.keys(EXPECTED).length);
});

/** One submission in each state, from what needs no fault to what needs one that stays. */
async function leaveSubmissions(backend: LocalBackend): Promise<{ [state: string]: string }> {
  const post = async (fields: object): Promise<string> => (await submit(backend, fields)).ticketId ?? '';
  const left = {
    open: await post({ message: ANGRY }),
    quiet: await post({ message: 'Thank you, this is wonderful!' }),
    held: await post({ message: ANGRY, website: 'https://spam.example.com' }),
    released: await post({ message: ANGRY, website: 'https://no.spam.example.com' }),
    'cut off': await leaveUnfinished(backend),
    'asked for': await leaveAskedFor(backend),
  };
  await backend.drain();
  backend.failNext('sesv2', 'SendEmail', AWAY);
  const notNotified = await post({ message: ANGRY });
  backend.failNext('dynamodb', 'PutItem', AWAY);
  const parked = await post({ message: ANGRY });
  await backend.drain();
  const waiting = backend
    .queue(QUEUE)
    .messages()
    .map(({ body }) => String(JSON.parse(body).ticketId));
  // On a busy machine, others may have been left to a replay as well.
  expect(waiting).toEqual(expect.arrayContaining([left['asked for'], notNotified, parked]));
  return { ...left, 'recorded and not told': notNotified, 'parked without a record': parked };
}

/** The sweep of the earlier version has asked for its replay, and nobody has taken it up. */
async function leaveAskedFor(backend: LocalBackend): Promise<string> {
  const ticketId = await leaveUnfinished(backend, 'PARKED');
  const [item] = (await backend.table('Upgraded/Form/Submissions').items()).filter((one) => one.ticketId === ticketId);
  const { referenceNumber, submissionId: id, contentHash, receivedAt, fields } = item;
  const { QueueUrl } = await callAws(backend, 'AmazonSQS.GetQueueUrl', {
    QueueName: backend.running.queues.find(({ path: place }) => place.startsWith(QUEUE))?.name,
  });
  await callAws(backend, 'AmazonSQS.SendMessage', {
    QueueUrl,
    // Until the next version is there.
    DelaySeconds: 900,
    MessageBody: JSON.stringify({ referenceNumber, ticketId, submission: { id, contentHash, receivedAt, fields } }),
  });
  return ticketId;
}

/** As a person releases what was no spam; long ago, so that the sweep takes it for cut off. */
async function setPending(backend: LocalBackend, ticketId: string): Promise<void> {
  await callAws(backend, 'DynamoDB_20120810.UpdateItem', {
    TableName: backend.running.tables[0].name,
    Key: { referenceNumber: { S: ticketId } },
    UpdateExpression: 'SET attention = :pending, receivedAt = :then REMOVE #status, heldFor',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':pending': { S: 'PENDING' }, ':then': { S: '2026-01-01T00:00:00.000Z' } },
  });
}

async function finishAll(backend: LocalBackend): Promise<void> {
  await backend.runSchedule('Upgraded/Form/Sweep/Schedule');
  await backend.drain();
  backend.queue(QUEUE).redeliver();
  await backend.drain();
}
