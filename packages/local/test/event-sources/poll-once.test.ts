import { type Json, type JsonObject } from '../../src/base/json';
import { type MappingDescription } from '../../src/event-sources/description';
import { pollOnce, type PollResult } from '../../src/event-sources/poll-once';
import { SqsFixture, WORK } from '../services/sqs/sqs-fixture';

const MAPPING: MappingDescription = {
  queueArn: WORK.arn,
  queueUrl: WORK.url,
  functionName: 'worker',
  enabled: true,
  batchSize: 10,
  batchingWindowSeconds: 0,
  maximumConcurrency: 2,
  reportsItemFailures: true,
};

let queue: SqsFixture;
let events: JsonObject[];
beforeEach(() => {
  queue = new SqsFixture();
  events = [];
});

/** One turn with a function that answers like this. */
function poll(answer: (event: JsonObject) => Json, mapping: Partial<MappingDescription> = {}): Promise<PollResult> {
  return pollOnce(
    { ...MAPPING, ...mapping },
    {
      queue: (operation, input) => queue.call(operation, input),
      invoke: async (functionName, event) => {
        expect(functionName).toBe('worker');
        events.push(event as JsonObject);
        return answer(event as JsonObject);
      },
      now: () => queue.clock.now(),
    },
  );
}

const left = () => queue.sqs.messages('work').map(({ body, state }) => `${body} ${state}`);

test('does nothing if the queue is empty', async () => {
  expect(await poll(() => null)).toEqual({ received: [], deleted: [], failed: [], problems: [] });
  expect(events).toEqual([]);
});

test('passes an SQS event to the function', async () => {
  const id = await queue.send('Hello', {
    MessageAttributes: {
      kind: { DataType: 'String', StringValue: 'parked' },
      raw: { DataType: 'Binary', BinaryValue: 'AAE=' },
    },
  });
  await poll(() => null);
  expect(events).toEqual([
    {
      Records: [
        {
          messageId: id,
          receiptHandle: expect.any(String),
          body: 'Hello',
          attributes: {
            ApproximateReceiveCount: '1',
            SentTimestamp: '1700000000000',
            SenderId: '123456789012',
            ApproximateFirstReceiveTimestamp: '1700000000000',
          },
          messageAttributes: {
            kind: { stringValue: 'parked', stringListValues: [], binaryListValues: [], dataType: 'String' },
            raw: { binaryValue: 'AAE=', stringListValues: [], binaryListValues: [], dataType: 'Binary' },
          },
          md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
          md5OfBody: '8b1a9953c4611296a827abf8c47804d7',
          eventSource: 'aws:sqs',
          eventSourceARN: WORK.arn,
          awsRegion: 'us-east-1',
        },
      ],
    },
  ]);
});

describe('with two messages', () => {
  let ids: string[];
  beforeEach(async () => {
    ids = [await queue.send('one'), await queue.send('two')];
  });
  const report = (...failed: Json[]): Json => ({
    batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })),
  });

  test.each<[string, Json]>([
    ['an empty list', { batchItemFailures: [] }],
    ['a list that is null', { batchItemFailures: null }],
    ['an empty object', {}],
    ['null', null],
  ])('both are deleted if the function returns %s', async (_what, answer) => {
    expect(await poll(() => answer)).toEqual({ received: ids, deleted: ids, failed: [], problems: [] });
    expect(left()).toEqual([]);
  });

  test('only those that the function names stay, until their visibility timeout is over', async () => {
    expect(await poll(() => report(ids[1]))).toMatchObject({ deleted: [ids[0]], failed: [ids[1]], problems: [] });
    expect(left()).toEqual(['two in flight']);
    await queue.wait(240);
    expect(left()).toEqual(['two visible']);
  });

  test('neither is deleted if the function names both', async () => {
    expect(await poll(() => report(...ids))).toMatchObject({ deleted: [], failed: ids });
  });

  test.each<[string, Json]>([
    ['an unknown ID', report('unknown')],
    ['an empty ID', report('')],
    ['a null ID', report(null)],
    ['a misspelled key', { batchItemFailures: [{ ItemIdentifier: 'x' }] }],
    ['a list of texts', { batchItemFailures: ['x'] }],
    ['no list', { batchItemFailures: 'x' }],
    ['text', 'done'],
    ['a list as the whole', []],
  ])('both count as failed if the answer has %s', async (_what, answer) => {
    expect(await poll(() => answer)).toMatchObject({
      deleted: [],
      failed: ids,
      problems: [expect.stringContaining('does not say which messages failed')],
    });
    expect(left()).toEqual(['one in flight', 'two in flight']);
  });

  test('a known and an unknown ID count as all', async () => {
    expect(await poll(() => report(ids[0], 'unknown'))).toMatchObject({ deleted: [], failed: ids });
  });

  test('both count as failed if the function fails', async () => {
    const throwing = (): Json => {
      throw new Error('out of order');
    };
    expect(await poll(throwing)).toMatchObject({ deleted: [], failed: ids, problems: ['out of order'] });
    expect(left()).toEqual(['one in flight', 'two in flight']);
  });

  test('the answer is ignored if the function does not report failures', async () => {
    expect(await poll(() => report(...ids), { reportsItemFailures: false })).toMatchObject({ deleted: ids });
  });

  test('a batch is not larger than its size', async () => {
    expect(await poll(() => null, { batchSize: 1 })).toMatchObject({ received: [ids[0]] });
    expect(left()).toEqual(['two visible']);
  });
});

test('a message that fails again and again is moved to the dead-letter queue', async () => {
  await queue.send('poison');
  const failing = () => poll((event) => ({ batchItemFailures: [{ itemIdentifier: idOf(event) }] }));
  for (let tries = 0; tries < 3; tries++) {
    await failing();
    await queue.wait(240);
  }
  expect(events).toHaveLength(2);
  expect(queue.sqs.messages('dead')).toMatchObject([{ body: 'poison', receiveCount: 2 }]);
});

test('a batching window collects messages after the first one, until the batch is full', async () => {
  await queue.send('first');
  const polling = poll(() => null, { batchSize: 12, batchingWindowSeconds: 300 });
  await queue.wait(100);
  for (let i = 0; i < 12; i++) await queue.send(String(i));
  expect((await polling).received).toHaveLength(12);
  expect(queue.clock.now()).toBe(1_700_000_100_000);
  expect(left()).toEqual(['11 visible']);
});

test('a batching window ends with the messages that arrived', async () => {
  await queue.send('only');
  expect((await poll(() => null, { batchSize: 12, batchingWindowSeconds: 45 })).deleted).toHaveLength(1);
  expect(queue.clock.now()).toBe(1_700_000_045_000);
});

test('a batch that is too large for one invocation is split', async () => {
  for (let i = 0; i < 7; i++) await queue.send('x'.repeat(1_000_000));
  const { deleted } = await poll(() => null);
  expect(deleted).toHaveLength(7);
  expect(events.map(({ Records }) => (Records as Json[]).length)).toEqual([6, 1]);
});

function idOf({ Records: records }: JsonObject): string {
  return String(((records as Json[])[0] as JsonObject).messageId);
}
