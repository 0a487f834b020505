import { DEAD, describeQueue, SqsFixture, WORK } from './sqs-fixture';
import { type JsonObject } from '../../../src/base/json';

let queue: SqsFixture;
beforeEach(() => {
  queue = new SqsFixture();
});

test('a message is received with its ID, its checksum, its attributes and the attributes that SQS adds', async () => {
  const attributes = { kind: { DataType: 'String', StringValue: 'parked' } };
  const trace = { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1-a' } };
  const id = await queue.send('Hello', { MessageAttributes: attributes, MessageSystemAttributes: trace });
  await queue.wait(2);
  expect(await queue.receive()).toEqual([
    {
      MessageId: id,
      ReceiptHandle: expect.any(String),
      Body: 'Hello',
      MD5OfBody: '8b1a9953c4611296a827abf8c47804d7',
      Attributes: {
        ApproximateReceiveCount: '1',
        ApproximateFirstReceiveTimestamp: '1700000002000',
        SentTimestamp: '1700000000000',
        SenderId: '123456789012',
        AWSTraceHeader: 'Root=1-a',
      },
      MessageAttributes: attributes,
      MD5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
    },
  ]);
});

test('a receiver gets only the attributes that it requests', async () => {
  const value = { DataType: 'String', StringValue: 'x' };
  await queue.send('Hello', { MessageAttributes: { 'app.kind': value, 'app.name': value, other: value } });
  const message = await queue.receiveOne({
    AttributeNames: [],
    MessageSystemAttributeNames: ['SentTimestamp'],
    MessageAttributeNames: ['app.*'],
  });
  expect(Object.keys(message.Attributes as JsonObject)).toEqual(['SentTimestamp']);
  expect(Object.keys(message.MessageAttributes as JsonObject)).toEqual(['app.kind', 'app.name']);
  await queue.wait(240);
  const bare = await queue.receiveOne({ AttributeNames: [], MessageAttributeNames: [] });
  expect(Object.keys(bare)).toEqual(['MessageId', 'ReceiptHandle', 'MD5OfBody', 'Body']);
});

test('a received message is invisible until its visibility timeout is over, and then has a higher receive count', async () => {
  await queue.send('Hello');
  await queue.receiveOne();
  await queue.wait(239.999);
  expect(await queue.receive()).toEqual([]);
  await queue.wait(0.001);
  expect(await queue.receiveOne()).toMatchObject({ Attributes: { ApproximateReceiveCount: '2' } });
});

test('a receiver can choose the visibility timeout, and change it later', async () => {
  await queue.send('Hello');
  const { ReceiptHandle } = await queue.receiveOne({ VisibilityTimeout: 10 });
  await queue.call('ChangeMessageVisibility', { QueueUrl: WORK.url, ReceiptHandle, VisibilityTimeout: 60 });
  await queue.wait(59);
  expect(await queue.receive()).toEqual([]);
  await queue.wait(1);
  expect(await queue.receive()).toHaveLength(1);
});

test('a visibility timeout of zero makes the message visible immediately', async () => {
  await queue.send('Hello');
  const { ReceiptHandle } = await queue.receiveOne();
  await queue.call('ChangeMessageVisibility', { QueueUrl: WORK.url, ReceiptHandle, VisibilityTimeout: 0 });
  expect(await queue.receive()).toHaveLength(1);
});

test('a deleted message is never received again', async () => {
  await queue.send('Hello');
  const { ReceiptHandle } = await queue.receiveOne();
  await queue.call('DeleteMessage', { QueueUrl: WORK.url, ReceiptHandle });
  await queue.wait(1_000);
  expect(queue.sqs.messages('work')).toEqual([]);
  await expect(queue.call('DeleteMessage', { QueueUrl: WORK.url, ReceiptHandle })).resolves.toEqual({});
});

test('a deletion with the receipt handle of an earlier receive succeeds and deletes nothing', async () => {
  await queue.send('Hello');
  const { ReceiptHandle } = await queue.receiveOne({ VisibilityTimeout: 0 });
  await queue.receiveOne();
  await queue.call('DeleteMessage', { QueueUrl: WORK.url, ReceiptHandle });
  expect(queue.sqs.messages('work')).toHaveLength(1);
});

test('the latest receipt handle deletes even if the message is visible again', async () => {
  await queue.send('Hello');
  const { ReceiptHandle } = await queue.receiveOne();
  await queue.wait(500);
  await queue.call('DeleteMessage', { QueueUrl: WORK.url, ReceiptHandle });
  expect(queue.sqs.messages('work')).toEqual([]);
});

test('returns at most the requested number of messages, oldest first', async () => {
  for (const body of ['1', '2', '3', '4']) await queue.send(body);
  const bodies = async (input: JsonObject) => (await queue.receive(input)).map(({ Body }) => Body);
  expect(await queue.call('ReceiveMessage', { QueueUrl: WORK.url })).toMatchObject({ Messages: [{ Body: '1' }] });
  expect(await bodies({ MaxNumberOfMessages: 2 })).toEqual(['2', '3']);
  expect(await bodies({ MaxNumberOfMessages: 10 })).toEqual(['4']);
});

test('a delayed message is not received yet, and counts as delayed', async () => {
  await queue.send('Hello', { DelaySeconds: 30 });
  expect(queue.sqs.messages('work')).toMatchObject([{ state: 'delayed' }]);
  expect(await queue.receive()).toEqual([]);
  await queue.wait(30);
  expect(await queue.receive()).toHaveLength(1);
});

test('a queue has a default delay', async () => {
  queue = new SqsFixture([{ ...WORK, delaySeconds: 5 }, DEAD]);
  await queue.send('later');
  await queue.send('now', { DelaySeconds: 0 });
  expect((await queue.receive()).map(({ Body }) => Body)).toEqual(['now']);
});

test('a message is removed after the retention period, whether in flight or not', async () => {
  queue = new SqsFixture([{ ...describeQueue('work'), retentionSeconds: 100 }]);
  await queue.send('in flight');
  await queue.receiveOne({ VisibilityTimeout: 1000 });
  await queue.send('waiting');
  await queue.wait(99);
  expect(queue.sqs.messages('work')).toHaveLength(2);
  await queue.wait(1);
  expect(queue.sqs.messages('work')).toEqual([]);
});

describe('long polling', () => {
  test('returns a message as soon as it is sent', async () => {
    const received = queue.receive({ WaitTimeSeconds: 20 });
    await queue.send('Hello');
    expect(await received).toHaveLength(1);
    expect(queue.clock.now()).toBe(1_700_000_000_000);
  });

  test('returns a message that becomes visible meanwhile', async () => {
    await queue.send('Hello');
    await queue.receive({ VisibilityTimeout: 7 });
    expect(await queue.receive({ WaitTimeSeconds: 20 })).toHaveLength(1);
    expect(queue.clock.now()).toBe(1_700_000_007_000);
  });

  test('returns nothing after the wait time, which is the queue’s by default', async () => {
    queue = new SqsFixture([{ ...WORK, receiveWaitSeconds: 4 }, DEAD]);
    expect(await queue.receive()).toEqual([]);
    expect(queue.clock.now()).toBe(1_700_000_004_000);
  });

  test('stops when its caller disconnects', async () => {
    const caller = new AbortController();
    const input = { QueueUrl: WORK.url, WaitTimeSeconds: 20 };
    const answer = queue.sqs.call('ReceiveMessage', input, { signal: caller.signal });
    caller.abort();
    expect(await answer).toEqual({});
    expect(queue.clock.now()).toBe(1_700_000_000_000);
  });
});

describe('a message that was received too often', () => {
  const receiveTimes = async (times: number): Promise<void> => {
    for (let i = 0; i < times; i++) {
      await queue.receive();
      await queue.wait(240);
    }
  };

  test('is moved to the dead-letter queue with its ID, its timestamp and its receive count', async () => {
    const id = await queue.send('poison');
    await receiveTimes(2);
    expect(queue.sqs.messages('dead')).toEqual([]);
    expect(await queue.receive()).toEqual([]);
    expect(queue.sqs.messages('work')).toEqual([]);
    expect(queue.sqs.messages('dead')).toEqual([
      { id, body: 'poison', attributes: {}, sentAt: 1_700_000_000_000, receiveCount: 2, state: 'visible' },
    ]);
    expect(await queue.receiveOne({ QueueUrl: DEAD.url })).toMatchObject({
      Attributes: { ApproximateReceiveCount: '3', DeadLetterQueueSourceArn: WORK.arn },
    });
  });

  test('does not prevent others from being received', async () => {
    await queue.send('poison');
    await receiveTimes(2);
    await queue.send('good');
    expect((await queue.receive({ MaxNumberOfMessages: 1 })).map(({ Body }) => Body)).toEqual(['good']);
  });

  test('stays in the queue if there is no dead-letter queue', async () => {
    queue = new SqsFixture([WORK]);
    await queue.send('poison');
    await receiveTimes(5);
    expect(queue.sqs.messages('work')).toMatchObject([{ receiveCount: 5 }]);
  });

  test('expires by the time at which it was first sent', async () => {
    queue = new SqsFixture([WORK, { ...DEAD, retentionSeconds: 500 }]);
    await queue.send('poison');
    await receiveTimes(2);
    await queue.receive();
    await queue.wait(19);
    expect(queue.sqs.messages('dead')).toHaveLength(1);
    await queue.wait(1);
    expect(queue.sqs.messages('dead')).toEqual([]);
  });
});

test('the same steps with the same seed result in the same IDs and receipt handles', async () => {
  const run = async (): Promise<JsonObject> => {
    const fixture = new SqsFixture();
    await fixture.send('Hello');
    return fixture.receiveOne();
  };
  expect(await run()).toEqual(await run());
});
