import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Json, JsonObject } from '../../src/base/json';
import { TableDescription } from '../../src/services/dynamodb/description';
import { DynamoDb } from '../../src/services/dynamodb/dynamodb';

const ENVIRONMENT = { region: 'eu-central-1', accountId: '111122223333' };

const TICKETS: TableDescription = {
  name: 'Tickets',
  arn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/Tickets',
  partitionKey: { name: 'ticketId', type: 'S' },
  globalIndexes: [
    {
      name: 'byAttention',
      partitionKey: { name: 'attention', type: 'S' },
      sortKey: { name: 'receivedAt', type: 'N' },
    },
  ],
};

let dynamodb: DynamoDb;

beforeEach(async () => {
  dynamodb = await DynamoDb.start([TICKETS], ENVIRONMENT);
});

afterEach(async () => {
  await dynamodb.stop();
});

function call(operation: string, input: JsonObject): Promise<Json> {
  return dynamodb.call(operation, { TableName: 'Tickets', ...input }, {});
}

function put(ticketId: string, more: JsonObject = {}): Promise<Json> {
  return call('PutItem', { Item: { ticketId: { S: ticketId }, ...more } });
}

test('writes an item and reads it', async () => {
  expect(await put('T-1', { message: { S: 'hello' } })).toEqual({});
  expect(await call('GetItem', { Key: { ticketId: { S: 'T-1' } } })).toEqual({
    Item: { ticketId: { S: 'T-1' }, message: { S: 'hello' } },
  });
});

test('returns an empty object for an item that does not exist', async () => {
  expect(await call('GetItem', { Key: { ticketId: { S: 'none' } } })).toEqual({});
});

test('accepts the ARN of a table instead of its name', async () => {
  await put('T-1');
  const answer = await dynamodb.call('GetItem', { TableName: TICKETS.arn, Key: { ticketId: { S: 'T-1' } } }, {});
  expect(answer).toEqual({ Item: { ticketId: { S: 'T-1' } } });
});

test("refuses a second conditional put with AWS's message", async () => {
  const item = { ticketId: { S: 'T-1' }, owner: { S: 'first' } };
  await call('PutItem', { Item: item });
  const again = call('PutItem', {
    Item: { ...item, owner: { S: 'second' } },
    ConditionExpression: 'attribute_not_exists(ticketId)',
  });
  await expect(again).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
    message: 'The conditional request failed',
    statusCode: 400,
    details: {},
  });
  expect(await dynamodb.items('Tickets')).toEqual([{ ticketId: 'T-1', owner: 'first' }]);
});

test.each<[string, JsonObject]>([
  ['PutItem', { Item: { ticketId: { S: 'T-1' } } }],
  ['UpdateItem', { Key: { ticketId: { S: 'T-1' } }, UpdateExpression: 'REMOVE #o' }],
  ['DeleteItem', { Key: { ticketId: { S: 'T-1' } } }],
])('%s returns the item that failed the condition on request', async (operation, input) => {
  await put('T-1', { owner: { S: 'first' } });
  const refused = call(operation, {
    ...input,
    ConditionExpression: '#o = :o',
    ExpressionAttributeNames: { '#o': 'owner' },
    ExpressionAttributeValues: { ':o': { S: 'second' } },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  await expect(refused).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
    details: { Item: { ticketId: { S: 'T-1' }, owner: { S: 'first' } } },
  });
});

test('updates an item and returns the requested attributes', async () => {
  await put('T-1', { count: { N: '1' } });
  const answer = await call('UpdateItem', {
    Key: { ticketId: { S: 'T-1' } },
    UpdateExpression: 'SET #c = #c + :one, tags = :tags',
    ExpressionAttributeNames: { '#c': 'count' },
    ExpressionAttributeValues: { ':one': { N: '1' }, ':tags': { SS: ['a', 'b'] } },
    ReturnValues: 'ALL_NEW',
  });
  expect(answer).toEqual({
    Attributes: { ticketId: { S: 'T-1' }, count: { N: '2' }, tags: { SS: ['a', 'b'] } },
  });
});

