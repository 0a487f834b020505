import { isDeepStrictEqual } from 'util';
import * as fc from 'fast-check';
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { DynamoDb } from 'sentiment-form-local/lib/services/dynamodb/dynamodb';
import { ServiceError, type Service } from 'sentiment-form-local/lib/services/service';
import { synthesize } from '../../tools/simulator/deployment';
import { Store } from '../../tools/simulator/store';

const TABLE = {
  ...synthesize().table,
  name: 'Submissions',
  arn: 'arn:aws:dynamodb:us-east-1:123456789012:table/Submissions',
};
const KEY = TABLE.partitionKey.name;

/** One call of DynamoDB. */
interface Call {
  readonly operation: string;
  readonly input: JsonObject;
}

let tables = 0;

/** A table of its own for each case, in both. */
async function bothTables(): Promise<{ store: Store; service: Service; stop: () => Promise<void> }> {
  tables += 1;
  const table = { ...TABLE, name: `Submissions-${tables}` };
  const service = await DynamoDb.start([table], { region: 'us-east-1', accountId: '123456789012' });
  return { store: new Store(table, { clock: { now: () => 0 } }), service, stop: () => service.stop() };
}

async function answerOf(service: Service, { operation, input }: Call): Promise<Json> {
  try {
    return comparable(await service.call(operation, input, {}));
  } catch (error) {
    if (error instanceof ServiceError) return error.name;
    throw error;
  }
}

/** Sets, items with the same sort key, and the members of an object have no order. */
function comparable(value: Json): Json {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, Json] => {
    if (name === 'SS' && Array.isArray(inner)) return [name, [...inner].sort()];
    return [name, name === 'Items' && Array.isArray(inner) ? unordered(inner) : comparable(inner)];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
}

function unordered(items: readonly Json[]): Json {
  return {
    order: items.map((one) => (one as JsonObject).receivedAt),
    items: items.map((one) => JSON.stringify(comparable(one))).sort(),
  };
}

/** Makes the same calls to both, and returns the first one that they answer differently. */
async function difference(calls: readonly Call[]): Promise<string | undefined> {
  const { store, service, stop } = await bothTables();
  try {
    for (const { operation, input } of calls) {
      const call = { operation, input: { ...input, TableName: store.table.name } };
      const [ours, theirs] = [await answerOf(store, call), await answerOf(service, call)];
      if (!isDeepStrictEqual(ours, theirs)) return JSON.stringify({ call, ours, theirs }, null, 2);
    }
    return undefined;
  } finally {
    await stop();
  }
}

const put = (item: JsonObject, rest: JsonObject = {}): Call => ({
  operation: 'PutItem',
  input: { Item: item, ...rest },
});
const get = (key: string): Call => ({
  operation: 'GetItem',
  input: { Key: { [KEY]: { S: key } }, ConsistentRead: true },
});
const update = (key: string, rest: JsonObject): Call => ({
  operation: 'UpdateItem',
  input: { Key: { [KEY]: { S: key } }, ...rest },
});
const query = (rest: JsonObject): Call => ({ operation: 'Query', input: { IndexName: 'attention', ...rest } });
const pendingBefore = (time: string): JsonObject => ({
  KeyConditionExpression: 'attention = :pending AND receivedAt < :before',
  ExpressionAttributeValues: { ':pending': { S: 'PENDING' }, ':before': { S: time } },
});

const startAfter = (key: string, second: number): JsonObject => ({
  [KEY]: { S: key },
  attention: { S: 'PENDING' },
  receivedAt: { S: `2026-01-01T00:00:0${second}.000Z` },
});

/** Some are no values of an attribute. */
const ODD_VALUES: readonly JsonObject[] = [
  ...[{ S: 1 }, { N: 1 }, { N: 'true' }, { N: '' }, { N: '-1.5' }],
  ...[{ S: 'a', N: '1' }, { X: '1' }, {}],
];

