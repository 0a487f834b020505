import { DEAD, describeQueue, SqsFixture, WORK } from './sqs-fixture';
import { type JsonObject } from '../../../src/base/json';

let queue: SqsFixture;
beforeEach(() => {
  queue = new SqsFixture();
});

test('a message arrives with its ID, its sum, its attributes and what SQS knows of it', async () => {
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

test('a receiver gets only the attributes that it asks for', async () => {
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

test('a received message is invisible until its time is over, and then counts one receive more', async () => {
  await queue.send('Hello');
  await queue.receiveOne();
  await queue.wait(239.999);
  expect(await queue.receive()).toEqual([]);
  await queue.wait(0.001);
  expect(await queue.receiveOne()).toMatchObject({ Attributes: { ApproximateReceiveCount: '2' } });
});

test('a receiver may choose how long a message is invisible, and change it afterwards', async () => {
  await queue.send('Hello');
  const { ReceiptHandle } = await queue.receiveOne({ VisibilityTimeout: 10 });
  await queue.call('ChangeMessageVisibility', { QueueUrl: WORK.url, ReceiptHandle, VisibilityTimeout: 60 });
  await queue.wait(59);
  expect(await queue.receive()).toEqual([]);
  await queue.wait(1);
  expect(await queue.receive()).toHaveLength(1);
});

test('a visibility of zero gives the message back at once', async () => {
  await queue.send('Hello');
  const { ReceiptHandle } = await queue.receiveOne();
  await queue.call('ChangeMessageVisibility', { QueueUrl: WORK.url, ReceiptHandle, VisibilityTimeout: 0 });
  expect(await queue.receive()).toHaveLength(1);
});

test('a deleted message never comes back', async () => {
  await queue.send('Hello');
  const { ReceiptHandle } = await queue.receiveOne();
  await queue.call('DeleteMessage', { QueueUrl: WORK.url, ReceiptHandle });
  await queue.wait(1_000);
  expect(queue.sqs.messages('work')).toEqual([]);
  await expect(queue.call('DeleteMessage', { QueueUrl: WORK.url, ReceiptHandle })).resolves.toEqual({});
});

test('deleting by the receipt of an earlier receive says nothing and deletes nothing', async () => {
  await queue.send('Hello');
  const { ReceiptHandle } = await queue.receiveOne({ VisibilityTimeout: 0 });
  await queue.receiveOne();
  await queue.call('DeleteMessage', { QueueUrl: WORK.url, ReceiptHandle });
  expect(queue.sqs.messages('work')).toHaveLength(1);
});

test('the latest receipt deletes even when the message is visible again', async () => {
  await queue.send('Hello');
  const { ReceiptHandle } = await queue.receiveOne();
  await queue.wait(500);
  await queue.call('DeleteMessage', { QueueUrl: WORK.url, ReceiptHandle });
  expect(queue.sqs.messages('work')).toEqual([]);
});

test('gives no more messages than were asked for, oldest first', async () => {
  for (const body of ['1', '2', '3', '4']) await queue.send(body);
  const bodies = async (input: JsonObject) => (await queue.receive(input)).map(({ Body }) => Body);
  expect(await queue.call('ReceiveMessage', { QueueUrl: WORK.url })).toMatchObject({ Messages: [{ Body: '1' }] });
  expect(await bodies({ MaxNumberOfMessages: 2 })).toEqual(['2', '3']);
  expect(await bodies({ MaxNumberOfMessages: 10 })).toEqual(['4']);
});

test('a delayed message waits, and is counted as delayed', async () => {
  await queue.send('Hello', { DelaySeconds: 30 });
  expect(queue.sqs.messages('work')).toMatchObject([{ state: 'delayed' }]);
  expect(await queue.receive()).toEqual([]);
  await queue.wait(30);
  expect(await queue.receive()).toHaveLength(1);
});

test('a queue delays what its senders do not delay otherwise', async () => {
  queue = new SqsFixture([{ ...WORK, delaySeconds: 5 }, DEAD]);
  await queue.send('later');
  await queue.send('now', { DelaySeconds: 0 });
  expect((await queue.receive()).map(({ Body }) => Body)).toEqual(['now']);
});

test('a message is gone when its retention is over, in flight or not', async () => {
  queue = new SqsFixture([{ ...describeQueue('work'), retentionSeconds: 100 }]);
  await queue.send('in flight');
  await queue.receiveOne({ VisibilityTimeout: 1000 });
  await queue.send('waiting');
  await queue.wait(99);
  expect(queue.sqs.messages('work')).toHaveLength(2);
  await queue.wait(1);
  expect(queue.sqs.messages('work')).toEqual([]);
});

describe('a receiver that waits', () => {
  test('gets a message as soon as it is sent', async () => {
    const received = queue.receive({ WaitTimeSeconds: 20 });
    await queue.send('Hello');
    expect(await received).toHaveLength(1);
    expect(queue.clock.now()).toBe(1_700_000_000_000);
  });

  test('gets a message that becomes visible meanwhile', async () => {
    await queue.send('Hello');
    await queue.receive({ VisibilityTimeout: 7 });
    expect(await queue.receive({ WaitTimeSeconds: 20 })).toHaveLength(1);
    expect(queue.clock.now()).toBe(1_700_000_007_000);
  });

  test('gets nothing when its time is over, which is the queue’s where it names none', async () => {
    queue = new SqsFixture([{ ...WORK, receiveWaitSeconds: 4 }, DEAD]);
    expect(await queue.receive()).toEqual([]);
    expect(queue.clock.now()).toBe(1_700_000_004_000);
  });

  test('stops waiting when its caller goes away', async () => {
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

  test('goes to the dead-letter queue with its ID, its time and its count', async () => {
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

  test('does not keep others from being received', async () => {
    await queue.send('poison');
    await receiveTimes(2);
    await queue.send('good');
    expect((await queue.receive({ MaxNumberOfMessages: 1 })).map(({ Body }) => Body)).toEqual(['good']);
  });

  test('stays where no dead-letter queue is', async () => {
    queue = new SqsFixture([WORK]);
    await queue.send('poison');
    await receiveTimes(5);
    expect(queue.sqs.messages('work')).toMatchObject([{ receiveCount: 5 }]);
  });

  test('expires by the time when it was first sent', async () => {
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

test('the same steps with the same seed give the same IDs and receipts', async () => {
  const run = async (): Promise<JsonObject> => {
    const fixture = new SqsFixture();
    await fixture.send('Hello');
    return fixture.receiveOne();
  };
  expect(await run()).toEqual(await run());
});
