import { FunctionFixtures } from './function-fixtures';
import { delivered, NOW, QUEUE, ServicesFixture, startServices, UUID } from './services-fixture';
import { Json, JsonObject } from '../../src/base/json';
import { TopicDescription } from '../../src/services';
import { SubscriptionDescription } from '../../src/services/sns/description';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:Alerts';
const FIFO = 'arn:aws:sns:us-east-1:123456789012:Alerts.fifo';

const functions = new FunctionFixtures();
afterAll(() => functions.remove());

function subscription(overrides: Partial<SubscriptionDescription> = {}): SubscriptionDescription {
  return { arn: `${TOPIC}:s1`, protocol: 'sqs', endpoint: QUEUE.arn, ...overrides };
}

/** Services with one topic and one queue. */
async function start(topic: Partial<TopicDescription> = {}, ...more: TopicDescription[]): Promise<ServicesFixture> {
  return startServices({ topics: [{ name: 'Alerts', arn: TOPIC, ...topic }, ...more], queues: [QUEUE] });
}

function text(value: string): JsonObject {
  return { DataType: 'String', StringValue: value };
}

function bodies(services: ServicesFixture): Json[] {
  return services.queues.messages('Inbox').map(({ body }) => JSON.parse(body) as Json);
}

describe('Publish', () => {
  test('keeps what is published, and returns its ID', async () => {
    const services = await start();
    const answer = await services.task('aws-sdk:sns:publish', {
      TopicArn: TOPIC,
      Subject: 'Unhappy',
      Message: 'Please call back.',
      MessageAttributes: { sentiment: text('NEGATIVE') },
    });
    expect(answer).toEqual({ MessageId: expect.stringMatching(`^${UUID}$`) });
    expect(services.topics.messages(TOPIC)).toEqual([
      {
        id: (answer as JsonObject).MessageId,
        publishedAt: NOW,
        subject: 'Unhappy',
        message: 'Please call back.',
        attributes: { sentiment: text('NEGATIVE') },
        recipients: [],
      },
    ]);
  });

  test('converts any other message to JSON with the optimized integration, and returns HTTP metadata', async () => {
    const services = await start();
    const answer = await services.task('sns:publish', { TopicArn: TOPIC, Message: { ticketId: 'A1' } });
    expect(answer).toMatchObject({ MessageId: expect.any(String), SdkHttpMetadata: { HttpStatusCode: 200 } });
    expect(services.topics.messages(TOPIC)).toMatchObject([{ message: '{"ticketId":"A1"}' }]);
  });

  test('accepts 256 KiB including the attributes, and not a byte more', async () => {
    const services = await start();
    const attributes = { a: text('bcd') };
    const most = 'x'.repeat(262_144 - 'aStringbcd'.length);
    await services.task('sns:publish', { TopicArn: TOPIC, Message: most, MessageAttributes: attributes });
    const args = { TopicArn: TOPIC, Message: `${most}x`, MessageAttributes: attributes };
    const { error, cause } = await services.failure('sns:publish', args);
    expect(error).toBe('SNS.InvalidParameterException');
    expect(cause).toContain('Message too long: it must be at most 262144 bytes with its attributes, got: 262145');
  });

  test.each<[string, JsonObject, string]>([
    ['an empty message', { Message: '' }, 'Empty message'],
    ['no message', { Message: null }, 'Empty message'],
    ['a subject with a line break', { Subject: 'a\nb' }, 'Subject: it must be'],
    ['a subject that is not ASCII', { Subject: 'Grüße' }, 'Subject: it must be'],
    ['a subject that begins with a space', { Subject: ' a' }, 'Subject: it must be'],
    ['a subject of 100 characters', { Subject: 'x'.repeat(100) }, 'Subject: it must be less than 100'],
    ['an empty subject', { Subject: '' }, 'Subject: it must be'],
    ['no topic', { TopicArn: null }, 'TopicArn or TargetArn'],
    ['a name for an ARN', { TopicArn: 'Alerts' }, 'it must be the ARN of a topic, got: Alerts'],
    ['a telephone number', { PhoneNumber: '+15550100' }, 'text messages are not supported here'],
    ['attributes that are a list', { MessageAttributes: [] }, 'MessageAttributes: it must be an object'],
    ['another structure than json', { MessageStructure: 'xml' }, 'MessageStructure: it must be json'],
    ['a structure that is no JSON', { MessageStructure: 'json' }, 'JSON message body failed to parse'],
    ['a structure without a default', { MessageStructure: 'json', Message: '{}' }, 'No default entry'],
  ])('refuses %s', async (_what, overrides, reason) => {
    const services = await start();
    const { error, cause } = await services.failure('aws-sdk:sns:publish', {
      TopicArn: TOPIC,
      Message: 'hello',
      ...overrides,
    });
    expect(error).toBe('Sns.InvalidParameterException');
    expect(cause).toContain(reason);
    expect(services.topics.messages(TOPIC)).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ['without a type', { StringValue: 'a' }],
    ['without a value', { DataType: 'String' }],
    ['that is empty', { DataType: 'String', StringValue: '' }],
    ['that is a number and is none', { DataType: 'Number', StringValue: 'many' }],
  ])('refuses an attribute %s', async (_what, attribute) => {
    const args = { TopicArn: TOPIC, Message: 'hello', MessageAttributes: { a: attribute } };
    const { error } = await (await start()).failure('sns:publish', args);
    expect(error).toBe('SNS.InvalidParameterValueException');
  });

  test.each([
    ['sns:publish', 'SNS.NotFoundException', 'Service: AmazonSNS; Status Code: 404; Error Code: NotFound;'],
    ['aws-sdk:sns:publish', 'Sns.NotFoundException', 'Service: Sns, Status Code: 404,'],
  ])("%s to a topic that does not exist fails with AWS's message", async (integration, name, words) => {
    const args = { TopicArn: `${TOPIC}2`, Message: 'hello' };
    const { error, cause } = await (await start()).failure(integration, args);
    expect(error).toBe(name);
    expect(cause).toContain(`Topic does not exist (${words}`);
  });

  test('names an error as the version of the SDK does that the integration uses', async () => {
    const services = await start();
    for (const [integration, error] of [
      ['sns:publish', 'SNS.KMSAccessDeniedException'],
      ['aws-sdk:sns:publish', 'Sns.KmsAccessDeniedException'],
    ]) {
      services.faults.failNext('sns', 'Publish', { error: 'KMSAccessDeniedException' });
      expect(await services.failure(integration, { TopicArn: TOPIC, Message: 'x' })).toMatchObject({ error });
    }
  });

  test('fails if it is set to', async () => {
    const services = await start();
    services.faults.failNext('sns', 'Publish', { error: 'ThrottledException', statusCode: 429 });
    const args = { TopicArn: TOPIC, Message: 'hello' };
    expect((await services.failure('sns:publish', args)).error).toBe('SNS.ThrottledException');
    expect(await services.task('sns:publish', args)).toMatchObject({ MessageId: expect.any(String) });
  });
});