const CASES: readonly (readonly [string, readonly Call[]])[] = [
  [
    'a conditional put of a new item, and of one that is there',
    [
      put({ [KEY]: { S: 'A' }, a: { S: '1' } }, { ConditionExpression: `attribute_not_exists(${KEY})` }),
      put({ [KEY]: { S: 'A' }, a: { S: '2' } }, { ConditionExpression: `attribute_not_exists(${KEY})` }),
      get('A'),
    ],
  ],
  ...ODD_VALUES.map((value): readonly [string, readonly Call[]] => [
    `the value ${JSON.stringify(value)}`,
    [
      put({ [KEY]: { S: 'A' }, a: value }),
      put({ [KEY]: { S: 'B' }, a: { M: { b: value } } }),
      update('C', { UpdateExpression: 'SET a = :v', ExpressionAttributeValues: { ':v': value } }),
      get('A'),
      get('B'),
    ],
  ]),
  [
    'an unconditional put over an item',
    [put({ [KEY]: { S: 'A' }, a: { S: '1' } }), put({ [KEY]: { S: 'A' } }), get('A')],
  ],
  [
    'the beginning of a text, of something else, and of nothing',
    [{ a: { S: 'PENDING#3' } }, { a: { S: 'PENDING' } }, { a: { S: 'PARKED' } }, { a: { N: '1' } }, {}].flatMap(
      (more) => [
        put({ ...(more as JsonObject), [KEY]: { S: 'A' } }),
        update('A', {
          ConditionExpression: 'begins_with(a, :v)',
          UpdateExpression: 'SET b = :v',
          ExpressionAttributeValues: { ':v': { S: 'PENDING' } },
        }),
      ],
    ),
  ],
  ['an item that is not there', [get('A')]],
  [
    'an update of nothing, with and without a condition',
    [
      update('A', {
        ConditionExpression: `attribute_exists(${KEY})`,
        UpdateExpression: 'SET a = :a',
        ExpressionAttributeValues: { ':a': { S: '1' } },
      }),
      get('A'),
      update('B', { UpdateExpression: 'SET a = :a', ExpressionAttributeValues: { ':a': { S: '1' } } }),
      get('B'),
    ],
  ],
  [
    'SET, REMOVE and ADD in one update',
    [
      put({ [KEY]: { S: 'A' }, gone: { S: 'x' }, told: { SS: ['Email'] }, count: { N: '2' } }),
      update('A', {
        UpdateExpression: 'SET a = :a, b = :b REMOVE gone, never ADD told :told, #count :one',
        ExpressionAttributeNames: { '#count': 'count' },
        ExpressionAttributeValues: {
          ':a': { S: '1' },
          ':b': { N: '2' },
          ':told': { SS: ['Topic'] },
          ':one': { N: '1' },
        },
      }),
      get('A'),
    ],
  ],
  [
    'ADD to something of another type',
    [
      put({ [KEY]: { S: 'A' }, told: { S: 'Email' } }),
      update('A', { UpdateExpression: 'ADD told :told', ExpressionAttributeValues: { ':told': { SS: ['Topic'] } } }),
    ],
  ],
  [
    'a value that no expression uses, and one that is not given',
    [
      put(
        { [KEY]: { S: 'A' } },
        { ConditionExpression: 'a = :a', ExpressionAttributeValues: { ':a': { S: '1' }, ':b': { S: '2' } } },
      ),
      put({ [KEY]: { S: 'A' } }, { ConditionExpression: 'a = :a', ExpressionAttributeValues: { ':b': { S: '2' } } }),
    ],
  ],
  ['a put without its key', [put({ a: { S: '1' } }), put({ [KEY]: { N: '1' } }), put({ [KEY]: { S: '' } })]],
  [
    'the index, before a time, in its order and limited',
    [
      put({
        [KEY]: { S: 'A' },
        attention: { S: 'PENDING' },
        receivedAt: { S: '2026-01-01T00:00:03.000Z' },
        more: { S: 'x' },
      }),
      put({ [KEY]: { S: 'B' }, attention: { S: 'PENDING' }, receivedAt: { S: '2026-01-01T00:00:01.000Z' } }),
      put({ [KEY]: { S: 'C' }, attention: { S: 'OPEN' }, receivedAt: { S: '2026-01-01T00:00:02.000Z' } }),
      put({ [KEY]: { S: 'D' }, receivedAt: { S: '2026-01-01T00:00:02.000Z' } }),
      query(pendingBefore('2026-01-01T00:00:09.000Z')),
      query(pendingBefore('2026-01-01T00:00:03.000Z')),
      query({ ...pendingBefore('2026-01-01T00:00:09.000Z'), Limit: 1 }),
      query({ ...pendingBefore('2026-01-01T00:00:09.000Z'), Limit: 2 }),
      query({ ...pendingBefore('2026-01-01T00:00:09.000Z'), ScanIndexForward: false, Limit: 1 }),
    ],
  ],
  [
    'the index, page by page, though the last item of a page leaves it meanwhile',
    [
      ...['A', 'B', 'C'].map((key, second) =>
        put({ [KEY]: { S: key }, attention: { S: 'PENDING' }, receivedAt: { S: `2026-01-01T00:00:0${second}.000Z` } }),
      ),
      query({ ...pendingBefore('2026-01-01T00:00:09.000Z'), Limit: 2 }),
      query({ ...pendingBefore('2026-01-01T00:00:09.000Z'), ExclusiveStartKey: startAfter('B', 1), Limit: 2 }),
      query({
        ...pendingBefore('2026-01-01T00:00:09.000Z'),
        ExclusiveStartKey: startAfter('B', 1),
        ScanIndexForward: false,
      }),
      update('B', { UpdateExpression: 'SET attention = :open', ExpressionAttributeValues: { ':open': { S: 'OPEN' } } }),
      query({ ...pendingBefore('2026-01-01T00:00:09.000Z'), ExclusiveStartKey: startAfter('B', 1) }),
      query({ ...pendingBefore('2026-01-01T00:00:09.000Z'), ExclusiveStartKey: startAfter('C', 2) }),
    ],
  ],
  [
    'a query without the partition key of the index',
    [query({ KeyConditionExpression: 'receivedAt < :b', ExpressionAttributeValues: { ':b': { S: '2' } } })],
  ],
];

