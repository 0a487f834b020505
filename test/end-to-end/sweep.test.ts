import { LocalBackend } from 'sentiment-form-local';
import { ALPHABET } from '../../src/handlers/reference-number';
import { callAws, records, runBackend, submit } from '../support/running-backend';
import { leaveUnfinished } from '../support/unfinished';

const ANGRY = 'This is terrible, I want my money back.';
const QUEUE = 'Stack/Form/ParkingQueue';
const SWEEP = 'Stack/Form/Sweep/Schedule';
const UNUSED_SHARDS = 'Stack/Form/Sweep/UnusedShards';

let backend: LocalBackend;
afterEach(async () => {
  await backend.stop();
});

/** A backend with this throttle, in requests per second. */
async function withRate(rateLimit: number): Promise<void> {
  backend = await runBackend({ props: () => ({ api: { throttle: { rateLimit, burstLimit: 1000 } } }) });
}

/** Runs a schedule and every replay that it requests; those for which a busy machine was too slow run again. */
async function sweep(schedule = SWEEP): Promise<void> {
  await backend.runSchedule(schedule);
  do {
    await backend.drain();
    backend.queue(QUEUE).redeliver();
    await backend.drain();
  } while (backend.queue(QUEUE).messages().length > 0);
}

function finished(referenceNumbers: readonly string[]): object[] {
  return referenceNumbers.map((referenceNumber) =>
    expect.objectContaining({ referenceNumber, sentiment: 'NEGATIVE', attention: 'OPEN', notified: ['Email'] }),
  );
}

test('one sweep finds more submissions than before, and each is notified about once', async () => {
  await withRate(10);
  const referenceNumbers = await Promise.all(Array.from({ length: 30 }, async () => leaveUnfinished(backend)));
  await sweep();
  const found = await records(backend);
  expect(found).toHaveLength(30);
  expect(found).toEqual(expect.arrayContaining(finished(referenceNumbers)));
  await sweep();
  expect(backend.outbox()).toHaveLength(30);
}, 60_000);

test('their replays start one after the other, spread until the next sweep', async () => {
  await withRate(10);
  await Promise.all(Array.from({ length: 30 }, async () => leaveUnfinished(backend)));
  await backend.runSchedule(SWEEP);
  const states = backend
    .queue(QUEUE)
    .messages()
    .map(({ state }) => state);
  expect(states).toContain('delayed');
}, 60_000);

test('two sweeps at the same time request one replay each', async () => {
  await withRate(10);
  await Promise.all(Array.from({ length: 20 }, async () => leaveUnfinished(backend)));
  await Promise.all([backend.runSchedule(SWEEP), backend.runSchedule(SWEEP)]);
  await sweep();
  expect(backend.outbox()).toHaveLength(20);
}, 60_000);

test('a record that fits into no message does not prevent the replay of others', async () => {
  await withRate(10);
  await leaveUnfinished(backend, 'PENDING', { submissionId: { N: '1' } });
  const referenceNumber = await leaveUnfinished(backend);
  await sweep();
  expect(await records(backend)).toEqual(expect.arrayContaining(finished([referenceNumber])));
});

test.each([10, 10_000])(
  'with %d requests a second, a record that a person sets to PENDING is found',
  async (rateLimit) => {
    await withRate(rateLimit);
    const referenceNumber = await leaveUnfinished(backend);
    await sweep();
    expect(await records(backend)).toHaveLength(1);
    const [{ attention, notified }] = await records(backend);
    expect({ attention: String(attention).replace(/#.*/, ''), notified }).toEqual({
      attention: 'OPEN',
      notified: ['Email'],
    });
    expect(String(attention)).toBe(shardOf('OPEN', referenceNumber, rateLimit === 10 ? 1 : 16));
  },
);

test.each([SWEEP, UNUSED_SHARDS])(
  'records that a higher throttle left in other shards are found, but not by every sweep: %s',
  async (schedule) => {
    await withRate(10);
    const referenceNumber = await leaveUnfinished(backend, 'PENDING#31');
    await sweep(schedule);
    const expected =
      schedule === SWEEP ? [expect.objectContaining({ attention: 'PENDING#31' })] : finished([referenceNumber]);
    expect(await records(backend)).toEqual(expected);
  },
);

test('a sweep that is started by hand requests a replay for all of them', async () => {
  await withRate(10);
  const referenceNumbers = await Promise.all(
    ['PENDING', 'PENDING#1', 'PENDING#31'].map(async (value) => leaveUnfinished(backend, value)),
  );
  const machine = backend.running.stateMachines.find(({ path }) => path.includes('/Sweep/'));
  await callAws(backend, 'AWSStepFunctions.StartSyncExecution', { stateMachineArn: machine?.arn, input: '{}' });
  await backend.drain();
  backend.queue(QUEUE).redeliver();
  await backend.drain();
  const found = await records(backend);
  expect(found).toHaveLength(3);
  expect(found).toEqual(expect.arrayContaining(finished(referenceNumbers)));
});

test('a high throttle spreads submissions over the index by their numbers, also when they change', async () => {
  await withRate(10_000);
  const pending = await submit(backend, { message: ANGRY });
  expect((await records(backend))[0].attention).toBe(shardOf('OPEN', pending.ticketId ?? '', 16));
  backend.failNext('dynamodb', 'UpdateItem', { error: 'InternalServerError', statusCode: 500, times: 1000 });
  const { ticketId = '' } = await submit(backend, { message: 'Thank you, this is wonderful!' });
  const left = (await records(backend)).find((record) => record.ticketId === ticketId);
  expect(left?.attention).toBe(shardOf('PENDING', ticketId, 32));
});

/** Independent of the code under test: computed from the documentation. */
function shardOf(attention: string, referenceNumber: string, shards: number): string {
  const shard = ALPHABET.indexOf(referenceNumber.charAt(0)) % shards;
  return shard === 0 ? attention : `${attention}#${shard}`;
}
