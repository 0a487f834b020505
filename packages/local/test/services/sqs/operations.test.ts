import { createHash } from 'node:crypto';
import { DEAD, describeQueue, SqsFixture, WORK } from './sqs-fixture';
import { type JsonObject } from '../../../src/base/json';
import { Sqs } from '../../../src/services';

let queue: SqsFixture;
beforeEach(() => {
  queue = new SqsFixture();
});

const QueueUrl = WORK.url;
const text = (StringValue: string) => ({ DataType: 'String', StringValue });

test('returns the checksums of a message to its sender', async () => {
  // Name, type, kind and value of the attribute, with their lengths before them.
  const encoded = Buffer.concat([
    Buffer.from('\0\0\0\x01a'),
    Buffer.from('\0\0\0\x06String'),
    Buffer.from('\x01'),
    Buffer.from('\0\0\0\x01b'),
  ]);
  const input = { QueueUrl, MessageBody: 'Hello', MessageAttributes: { a: text('b') } };
  expect(await queue.call('SendMessage', input)).toEqual({
    MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    MD5OfMessageBody: '8b1a9953c4611296a827abf8c47804d7',
    MD5OfMessageAttributes: createHash('md5').update(encoded).digest('hex'),
  });
});

describe('a message', () => {
  test.each<[string, JsonObject, string, string]>([
    ['no queue', { QueueUrl: '' }, 'MissingRequiredParameterException', 'QueueUrl'],
    ['an unknown queue', { QueueUrl: `${WORK.url}x` }, 'QueueDoesNotExist', 'does not exist'],
    ['a queue of another account', { QueueUrl: 'https://sqs/2/work' }, 'QueueDoesNotExist', 'does not exist'],
    ['no body', { MessageBody: '' }, 'MissingRequiredParameterException', 'MessageBody'],
    ['a body that is no text', { MessageBody: 7 }, 'MissingRequiredParameterException', 'MessageBody'],
    ['a control character', { MessageBody: 'a\u0001' }, 'InvalidMessageContents', '#x1 '],
    ['half a surrogate pair', { MessageBody: 'a\ud83d' }, 'InvalidMessageContents', '#xd83d'],
    ['no character at all', { MessageBody: '\uffff' }, 'InvalidMessageContents', '#xffff'],
    ['a delay over 15 minutes', { DelaySeconds: 901 }, 'InvalidParameterValueException', 'between 0 and 900'],
    [
      'an attribute with no type',
      { MessageAttributes: { a: {} } },
      'InvalidParameterValueException',
      'must have a type',
    ],
    ['an attribute with no value', { MessageAttributes: { a: text('') } }, 'InvalidParameterValueException', 'a value'],
    [
      'a number that is none',
      { MessageAttributes: { a: { DataType: 'Number', StringValue: 'x' } } },
      'InvalidParameterValueException',
      'fits its type',
    ],
    ['a name of AWS', { MessageAttributes: { 'AWS.a': text('b') } }, 'InvalidParameterValueException', 'AWS.a'],
    [
      'more than ten attributes',
      { MessageAttributes: Object.fromEntries([...'abcdefghijk'].map((name) => [name, text('x')])) },
      'InvalidParameterValueException',
      'exceeds the allowed maximum [10]',
    ],
  ])('is refused with %s', async (_what, overrides, name, message) => {
    await expect(queue.call('SendMessage', { QueueUrl, MessageBody: 'Hello', ...overrides })).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
    expect(queue.sqs.messages('work')).toEqual([]);
  });

  test('can have 1 MiB including its attributes, and not a byte more', async () => {
    const MessageAttributes = { a: text('bc') };
    const room = 1_048_576 - 'aStringbc'.length;
    await queue.send('ä'.repeat(room / 2) + 'x'.repeat(room % 2), { MessageAttributes });
    await expect(queue.send('x'.repeat(room + 1), { MessageAttributes })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('shorter than 1048576 bytes'),
    });
  });

  test('can be as large as the queue allows', async () => {
    queue = new SqsFixture([{ ...WORK, maxMessageBytes: 1024 }, DEAD]);
    await queue.send('x'.repeat(1024));
    await expect(queue.send('x'.repeat(1025))).rejects.toThrow('shorter than 1024 bytes');
  });

  test('can contain line breaks, tabs and emoji', async () => {
    await queue.send('a\tb\r\nc 😀');
    expect(await queue.receiveOne()).toMatchObject({ Body: 'a\tb\r\nc 😀' });
  });

  test('can be sent to the queue by another host name', async () => {
    await queue.send('Hello', { QueueUrl: 'http://127.0.0.1:3000/123456789012/work' });
    expect(queue.sqs.messages('work')).toHaveLength(1);
  });
});