test('lets exactly one of many simultaneous conditional puts succeed', async () => {
  const puts = Array.from({ length: 20 }, (_, n) =>
    call('PutItem', {
      Item: { ticketId: { S: 'T-1' }, winner: { N: String(n) } },
      ConditionExpression: 'attribute_not_exists(ticketId)',
    }),
  );
  const results = await Promise.allSettled(puts);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('queries a sparse global index in the order of its sort key', async () => {
  await put('T-1', { attention: { S: 'OPEN' }, receivedAt: { N: '20' } });
  await put('T-2', { attention: { S: 'OPEN' }, receivedAt: { N: '3' } });
  await put('T-3', { receivedAt: { N: '1' } });
  const answer = await call('Query', {
    IndexName: 'byAttention',
    KeyConditionExpression: 'attention = :a',
    ExpressionAttributeValues: { ':a': { S: 'OPEN' } },
  });
  expect(answer).toMatchObject({ Count: 2, Items: [{ ticketId: { S: 'T-2' } }, { ticketId: { S: 'T-1' } }] });
});

test('writes and reads in batches, and deletes', async () => {
  const requests = ['A', 'B'].map((id) => ({ PutRequest: { Item: { ticketId: { S: id } } } }));
  await dynamodb.call('BatchWriteItem', { RequestItems: { Tickets: requests } }, {});
  await call('DeleteItem', { Key: { ticketId: { S: 'B' } } });
  const keys = ['A', 'B'].map((id) => ({ ticketId: { S: id } }));
  expect(await dynamodb.call('BatchGetItem', { RequestItems: { Tickets: { Keys: keys } } }, {})).toMatchObject({
    Responses: { Tickets: [{ ticketId: { S: 'A' } }] },
  });
});

test('describes the configured tables', async () => {
  expect(await dynamodb.call('ListTables', {}, {})).toEqual({ TableNames: ['Tickets'] });
  expect(await call('DescribeTable', {})).toMatchObject({
    Table: {
      TableArn: TICKETS.arn,
      TableStatus: 'ACTIVE',
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      GlobalSecondaryIndexes: [{ IndexName: 'byAttention', IndexStatus: 'ACTIVE' }],
    },
  });
});

test('reports a table that does not exist as AWS does', async () => {
  await expect(dynamodb.call('GetItem', { TableName: 'Nope', Key: { id: { S: '1' } } }, {})).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Requested resource not found',
  });
});

test('refuses an item without its key with a ValidationException', async () => {
  await expect(call('PutItem', { Item: { other: { S: 'x' } } })).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'One or more parameter values were invalid: Missing the key ticketId in the item',
  });
});

test.each<[string, JsonObject]>([
  ['GetItem', { Key: { ticketId: null } }],
  ['GetItem', { Key: 'T-1' }],
  ['PutItem', { Item: { ticketId: { S: 1 } } }],
  ['PutItem', { Item: { ticketId: { S: 'T-1' }, a: { Q: 'x' } } }],
])('refuses %s with %j as an error of the caller', async (operation, input) => {
  await expect(call(operation, input)).rejects.toMatchObject({
    name: expect.stringMatching(/^(Serialization|Validation)Exception$/),
    statusCode: 400,
  });
});

test('shows items as plain values', async () => {
  await put('T-1', {
    score: { M: { Positive: { N: '0.25' } } },
    flags: { L: [{ BOOL: true }, { NULL: true }] },
    numbers: { NS: ['1', '2'] },
  });
  expect(await dynamodb.items('Tickets')).toEqual([
    { ticketId: 'T-1', score: { Positive: 0.25 }, flags: [true, null], numbers: [1, 2] },
  ]);
});

test('does not change its arguments', async () => {
  const input = { TableName: 'Tickets', Item: { ticketId: { S: 'T-1' }, tags: { SS: ['b', 'a'] } }, Strange: null };
  const before = structuredClone(input);
  await dynamodb.call('PutItem', input, {});
  expect(input).toEqual(before);
});

describe('with a data folder', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'dynamodb-test-'));
  });

  afterEach(() => {
    rmSync(dataDir, { recursive: true });
  });

  test('finds its items again after a restart', async () => {
    const first = await DynamoDb.start([TICKETS], { ...ENVIRONMENT, dataDir });
    await first.call('PutItem', { TableName: 'Tickets', Item: { ticketId: { S: 'kept' } } }, {});
    await first.stop();

    const second = await DynamoDb.start([TICKETS], { ...ENVIRONMENT, dataDir });
    expect(await second.items('Tickets')).toEqual([{ ticketId: 'kept' }]);
    await second.stop();
  });

  test('refuses a table whose keys have changed', async () => {
    const first = await DynamoDb.start([TICKETS], { ...ENVIRONMENT, dataDir });
    await first.stop();
    const changed = { ...TICKETS, partitionKey: { name: 'id', type: 'S' } as const };
    await expect(DynamoDb.start([changed], { ...ENVIRONMENT, dataDir })).rejects.toThrow('different keys or indexes');
  });

  test('reports that another server uses the folder', async () => {
    const first = await DynamoDb.start([TICKETS], { ...ENVIRONMENT, dataDir });
    await expect(DynamoDb.start([TICKETS], { ...ENVIRONMENT, dataDir })).rejects.toThrow(
      'is in use, probably by another server',
    );
    await first.stop();
  });
});
