// Held submissions wait for a person, who may decide that they are not spam. An outage does not change that.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalBackend } from 'sentiment-form-local';
import { callAws, records, runBackend, submit } from '../support/running-backend';

const SPAM = { message: 'This is terrible, I want my money back.', website: 'x' };

let backend: LocalBackend;
beforeEach(async () => {
  backend = await runBackend({ props: () => ({ spam: { honeypotField: 'website' } }) });
});
afterEach(async () => {
  await backend.stop();
});

test('a submission that is held while the table is not available is parked, and its replay holds it', async () => {
  backend.failNext('dynamodb', 'PutItem', { error: 'InternalServerError', statusCode: 500, times: 2 });
  const answer = await submit(backend, SPAM);
  expect(answer).toMatchObject({ ticketId: expect.stringMatching(/^U-/), sentiment: 'NEUTRAL' });
  const parked = backend.queue('Stack/Form/ParkingQueue').messages();
  expect(parked.map(({ body }) => JSON.parse(body).submission)).toEqual([
    expect.objectContaining({ heldFor: 'HONEYPOT', fields: { message: SPAM.message } }),
  ]);

  await backend.drain();
  expect(await records(backend)).toEqual([
    expect.objectContaining({ ticketId: answer.ticketId, status: 'HELD', heldFor: 'HONEYPOT', attention: 'HELD' }),
  ]);
  expect(backend.outbox()).toEqual([]);
  expect(backend.queue('Stack/Form/ParkingQueue').messages()).toEqual([]);
  expect(
    backend
      .executions()
      .map(({ path }) => path)
      .join(),
  ).not.toContain('Detect Sentiment');
});

test('the sweep ignores held submissions', async () => {
  const { ticketId } = await submit(backend, SPAM);
  await update(ticketId, 'SET receivedAt = :then', LONG_AGO);
  await sweep();
  expect(await records(backend)).toEqual([expect.objectContaining({ ticketId, status: 'HELD', attention: 'HELD' })]);
  expect(backend.outbox()).toEqual([]);
});

test('a submission that is released is analyzed and notified about once', async () => {
  const { ticketId } = await submit(backend, SPAM);
  await update(ticketId, 'SET receivedAt = :then', LONG_AGO);
  await releaseAsOnThePage(ticketId);
  await sweep();
  await sweep();

  const [record] = await records(backend);
  expect(record).toMatchObject({ ticketId, sentiment: 'NEGATIVE', attention: 'OPEN', notified: ['Email'] });
  expect(record).toMatchObject({ heldFor: 'HONEYPOT' });
  expect(record).not.toHaveProperty('status');
  expect(backend.outbox()).toHaveLength(1);
  expect(backend.queue('Stack/Form/ParkingQueue').messages()).toEqual([]);
});

test('the command on the page releases only a submission that is held', async () => {
  const { ticketId } = await submit(backend, { message: SPAM.message });
  await expect(releaseAsOnThePage(ticketId)).rejects.toThrow('ConditionalCheckFailedException');
  await expect(releaseAsOnThePage('7K3M-9QXT-2B4C')).rejects.toThrow('ConditionalCheckFailedException');
  expect(await records(backend)).toEqual([expect.objectContaining({ ticketId, attention: 'OPEN' })]);
});

test('only the attention matters: other signs that it was held can remain', async () => {
  const { ticketId } = await submit(backend, SPAM);
  await update(ticketId, 'SET attention = :pending, receivedAt = :then', {
    ...LONG_AGO,
    ':pending': { S: 'PENDING' },
  });
  await sweep();

  expect(await records(backend)).toEqual([
    expect.objectContaining({ ticketId, heldFor: 'HONEYPOT', sentiment: 'NEGATIVE', attention: 'OPEN' }),
  ]);
  expect(backend.outbox()).toHaveLength(1);
});

/** Before the age at which the sweep treats a submission as interrupted. */
const LONG_AGO = { ':then': { S: new Date(Date.now() - 10 * 60_000).toISOString() } };

async function sweep(): Promise<void> {
  await backend.runSchedule('Stack/Form/Sweep/Schedule');
  await backend.drain();
}

/** Runs the command of docs/operations.md: each option of the AWS CLI is a parameter of the API. */
async function releaseAsOnThePage(referenceNumber: string | undefined): Promise<void> {
  const page = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');
  const command = /^aws dynamodb update-item .*<held number>.*$/m.exec(page)?.[0] ?? '';
  const options = [...command.matchAll(/--([a-z-]+) (?:'([^']*)'|(\S+))/g)];
  const input = options.map(([, name, quoted, plain = quoted]): [string, unknown] => [
    name.replace(/(?:^|-)([a-z])/g, (_dash, letter: string) => letter.toUpperCase()),
    plain.startsWith('{') ? JSON.parse(plain.replace('<held number>', String(referenceNumber))) : plain,
  ]);
  const TableName = backend.running.tables[0].name;
  await callAws(backend, 'DynamoDB_20120810.UpdateItem', { ...Object.fromEntries(input), TableName });
}

/** As a person who looks after the table would do it. */
async function update(referenceNumber: string | undefined, expression: string, values: object): Promise<void> {
  await callAws(backend, 'DynamoDB_20120810.UpdateItem', {
    TableName: backend.running.tables[0].name,
    Key: { referenceNumber: { S: referenceNumber } },
    UpdateExpression: expression,
    ExpressionAttributeValues: values,
  });
}