describe('a batch', () => {
  test('sends each entry separately, and reports which failed', async () => {
    const Entries = [
      { Id: 'good', MessageBody: 'Hello' },
      { Id: 'bad', MessageBody: '' },
    ];
    expect(await queue.call('SendMessageBatch', { QueueUrl, Entries })).toEqual({
      Successful: [{ Id: 'good', MessageId: expect.any(String), MD5OfMessageBody: expect.any(String) }],
      Failed: [
        { Id: 'bad', SenderFault: true, Code: 'MissingParameter', Message: expect.stringContaining('MessageBody') },
      ],
    });
  });

  test('deletes and changes the visibility of several messages', async () => {
    for (const body of ['1', '2', '3']) await queue.send(body);
    const [first, second] = await queue.receive();
    const entry = (message: JsonObject, Id: string) => ({ Id, ReceiptHandle: message.ReceiptHandle });
    const Entries = [entry(first, 'a'), { Id: 'b', ReceiptHandle: 'nonsense' }];
    expect(await queue.call('DeleteMessageBatch', { QueueUrl, Entries })).toMatchObject({
      Successful: [{ Id: 'a' }],
      Failed: [{ Id: 'b', Code: 'ReceiptHandleIsInvalid' }],
    });
    await queue.call('ChangeMessageVisibilityBatch', {
      QueueUrl,
      Entries: [{ ...entry(second, 'a'), VisibilityTimeout: 0 }],
    });
    expect(queue.sqs.messages('work')).toMatchObject([
      { body: '2', state: 'visible' },
      { body: '3', state: 'in flight' },
    ]);
  });

  const entries = (count: number, MessageBody = 'x') =>
    Array.from({ length: count }, (_, i) => ({ Id: String(i), MessageBody }));

  test.each<[string, JsonObject[], string]>([
    ['no entry', [], 'EmptyBatchRequest'],
    ['eleven entries', entries(11), 'TooManyEntriesInBatchRequest'],
    ['an ID twice', [...entries(1), ...entries(1)], 'BatchEntryIdsNotDistinct'],
    ['an odd ID', [{ Id: 'a b', MessageBody: 'x' }], 'InvalidBatchEntryId'],
    ['over 1 MiB in all', entries(2, 'x'.repeat(600_000)), 'BatchRequestTooLong'],
  ])('with %s is refused completely', async (_what, Entries, name) => {
    await expect(queue.call('SendMessageBatch', { QueueUrl, Entries })).rejects.toMatchObject({ name });
    expect(queue.sqs.messages('work')).toEqual([]);
  });
});

describe('a receipt handle', () => {
  test.each(['nonsense', '', Buffer.from('dead id receipt').toString('base64')])(
    'that this queue never issued (%p) is refused',
    async (ReceiptHandle) => {
      await expect(queue.call('DeleteMessage', { QueueUrl, ReceiptHandle })).rejects.toMatchObject({
        name: ReceiptHandle === '' ? 'MissingRequiredParameterException' : 'ReceiptHandleIsInvalid',
      });
    },
  );

  const change = (ReceiptHandle: unknown, VisibilityTimeout = 10) =>
    queue.call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: String(ReceiptHandle), VisibilityTimeout });

  test('has no effect after its message is visible again, received again or deleted', async () => {
    await queue.send('Hello');
    const first = await queue.receiveOne();
    await queue.wait(240);
    await expect(change(first.ReceiptHandle)).rejects.toMatchObject({ name: 'MessageNotInflight' });
    const second = await queue.receiveOne();
    await expect(change(first.ReceiptHandle)).rejects.toThrow('Message does not exist or is not available');
    await queue.call('DeleteMessage', { QueueUrl, ReceiptHandle: second.ReceiptHandle });
    await expect(change(second.ReceiptHandle)).rejects.toThrow('Message does not exist or is not available');
  });

  test('keeps a message invisible for at most twelve hours in total', async () => {
    await queue.send('Hello');
    const { ReceiptHandle } = await queue.receiveOne();
    await queue.wait(100);
    await expect(change(ReceiptHandle, 43_200)).rejects.toThrow('beyond the limit [43200 seconds]');
    await expect(change(ReceiptHandle, 43_201)).rejects.toThrow('between 0 and 43200');
    await expect(change(ReceiptHandle, 43_100)).resolves.toEqual({});
  });
});

