// What is held as spam, for which reason, and that the sender does not notice it.
import { randomUUID } from 'crypto';
import { Duration } from 'aws-cdk-lib';
import { FormField } from '../../src';
import { isReferenceNumber } from '../../src/handlers/reference-number';
import { useBackend } from '../support/shared-backend';

const form = useBackend({
  props: () => ({
    fields: {
      message: FormField.text({ required: true }),
      name: FormField.text(),
      site: FormField.choice(['https://a.example', 'https://b.example']),
    },
    keepUnknownFields: true,
    spam: { honeypotField: 'website', minFillTime: Duration.seconds(2), maxLinks: 2 },
  }),
});

const ANGRY = 'This is terrible, I want my money back.';
const ORDINARY = { message: ANGRY, fillMilliseconds: 2000 };
const LINK = 'see https://spam.example ';

test.each<[string, object, string]>([
  ['fills in the hidden field', { website: 'https://spam.example' }, 'HONEYPOT'],
  ['fills in the hidden field with an object', { website: { x: 1 } }, 'HONEYPOT'],
  ['fills in the hidden field with false', { website: false }, 'HONEYPOT'],
  ['takes too little time', { fillMilliseconds: 1999 }, 'FILL_TIME'],
  ['takes too little time, in a text', { fillMilliseconds: '1999' }, 'FILL_TIME'],
  ['has no fill time', { fillMilliseconds: undefined }, 'FILL_TIME'],
  ['has null as its fill time', { fillMilliseconds: null }, 'FILL_TIME'],
  ['has a word as its fill time', { fillMilliseconds: 'soon' }, 'FILL_TIME'],
  ['has a number with a line break as its fill time', { fillMilliseconds: '5000\n' }, 'FILL_TIME'],
  ['has a list as its fill time', { fillMilliseconds: [5000] }, 'FILL_TIME'],
  ['has a negative fill time', { fillMilliseconds: -1 }, 'FILL_TIME'],
  ['has three links in a text', { message: LINK.repeat(3) }, 'LINKS'],
  ['has three links in two texts', { message: LINK.repeat(2), name: 'ftp://spam.example' }, 'LINKS'],
  ['has three links in a field that the form does not declare', { more: LINK.repeat(3) }, 'LINKS'],
  ['does everything at once', { website: 'x', fillMilliseconds: 1, message: LINK.repeat(3) }, 'HONEYPOT'],
])('holds a submission that %s', async (_, changes, heldFor) => {
  const answer = await form.submit({ ...ORDINARY, ...changes });
  expect(answer.outcome).toBe('ACCEPTED');
  expect(await form.recordOf(answer)).toMatchObject({ status: 'HELD', heldFor, attention: 'HELD' });
});

test.each<[string, object]>([
  ['leaves the hidden field empty', { website: '' }],
  ['takes the minimum time, sent as a text by a form without a script', { fillMilliseconds: '2000' }],
  ['takes thousands of years', { fillMilliseconds: 1e15 }],
  ['has two links', { message: LINK.repeat(2) }],
  ['has links that the form itself offers', { message: LINK.repeat(2), site: 'https://a.example' }],
])('does not hold a submission that %s', async (_, changes) => {
  const record = await form.recordOf(await form.submit({ ...ORDINARY, ...changes }));
  expect(record).not.toHaveProperty('status');
  expect(record).not.toHaveProperty('heldFor');
  expect(record).toHaveProperty('sentiment');
});

test('answers a held submission like any other: a ticket, a sentiment, and its scores', async () => {
  const ordinary = await form.submit({ ...ORDINARY, message: 'The parcel has arrived.' });
  const held = await form.submit({ ...ORDINARY, website: 'x' });
  expect(Object.keys(held)).toEqual(Object.keys(ordinary));
  expect(Object.keys(held.sentimentScore ?? {}).sort()).toEqual(Object.keys(ordinary.sentimentScore ?? {}).sort());
  expect(held.sentiment).toBe('NEUTRAL');
  expect(isReferenceNumber(held.ticketId ?? '')).toBe(true);
});

test('neither analyzes a held submission nor sends notifications', async () => {
  const sent = form.local.outbox().length;
  const answer = await form.submit({ ...ORDINARY, website: 'x' });
  expect(form.local.executions().at(-1)?.path).not.toContain('Detect Sentiment');
  expect(form.local.executions().at(-1)?.path).toContain('Hold as Spam');
  expect(form.local.outbox()).toHaveLength(sent);

  const record = await form.recordOf(answer);
  expect(Object.keys(record).sort()).toEqual([
    'attention',
    'contentHash',
    'fields',
    'heldFor',
    'receivedAt',
    'referenceNumber',
    'status',
    'submissionId',
    'ticketId',
  ]);
});

test('records the submission without the fields that revealed it', async () => {
  const answer = await form.submit({ ...ORDINARY, color: 'red', website: 'https://spam.example', fillMilliseconds: 1 });
  expect((await form.recordOf(answer)).fields).toEqual({ message: ANGRY, color: 'red' });
});

test('rejects a submission with errors before it checks for spam', async () => {
  expect(await form.problemsOf({ website: 'x' })).toEqual(['message REQUIRED']);
});

test('gives the same submission the same ticket, whatever its spam fields', async () => {
  const submission = { ...ORDINARY, submissionId: randomUUID() };
  const first = await form.submit(submission);
  const retry = await form.submit({ ...submission, fillMilliseconds: 60_000 });
  expect(retry).toEqual(first);
});

test('gives a retry of a held submission the same answer, even if nothing would hold it now', async () => {
  const submission = { ...ORDINARY, submissionId: randomUUID() };
  const sent = form.local.outbox().length;
  const first = await form.submit({ ...submission, website: 'x' });
  expect(await form.submit({ ...submission, website: 'x' })).toEqual(first);
  expect(await form.submit(submission)).toEqual(first);
  expect(await form.recordOf(first)).toMatchObject({ status: 'HELD', heldFor: 'HONEYPOT' });
  expect(form.local.outbox()).toHaveLength(sent);
});

test('does not hold a recorded submission if only its retry looks like spam', async () => {
  const submission = { ...ORDINARY, submissionId: randomUUID() };
  const first = await form.submit(submission);
  expect(await form.submit({ ...submission, website: 'x' })).toEqual(first);

  const record = await form.recordOf(first);
  expect(record).toMatchObject({ sentiment: 'NEGATIVE', attention: 'OPEN' });
  expect(record).not.toHaveProperty('heldFor');
});
