// A mistake of ours in an expression, and the deployment that fixes it: there is one record, and every ticket finds it.
import { randomUUID } from 'crypto';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { Duration } from 'aws-cdk-lib';
import { LocalBackend } from 'sentiment-form-local';
import { Notification, type SentimentFormBackendProps } from '../../src';
import { isReferenceNumber } from '../../src/handlers/reference-number';
import { Answer, records, runBackend, submit } from '../support/running-backend';

const ANGRY = 'This is terrible, I want my money back.';
const QUEUE = 'Stack/Form/ParkingQueue';
const WARNING = { fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] };

let folder: string;
let backend: LocalBackend | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mended-'));
});
afterEach(async () => {
  await backend?.stop();
  backend = undefined;
  rmSync(folder, { recursive: true });
});

/** Deploys over the running backend; tables and queues keep their content. */
async function deploy(template?: (text: string) => string, props?: SentimentFormBackendProps): Promise<LocalBackend> {
  const outbox = backend?.outbox();
  await backend?.stop();
  backend = await runBackend({ template, props: () => ({ ...props }), local: { dataDir: folder, outbox } });
  return backend;
}

/** Runs every replay that is due or delayed. */
async function replay(local: LocalBackend): Promise<void> {
  await local.drain();
  local.queue(QUEUE).redeliver();
  await local.drain();
}

/** As in the README: the part after the mark is the key of the record or of a pointer to it. */
async function lookUp(local: LocalBackend, { ticketId = '' }: Answer) {
  const items = await records(local);
  const at = (key: unknown) => items.find(({ referenceNumber }) => referenceNumber === key);
  const found = at(ticketId.replace(/^U-/, ''));
  return found?.pointsTo === undefined ? found : at(found.pointsTo);
}

async function recordsOf(local: LocalBackend) {
  return (await records(local)).filter(({ pointsTo }) => pointsTo === undefined);
}

/** Each is made in the text of the template; with the first, the record is written before the run breaks. */
const MISTAKES: readonly [name: string, part: string, by: string][] = [
  ['after recording', '$record.isParked', '$record.nope.nope'],
  ['before recording', '$not($exists($assignedTicket.ticketId))', '$assignedTicket.nope.nope'],
  ['in the check', '$isValid := $count', '$isValid := $counted'],
  ['in the hash of the content, which the usual number needs', '$hash($join(', '$hash($joined('],
];
const mistake = (part: string, by: string) => (text: string) => {
  if (!text.includes(part)) throw new Error(`The template must have '${part}' for the mistake to be made in it.`);
  return text.replaceAll(part, by);
};