test.each([
  ['MaxNumberOfMessages', 11],
  ['MaxNumberOfMessages', 0],
  ['WaitTimeSeconds', 21],
  ['VisibilityTimeout', -1],
])('refuses to receive with %s %d', async (name, value) => {
  await expect(queue.receive({ [name]: value })).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
});

describe('a queue', () => {
  test('returns its settings and how many messages it has', async () => {
    await queue.send('in flight');
    await queue.receive();
    await queue.send('visible');
    await queue.send('delayed', { DelaySeconds: 10 });
    expect(await queue.call('GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] })).toEqual({
      Attributes: {
        QueueArn: WORK.arn,
        ApproximateNumberOfMessages: '1',
        ApproximateNumberOfMessagesNotVisible: '1',
        ApproximateNumberOfMessagesDelayed: '1',
        CreatedTimestamp: '1700000000',
        LastModifiedTimestamp: '1700000000',
        VisibilityTimeout: '240',
        MaximumMessageSize: '1048576',
        MessageRetentionPeriod: '345600',
        DelaySeconds: '0',
        ReceiveMessageWaitTimeSeconds: '0',
        SqsManagedSseEnabled: 'true',
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: DEAD.arn, maxReceiveCount: 2 }),
      },
    });
  });

  test('returns only the requested attributes, and refuses unknown ones', async () => {
    const ask = (AttributeNames: string[]) => queue.call('GetQueueAttributes', { QueueUrl, AttributeNames });
    expect(await ask(['DelaySeconds'])).toEqual({ Attributes: { DelaySeconds: '0' } });
    expect(await ask(['Policy'])).toEqual({});
    expect(await ask([])).toEqual({});
    await expect(ask(['Colour'])).rejects.toMatchObject({ name: 'InvalidAttributeName' });
  });

  test('is found by its name, and is in the list', async () => {
    expect(await queue.call('GetQueueUrl', { QueueName: 'work' })).toEqual({ QueueUrl });
    await expect(queue.call('GetQueueUrl', { QueueName: 'wor' })).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    expect(await queue.call('ListQueues', {})).toEqual({ QueueUrls: [WORK.url, DEAD.url] });
    expect(await queue.call('ListQueues', { QueueNamePrefix: 'd' })).toEqual({ QueueUrls: [DEAD.url] });
    expect(await queue.call('ListQueues', { QueueNamePrefix: 'x' })).toEqual({});
  });

  test('can be purged, at most once a minute', async () => {
    await queue.send('one');
    await queue.receive();
    await queue.send('two');
    await queue.call('PurgeQueue', { QueueUrl });
    expect(queue.sqs.messages('work')).toEqual([]);
    await queue.wait(59);
    await expect(queue.call('PurgeQueue', { QueueUrl })).rejects.toMatchObject({ name: 'PurgeQueueInProgress' });
    await queue.wait(1);
    await queue.call('PurgeQueue', { QueueUrl });
  });

  test('that is a FIFO queue is refused by name', () => {
    const { clock } = queue;
    const make = () => new Sqs([describeQueue('orders.fifo')], { clock, random: { uuid: () => '1' } });
    expect(make).toThrow('The queue orders.fifo is a FIFO queue. Only standard queues run here.');
  });
});