describe('a FIFO topic', () => {
  const topic = { name: 'Alerts.fifo', arn: FIFO, fifo: true };

  test.each<[string, JsonObject, string]>([
    ['a group', {}, 'The MessageGroupId parameter is required for FIFO topics'],
    ['a deduplication id', { MessageGroupId: 'g' }, 'ContentBasedDeduplication enabled or MessageDeduplicationId'],
  ])('requires %s', async (_what, overrides, reason) => {
    const services = await start({}, topic);
    const { error, cause } = await services.failure('sns:publish', { TopicArn: FIFO, Message: 'm', ...overrides });
    expect(error).toBe('SNS.InvalidParameterException');
    expect(cause).toContain(reason);
  });

  test('accepts the same message once in five minutes', async () => {
    const services = await start({}, { ...topic, contentBasedDeduplication: true });
    const publish = (): Promise<Json> =>
      services.task('aws-sdk:sns:publish', { TopicArn: FIFO, Message: 'm', MessageGroupId: 'g' });
    const first = await publish();
    expect(first).toEqual({ MessageId: expect.any(String), SequenceNumber: '10000000000000000001' });
    expect(await publish()).toEqual(first);
    await services.clock.sleep(5 * 60_000);
    expect(await publish()).toMatchObject({ SequenceNumber: '10000000000000000002' });
    expect(services.topics.messages(FIFO)).toHaveLength(2);
  });
});

