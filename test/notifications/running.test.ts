// Whole submissions in the runner: which notifications are sent at the same time, what a replay adds, and who gets a
// receipt.
import { CfnParameter, SecretValue, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as ses from 'aws-cdk-lib/aws-ses';
import * as sns from 'aws-cdk-lib/aws-sns';
import { LocalBackend } from 'sentiment-form-local';
import { Notification, SentimentFormBackendProps } from '../../src';
import { records, runBackend, submit } from '../support/running-backend';

const ANGRY = 'This is terrible, I want my money back.';
const KIND = 'Thank you so much, this is wonderful and I love it!';
const QUEUE = 'Stack/Form/ParkingQueue';
const REFUSED = { error: 'MessageRejected', message: 'Email address is not verified.' };

const email = (to: string) => Notification.email({ fromAddress: 'forms@example.com', toAddresses: [to] });
const topic = (stack: Stack, id = 'Alerts') => Notification.topic(new sns.Topic(stack, id));
const receipt = { fromAddress: 'noreply@example.com' };

let backend: LocalBackend;
afterEach(async () => {
  await backend.stop();
});

async function run(props: (stack: Stack) => SentimentFormBackendProps): Promise<void> {
  backend = await runBackend({ props });
}

/** All recipients in alphabetical order: emails of one submission are sent at the same time. */
const recipients = () =>
  backend
    .outbox()
    .flatMap(({ to }) => to)
    .sort();

async function letReplaysHappen(): Promise<void> {
  await backend.drain();
  backend.queue(QUEUE).redeliver();
  await backend.drain();
}

describe("emails are sent in an account where SES requires more permissions than the sender's", () => {
  const both = { notifications: [email('care@example.com')], receipt };
  const POST = { message: ANGRY, email: 'bob@example.com' };

  test.each(['Forms <forms@example.com>', 'forms@example.com'])(
    'for a sender that only the deployment knows: %s',
    async (sender) => {
      await run((stack) => {
        const fromAddress = new CfnParameter(stack, 'Sender', { default: sender }).valueAsString;
        return { notifications: [Notification.email({ fromAddress, toAddresses: ['care@example.com'] })] };
      });
      await submit(backend, POST);
      expect(backend.outbox().map(({ from }) => from)).toEqual([sender]);
      expect(backend.iamReport().denied).toEqual([]);
    },
  );

  test('for a default configuration set of the identity', async () => {
    const emailIdentities = [{ name: 'example.com', configurationSet: 'marketing' }];
    backend = await runBackend({ props: () => both, local: { emailIdentities } });
    await submit(backend, POST);
    expect(recipients()).toEqual(['bob@example.com', 'care@example.com']);
    expect(backend.iamReport().denied).toEqual([]);
  });

  test('for a default configuration set that is in the template', async () => {
    await run((stack) => {
      new ses.EmailIdentity(stack, 'Domain', {
        identity: ses.Identity.domain('example.com'),
        configurationSet: new ses.ConfigurationSet(stack, 'Set'),
      });
      return both;
    });
    await submit(backend, POST);
    expect(recipients()).toEqual(['bob@example.com', 'care@example.com']);
  });

  test('for verified recipients and a configuration set that is named', async () => {
    const named = { ...receipt, configurationSetName: 'receipts' };
    const emailIdentities = [{ name: 'bob@example.com' }, { name: 'example.com', configurationSet: 'marketing' }];
    backend = await runBackend({ props: () => ({ notifications: [], receipt: named }), local: { emailIdentities } });
    await submit(backend, POST);
    expect(recipients()).toEqual(['bob@example.com']);
    expect(backend.iamReport().byWildcardOnly.map(({ resource }) => resource)).toEqual([
      expect.stringMatching(/:identity\/bob@example.com$/),
      expect.stringMatching(/:identity\/example.com$/),
    ]);
  });
});

describe('notifications', () => {
  test('of every kind are sent at the same time, and the record lists them', async () => {
    await run((stack) => ({
      notifications: [
        email('care@example.com'),
        email('boss@example.com'),
        topic(stack),
        Notification.eventBus(new events.EventBus(stack, 'Bus')),
        Notification.webhook({
          url: 'https://hooks.example.com/forms',
          connection: new events.Connection(stack, 'Connection', {
            authorization: events.Authorization.apiKey('x-api-key', SecretValue.unsafePlainText('secret')),
          }),
        }),
      ],
    }));
    const { ticketId } = await submit(backend, { message: ANGRY });
    await backend.drain();

    expect(recipients()).toEqual(['boss@example.com', 'care@example.com']);
    expect(backend.topic('Stack/Alerts').messages()).toMatchObject([
      { attributes: { sentiment: { StringValue: 'NEGATIVE' } } },
    ]);
    expect(backend.eventBus('Stack/Bus').events()).toMatchObject([
      { source: 'sentiment-form-backend', detail: { ticketId, fields: { message: ANGRY } } },
    ]);
    const [{ headers, body = '' }] = backend.webhooks();
    expect(headers['idempotency-key']).toBe(ticketId);
    expect(JSON.parse(body)).toMatchObject({ ticketId, sentiment: 'NEGATIVE' });
    const [{ notified, attention }] = await records(backend);
    expect({ notified: [...(notified as string[])].sort(), attention }).toEqual({
      notified: ['Email', 'Email 2', 'Event Bus', 'Topic', 'Webhook'],
      attention: 'OPEN',
    });
  });

  test('are not sent for submissions that need no attention', async () => {
    await run((stack) => ({ notifications: [email('care@example.com'), topic(stack)] }));
    await submit(backend, { message: KIND });
    expect(recipients()).toEqual([]);
    expect(backend.topic('Stack/Alerts').messages()).toEqual([]);
  });

  test('fail independently: the others are sent, and a replay sends only the missing ones', async () => {
    await run((stack) => ({ notifications: [email('care@example.com'), topic(stack), topic(stack, 'More')] }));
    backend.failNext('sesv2', 'SendEmail', { ...REFUSED, times: 2 });
    const answer = await submit(backend, { message: ANGRY });
    expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'NEGATIVE' });
    expect(backend.topic('Stack/Alerts').messages()).toHaveLength(1);
    expect(await records(backend)).toMatchObject([{ attention: 'PENDING' }]);

    await letReplaysHappen();
    expect(recipients()).toEqual(['care@example.com']);
    expect(backend.topic('Stack/Alerts').messages()).toHaveLength(1);
    expect(backend.topic('Stack/More').messages()).toHaveLength(1);
    expect(await records(backend)).toMatchObject([{ ticketId: answer.ticketId, attention: 'OPEN' }]);
    expect(backend.queue(QUEUE).messages()).toEqual([]);
  });
});

