import { Template } from 'aws-cdk-lib/assertions';
import { aslProblems } from './support/asl-problems';
import { maximumBackend } from './support/maximum';
import { FIELDS, runMaximum, RunningMaximum } from './support/running-maximum';
import { definitionOf, newStack } from './support/synth';

const KIND = 'Thank you, this is wonderful, I love it!';
const THANKS = 'https://www.example.com/thanks';

describe('every option at once', () => {
  const stack = newStack();
  maximumBackend(stack);
  const template = Template.fromStack(stack);

  test.each(['FormWorkflow', 'FormSweep'])('passes the linter of the Amazon States Language: %s', async (id) => {
    expect(await aslProblems(definitionOf(template, id))).toEqual([]);
  });

  test('stays within the limits of AWS: a definition and a template of 1 MB, 500 resources', () => {
    expect(Buffer.byteLength(JSON.stringify(definitionOf(template)))).toBeLessThan(1_048_576);
    expect(Buffer.byteLength(JSON.stringify(template.toJSON()))).toBeLessThan(1_000_000);
    expect(Object.keys(template.toJSON().Resources as object).length).toBeLessThan(500);
  });
});

describe('in the runner', () => {
  let maximum: RunningMaximum;
  beforeEach(async () => {
    maximum = await runMaximum();
  });
  afterEach(async () => {
    await maximum.backend.stop();
  });

  const records = async () => maximum.backend.table('Stack/Form/Submissions').items();

  /** How often each channel was used; emails and receipts count together. */
  const notified = () => ({
    emails: maximum.backend
      .outbox()
      .map(({ to, configurationSet }) => `${configurationSet}: ${to.join()}`)
      .sort(),
    topic: maximum.backend.topic('Stack/Topic').messages().length,
    events: maximum.backend.eventBus('Stack/Bus').events().length,
    webhooks: maximum.backend.webhooks().length,
  });
  const RECEIPT = 'receipts: ada@example.com';
  const EVERYBODY = { emails: [RECEIPT, 'warnings: care@example.com'], topic: 1, events: 1, webhooks: 1 };
  const RECEIPT_ALONE = { emails: [RECEIPT], topic: 0, events: 0, webhooks: 0 };
  const NOBODY = { emails: [], topic: 0, events: 0, webhooks: 0 };

  test('runs completely', () => {
    expect(maximum.backend.notices).toEqual([]);
  });

  describe('a negative submission', () => {
    const recorded = {
      fields: {
        message: FIELDS.message,
        'first-name': 'Ada',
        email: 'ada@example.com',
        topic: 'order',
        rating: 1,
        agree: true,
        language: 'en',
      },
      sentiment: 'NEGATIVE',
      analyzedBy: 'comprehend',
      attention: 'OPEN',
      expiresAt: expect.any(Number) as number,
    };

    test('from a script is recorded, notified about everywhere, and answered with its ticket', async () => {
      const response = await maximum.json(FIELDS);
      expect(response.status).toBe(201);
      const { ticketId, sentiment } = (await response.json()) as { ticketId: string; sentiment: string };
      expect(sentiment).toBe('NEGATIVE');
      const [record, ...others] = await records();
      expect(others).toEqual([]);
      expect(record).toMatchObject({ ...recorded, ticketId });
      expect(new Set(record.notified as string[])).toEqual(
        new Set(['Email', 'Topic', 'Event Bus', 'Webhook', 'Receipt']),
      );
      expect(notified()).toEqual(EVERYBODY);
    });

    test('from a plain form is, too, and its browser is redirected to the page that the form names', async () => {
      const response = await maximum.form({ ...FIELDS, agree: 'on', _next: THANKS });
      expect(response.status).toBe(303);
      const [record] = await records();
      expect(record).toMatchObject(recorded);
      expect(response.headers.get('location')).toBe(`${THANKS}?ticket=${String(record.ticketId)}`);
      expect(notified()).toEqual(EVERYBODY);
    });
  });

  describe('a positive submission', () => {
    test.each(['json', 'form'] as const)('gets a receipt and no notification, through %s', async (way) => {
      const response = await maximum[way]({ ...FIELDS, message: KIND });
      expect(response.status).toBe(201);
      const [record] = await records();
      expect(record).toMatchObject({ sentiment: 'POSITIVE', notified: ['Receipt'] });
      expect(record).not.toHaveProperty('attention');
      expect(notified()).toEqual(RECEIPT_ALONE);
    });
  });

  describe('a held submission', () => {
    test.each([
      ['HONEYPOT', 'json', { website: 'https://spam.example' }],
      ['FILL_TIME', 'form', { fillMilliseconds: 100 }],
      ['LINKS', 'json', { message: 'http://a http://b http://c' }],
      ['VERIFIER', 'form', { 'cf-turnstile-response': 'robot' }],
    ] as const)(
      'is answered like any other, recorded, and not notified about: %s, through %s',
      async (heldFor, way, changes) => {
        const response = await maximum[way]({ ...FIELDS, ...changes });
        expect(response.status).toBe(201);
        expect(await records()).toEqual([expect.objectContaining({ status: 'HELD', attention: 'HELD', heldFor })]);
        expect(notified()).toEqual(NOBODY);
      },
    );
  });

  describe('a rejected submission', () => {
    const wrong = { ...FIELDS, message: 'x', topic: 'weather', rating: 6 };

    test('from a script is answered with all errors, and leaves nothing behind', async () => {
      const response = await maximum.json(wrong);
      expect(response.status).toBe(422);
      const { errors } = (await response.json()) as { errors: { field: string; code: string }[] };
      expect(errors.map(({ field, code }) => `${field} ${code}`).sort()).toEqual([
        'message TOO_SHORT',
        'rating OUT_OF_RANGE',
        'topic NOT_A_CHOICE',
      ]);
      expect(await records()).toEqual([]);
      expect(notified()).toEqual(NOBODY);
    });

    test('from a plain form is answered with a page, and its browser is not redirected', async () => {
      const response = await maximum.form({ ...wrong, _next: THANKS });
      expect(response.status).toBe(422);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toContain('<li>topic must be one of those on offer.</li>');
      expect(await records()).toEqual([]);
    });
  });

  test.each([
    ['no key', 401, undefined],
    ['another key', 403, 'let-him-in'],
  ])('refuses a request with %s', async (_, status, authorization) => {
    const response = await fetch(`${maximum.backend.endpoint}/contact`, {
      method: 'POST',
      body: JSON.stringify(FIELDS),
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    });
    expect(response.status).toBe(status);
    expect(maximum.backend.executions()).toEqual([]);
  });

  test('replays what arrived while the table was not available: recorded with its ticket, and notified about once', async () => {
    maximum.backend.failNext('dynamodb', 'PutItem', { error: 'InternalServerError', statusCode: 500, times: 2 });
    const response = await maximum.json(FIELDS);
    expect(response.status).toBe(201);
    const { ticketId } = (await response.json()) as { ticketId: string };
    expect(ticketId).toMatch(/^U-/);
    await maximum.backend.drain();

    expect(await records()).toEqual([expect.objectContaining({ ticketId, sentiment: 'NEGATIVE', attention: 'OPEN' })]);
    expect(notified()).toEqual(EVERYBODY);
    expect(maximum.backend.queue('Stack/Form/ParkingQueue').messages()).toEqual([]);
  });
});