test.each(CASES)('responds like dynalite: %s', async (_name, calls) => {
  expect(await difference(calls)).toBeUndefined();
});

const keys = fc.constantFrom('A', 'B', 'C');
const attribute = fc.oneof(
  fc.record({ S: fc.constantFrom('PENDING', 'OPEN', 'x') }),
  fc.record({ N: fc.constantFrom('0', '1', '2') }),
  fc.record({ SS: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }) }),
);
const item = fc
  .tuple(keys, fc.dictionary(fc.constantFrom('a', 'b'), attribute), fc.boolean(), fc.nat({ max: 3 }))
  .map(([key, more, isPending, time]): JsonObject => ({
    ...more,
    [KEY]: { S: key },
    receivedAt: { S: `2026-01-0${time + 1}` },
    ...(isPending && { attention: { S: 'PENDING' } }),
  }));
const test1 = fc.constantFrom(
  'attribute_exists(a)',
  'attribute_not_exists(b)',
  `attribute_exists(${KEY})`,
  'a = :v',
  '#b = :v',
  'NOT a = :v',
  'a <> :v',
  'a < :v',
  'b >= :v',
);
const condition = fc.oneof(
  test1,
  fc.tuple(test1, fc.constantFrom('AND', 'OR'), test1).map((parts) => parts.join(' ')),
  fc.tuple(test1, test1, test1).map(([a, b, c]) => `(${a} OR ${b}) AND ${c}`),
);
const clauses = fc.constantFrom(
  'SET a = :v',
  'SET a = :v, #b = :v',
  'REMOVE a',
  'REMOVE a, #b',
  'SET #b = :v REMOVE a',
  'ADD a :v',
  'ADD a :v SET #b = :v',
);

/** Only the placeholders that are used, as DynamoDB requires. Sets cannot be compared by < or >. */
function withPlaceholders(input: JsonObject, given: JsonObject): JsonObject {
  const text = [input.ConditionExpression, input.UpdateExpression].join(' ');
  const value = / (<|>=) /.test(text) && given.SS !== undefined ? { S: 'x' } : given;
  return {
    ...input,
    ...(text.includes(':v') && { ExpressionAttributeValues: { ':v': value } }),
    ...(text.includes('#b') && { ExpressionAttributeNames: { '#b': 'b' } }),
  };
}

const call: fc.Arbitrary<Call> = fc.oneof(
  item.map((one) => put(one)),
  fc
    .tuple(item, condition, attribute)
    .map(([one, text, value]) => put(one, withPlaceholders({ ConditionExpression: text }, value))),
  fc
    .tuple(keys, clauses, attribute)
    .map(([key, text, value]) => update(key, withPlaceholders({ UpdateExpression: text }, value))),
  fc
    .tuple(keys, clauses, condition, attribute)
    .map(([key, text, when, value]) =>
      update(key, withPlaceholders({ UpdateExpression: text, ConditionExpression: when }, value)),
    ),
  keys.map(get),
  fc.nat({ max: 4 }).map((day) => query(pendingBefore(`2026-01-0${day + 1}`))),
);

test('responds like dynalite to any call', async () => {
  const same = fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 12 }), async (calls) => {
    expect(await difference(calls)).toBeUndefined();
  });
  await fc.assert(same, { numRuns: 300 });
});

test.each([
  ['an operation that the template does not use', 'DeleteItem', { Key: { [KEY]: { S: 'A' } } }],
  ['a parameter that the template does not use', 'GetItem', { Key: { [KEY]: { S: 'A' } }, ProjectionExpression: 'a' }],
  [
    'a function that the template does not use',
    'PutItem',
    {
      Item: { [KEY]: { S: 'A' } },
      ConditionExpression: 'size(a) = :a',
      ExpressionAttributeValues: { ':a': { N: '1' } },
    },
  ],
  [
    'an update that the template does not use',
    'UpdateItem',
    { Key: { [KEY]: { S: 'A' } }, UpdateExpression: 'DELETE a :a', ExpressionAttributeValues: { ':a': { SS: ['x'] } } },
  ],
] as [string, string, JsonObject][])('throws for %s, which it does not support', async (_name, operation, input) => {
  const store = new Store(TABLE, { clock: { now: () => 0 } });
  const refusal = store.call(operation, { TableName: TABLE.name, ...input });
  await expect(refusal).rejects.toThrow(/^The simulated table/);
  await expect(refusal).rejects.not.toBeInstanceOf(ServiceError);
});

test('reads old data by default, and current data with a consistent read', async () => {
  let now = 0;
  const store = new Store(TABLE, { clock: { now: () => now }, lag: 900 });
  await store.call('PutItem', { TableName: TABLE.name, Item: { [KEY]: { S: 'A' } } });
  const read = { TableName: TABLE.name, Key: { [KEY]: { S: 'A' } } };
  expect(await store.call('GetItem', read)).toEqual({});
  expect(await store.call('GetItem', { ...read, ConsistentRead: true })).toEqual({ Item: { [KEY]: { S: 'A' } } });
  now = 900;
  expect(await store.call('GetItem', read)).toEqual({ Item: { [KEY]: { S: 'A' } } });
});