describe('a receipt', () => {
  test('alone is sent to everybody who gave an address, and leaves nothing pending', async () => {
    await run(() => ({ notifications: [], receipt }));
    const angry = await submit(backend, { message: ANGRY, email: 'ada@example.com' });
    const kind = await submit(backend, { message: KIND, email: 'bob@example.com' });
    const [one, other] = backend.outbox();
    expect(one).toMatchObject({
      from: 'noreply@example.com',
      to: ['ada@example.com'],
      subject: `We have received your message (${angry.ticketId})`,
      text: expect.stringContaining(`Your reference number is ${angry.ticketId}.`),
    });
    expect(one.text).not.toContain(ANGRY);
    expect(other.to).toEqual(['bob@example.com']);

    const found = new Map((await records(backend)).map((record) => [record.ticketId, record]));
    expect(found.get(angry.ticketId ?? '')).toMatchObject({ attention: 'OPEN', notified: ['Receipt'] });
    expect(found.get(kind.ticketId ?? '')).toMatchObject({ sentiment: 'POSITIVE', notified: ['Receipt'] });
    expect(found.get(kind.ticketId ?? '')).not.toHaveProperty('attention');
  });

  test('is sent in addition to notifications, which are only for what needs attention', async () => {
    await run(() => ({ receipt }));
    await submit(backend, { message: KIND, email: 'bob@example.com' });
    expect(recipients()).toEqual(['bob@example.com']);
    await submit(backend, { message: ANGRY, email: 'ada@example.com' });
    expect(recipients()).toEqual(['ada@example.com', 'bob@example.com', 'care@example.com']);
  });

  test.each([[{}], [{ email: 'ada@localhost' }], [{ email: 'ada@example.com.' }]])(
    'is not sent with %j, and nothing is left pending',
    async (fields) => {
      await run(() => ({ notifications: [], receipt }));
      await submit(backend, { message: ANGRY, ...fields });
      await submit(backend, { message: KIND, ...fields });
      expect(backend.outbox()).toEqual([]);
      const found = await records(backend);
      expect(found.map(({ sentiment, attention }) => [sentiment, attention]).sort()).toEqual([
        ['NEGATIVE', 'OPEN'],
        ['POSITIVE', undefined],
      ]);
      expect(backend.queue(QUEUE).messages()).toEqual([]);
    },
  );

  test('is not sent for spam on hold', async () => {
    await run(() => ({ receipt, spam: { honeypotField: 'website' } }));
    const answer = await submit(backend, { message: ANGRY, email: 'ada@example.com', website: 'https://spam.example' });
    expect(answer).toMatchObject({ outcome: 'ACCEPTED' });
    await letReplaysHappen();
    expect(backend.outbox()).toEqual([]);
    expect(await records(backend)).toMatchObject([{ status: 'HELD', attention: 'HELD' }]);
  });

  test('is not sent for a rejected submission', async () => {
    await run(() => ({ receipt }));
    expect(await submit(backend, { email: 'ada@example.com' })).toMatchObject({ outcome: 'REJECTED' });
    expect(backend.outbox()).toEqual([]);
  });

  test('that SES refuses does not change the answer, and is sent by a replay', async () => {
    await run(() => ({ notifications: [], receipt }));
    backend.failNext('sesv2', 'SendEmail', { ...REFUSED, times: 2 });
    const answer = await submit(backend, { message: KIND, email: 'bob@example.com' });
    expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'POSITIVE' });
    expect(await records(backend)).toMatchObject([{ attention: 'PENDING' }]);

    await letReplaysHappen();
    expect(recipients()).toEqual(['bob@example.com']);
    const [record] = await records(backend);
    expect(record).toMatchObject({ notified: ['Receipt'] });
    expect(record).not.toHaveProperty('attention');
  });

  test('is sent once for a submission that arrives twice', async () => {
    await run(() => ({ receipt }));
    const submission = {
      submissionId: '6f1f9f6e-7c0b-4a55-9c8e-2f6a3c1d4b5a',
      message: KIND,
      email: 'bob@example.com',
    };
    expect(await submit(backend, submission)).toEqual(await submit(backend, submission));
    expect(recipients()).toEqual(['bob@example.com']);
  });

  test('has its own text and configuration set', async () => {
    await run(() => ({
      receipt: { ...receipt, subject: 'Danke {{ticketId}}', body: '{{receivedAt}}', configurationSetName: 'receipts' },
    }));
    const { ticketId } = await submit(backend, { message: KIND, email: 'bob@example.com' });
    expect(backend.outbox()).toMatchObject([
      {
        subject: `Danke ${ticketId}`,
        text: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        configurationSet: 'receipts',
      },
    ]);
  });
});