describe('a subscription', () => {
  test('of a queue delivers the message in an envelope', async () => {
    const services = await start({ subscriptions: [subscription()] });
    const args = { TopicArn: TOPIC, Subject: 'Hi', Message: 'hello', MessageAttributes: { kind: text('a') } };
    const answer = await services.task('aws-sdk:sns:publish', args);
    await delivered(services);
    expect(bodies(services)).toEqual([
      {
        Type: 'Notification',
        MessageId: (answer as JsonObject).MessageId,
        TopicArn: TOPIC,
        Subject: 'Hi',
        Message: 'hello',
        Timestamp: '2023-11-14T22:13:20.000Z',
        SignatureVersion: '1',
        Signature: 'not-signed-here',
        SigningCertURL: expect.stringMatching(/^https:\/\/sns\.us-east-1\.amazonaws\.com\//),
        UnsubscribeURL: expect.stringContaining(`SubscriptionArn=${TOPIC}:s1`),
        MessageAttributes: { kind: { Type: 'String', Value: 'a' } },
      },
    ]);
    expect(services.topics.messages(TOPIC)).toMatchObject([
      { recipients: [{ protocol: 'sqs', endpoint: QUEUE.arn, delivered: true }] },
    ]);
  });

  test('with raw delivery sends only the message, with its attributes', async () => {
    const services = await start({ subscriptions: [subscription({ raw: true })] });
    const attributes = { kind: text('a') };
    await services.task('sns:publish', { TopicArn: TOPIC, Message: 'hello', MessageAttributes: attributes });
    await delivered(services);
    expect(services.queues.messages('Inbox')).toMatchObject([{ body: 'hello', attributes }]);
  });

  test('of a function invokes it with an SNS event', async () => {
    const fn = functions.make('exports.handler = async (event) => console.log(JSON.stringify(event));');
    const subscriptions = [subscription({ protocol: 'lambda', endpoint: fn.arn })];
    const services = await startServices({ topics: [{ name: 'Alerts', arn: TOPIC, subscriptions }], functions: [fn] });
    await services.task('sns:publish', { TopicArn: TOPIC, Message: 'hello' });
    await delivered(services);
    const [{ logs }] = services.functions.invocations();
    expect(logs.join('')).toContain('"EventSource":"aws:sns"');
    expect(logs.join('')).toMatch(/"Message":"hello".*"Subject":null/);
  });

  test('of an email address is shown, and no email is sent', async () => {
    const subscriptions = [subscription({ protocol: 'email', endpoint: 'admin@example.com' })];
    const services = await start({ subscriptions });
    const message = JSON.stringify({ default: '{}', email: 'Please call back.' });
    await services.task('sns:publish', { TopicArn: TOPIC, Message: message, MessageStructure: 'json' });
    expect(services.topics.messages(TOPIC)[0].recipients).toEqual([
      { protocol: 'email', endpoint: 'admin@example.com', message: 'Please call back.', delivered: false },
    ]);
    expect(services.outbox.messages()).toEqual([]);
  });

  test('gets the text for its own protocol, if there is one', async () => {
    const services = await start({ subscriptions: [subscription({ raw: true })] });
    for (const message of [{ default: 'all', sqs: 'queues' }, { default: 'all' }]) {
      const args = { TopicArn: TOPIC, Message: JSON.stringify(message), MessageStructure: 'json' };
      await services.task('sns:publish', args);
    }
    await delivered(services);
    expect(services.queues.messages('Inbox').map(({ body }) => body)).toEqual(['queues', 'all']);
  });

  test.each<[string, JsonObject, number]>([
    ['one of its values', { sentiment: ['NEGATIVE', 'MIXED'] }, 1],
    ['none of its values', { sentiment: ['POSITIVE'] }, 0],
    ['one entry of a list', { tags: ['b'] }, 1],
    ['a number', { score: [{ numeric: ['>=', 0.5] }] }, 1],
    ['an attribute that it does not have', { other: [{ exists: false }] }, 1],
    ['no binary attribute', { blob: [{ exists: true }] }, 0],
  ])('with a filter that has %s accepts what it should', async (_what, filterPolicy, count) => {
    const services = await start({ subscriptions: [subscription({ filterPolicy })] });
    await services.task('sns:publish', {
      TopicArn: TOPIC,
      Message: 'hello',
      MessageAttributes: {
        sentiment: text('NEGATIVE'),
        tags: { DataType: 'String.Array', StringValue: '["a","b"]' },
        score: { DataType: 'Number', StringValue: '0.75' },
        blob: { DataType: 'Binary', BinaryValue: 'AAAA' },
      },
    });
    await delivered(services);
    expect(services.queues.messages('Inbox')).toHaveLength(count);
    expect(services.topics.messages(TOPIC)[0].recipients).toHaveLength(count);
  });

  test('with a filter on the body checks its JSON, and accepts no other text', async () => {
    const subscriptions = [subscription({ filterPolicy: { a: { b: [1] } }, filterScope: 'MessageBody', raw: true })];
    const services = await start({ subscriptions });
    for (const message of ['{"a":{"b":1}}', '{"a":{"b":2}}', 'plain']) {
      await services.task('sns:publish', { TopicArn: TOPIC, Message: message });
    }
    await delivered(services);
    expect(bodies(services)).toEqual([{ a: { b: 1 } }]);
  });

  test('with an endpoint that cannot be reached is reported, and its message goes to the dead-letter queue', async () => {
    const gone = `${QUEUE.arn}-gone`;
    const subscriptions = [subscription({ endpoint: gone, raw: true, deadLetterArn: QUEUE.arn })];
    const services = await start({ subscriptions });
    await services.task('sns:publish', { TopicArn: TOPIC, Message: 'hello' });
    await delivered(services);
    expect(services.undelivered).toEqual([
      `The topic Alerts could not deliver to ${gone}: The specified queue does not exist.`,
    ]);
    expect(services.queues.messages('Inbox')).toMatchObject([{ body: 'hello' }]);
  });
});

test('a topic keeps only the newest thousand messages', async () => {
  const services = await start();
  for (let i = 1; i <= 1001; i += 1) {
    await services.calls.call('sns', 'Publish', { TopicArn: TOPIC, Message: `message ${i}` }, {});
  }
  const kept = services.topics.messages(TOPIC);
  expect([kept.length, kept[0].message, kept[999].message]).toEqual([1000, 'message 2', 'message 1001']);
});