describe.each(MISTAKES)('a mistake %s', (_name, part, by) => {
  test('leaves one record with one notification, which its ticket finds after the fix', async () => {
    const broken = await deploy(mistake(part, by));
    const answer = await submit(broken, { submissionId: randomUUID(), message: ANGRY });
    expect(answer).toMatchObject({ outcome: 'ACCEPTED', ticketId: expect.stringMatching(/^U-/) });
    expect(isReferenceNumber(answer.ticketId ?? '')).toBe(true);

    const mended = await deploy();
    await replay(mended);
    expect(await recordsOf(mended)).toHaveLength(1);
    expect(await lookUp(mended, answer)).toMatchObject({ fields: { message: ANGRY }, attention: 'OPEN' });
    expect(mended.outbox()).toHaveLength(1);
    expect(mended.queue(QUEUE).messages()).toEqual([]);
  });

  test('a copy that arrives after the fix finds the same record, whatever the case of its ID', async () => {
    const submissionId = randomUUID();
    const broken = await deploy(mistake(part, by));
    const parked = await submit(broken, { submissionId, message: ANGRY });
    const again = await submit(broken, { message: ANGRY, submissionId: submissionId.toUpperCase() });

    const mended = await deploy();
    const live = await submit(mended, { submissionId: submissionId.toUpperCase(), message: ANGRY });
    await replay(mended);
    await replay(mended);
    expect(await recordsOf(mended)).toHaveLength(1);
    for (const answer of [parked, again, live]) {
      expect(await lookUp(mended, answer)).toMatchObject({ submissionId, fields: { message: ANGRY } });
    }
    expect(mended.outbox()).toHaveLength(1);
  });

  test('keeps two submissions with one ID and different content separate', async () => {
    const submissionId = randomUUID();
    const long = 'x'.repeat(4900);
    const broken = await deploy(mistake(part, by));
    const answers = [await submit(broken, { submissionId, message: `${long}1` })];
    answers.push(await submit(broken, { submissionId, message: `${long}2` }));

    const mended = await deploy();
    await replay(mended);
    await replay(mended);
    expect(await recordsOf(mended)).toHaveLength(2);
    expect((await lookUp(mended, answers[0]))?.fields).toEqual({ message: `${long}1` });
    expect((await lookUp(mended, answers[1]))?.fields).toEqual({ message: `${long}2` });
  });

  test('leaves one record of a text with invalid characters, which the queue does not accept', async () => {
    const form = { submissionId: randomUUID(), message: `${ANGRY}\ufffe \uffff` };
    const broken = await deploy(mistake(part, by));
    const answers = [await submit(broken, form)];
    const mended = await deploy();
    answers.push(await submit(mended, form));
    await replay(mended);
    expect(await recordsOf(mended)).toHaveLength(1);
    for (const answer of answers) {
      expect(await lookUp(mended, answer)).toMatchObject({ fields: { message: `${ANGRY} ` } });
    }
    expect(mended.outbox()).toHaveLength(1);
  });

  test('gives a submission without an ID one ID in all of its runs', async () => {
    const broken = await deploy(mistake(part, by));
    const answer = await submit(broken, { message: ANGRY });
    const mended = await deploy();
    await replay(mended);
    expect(await recordsOf(mended)).toHaveLength(1);
    expect(await lookUp(mended, answer)).toMatchObject({ fields: { message: ANGRY } });
    expect(mended.outbox()).toHaveLength(1);
  });
});

test('keeps spam on hold, with a pointer that expires together with the record', async () => {
  const props = { spam: { maxLinks: 0 }, submissions: { retention: Duration.days(30) } };
  const broken = await deploy(mistake('$hash($join(', '$hash($joined('), props);
  const answer = await submit(broken, { message: `${ANGRY} https://example.com` });
  const mended = await deploy(undefined, props);
  await replay(mended);

  const record = await lookUp(mended, answer);
  expect(record).toMatchObject({ status: 'HELD', attention: 'HELD', heldFor: 'LINKS', ticketId: answer.ticketId });
  expect(mended.outbox()).toEqual([]);
  const pointers = (await records(mended)).filter(({ pointsTo }) => pointsTo !== undefined);
  const { referenceNumber: pointsTo, expiresAt } = record ?? {};
  expect(pointers).toEqual([{ referenceNumber: answer.ticketId?.slice(2), pointsTo, expiresAt }]);
});

test('a mistake in the states of the receipt neither stops nor repeats the warning', async () => {
  const props = { notifications: [Notification.email(WARNING)], receipt: { fromAddress: 'forms@example.com' } };
  const broken = await deploy(mistake("'Receipt' in $record.notified", '$receipt()'), props);
  const answer = await submit(broken, { submissionId: randomUUID(), email: 'ann@example.com', message: ANGRY });
  expect(answer.ticketId).toMatch(/^[^U]/);

  const mended = await deploy(undefined, props);
  await replay(mended);
  expect(mended.outbox().map(({ to }) => to)).toEqual([WARNING.toAddresses]);
  // Until the sweep asks for a replay.
  expect(await lookUp(mended, answer)).toMatchObject({ notified: ['Email'], attention: 'PENDING' });
});
