import { type Json } from '../../../src/base/json';
import { TableUnits } from '../../../src/services/dynamodb/table-units';

const table = {
  name: 'T',
  arn: 'arn:aws:dynamodb:us-east-1:123456789012:table/T',
  partitionKey: { name: 'id', type: 'S' as const },
  globalIndexes: [
    { name: 'open', partitionKey: { name: 'state', type: 'S' as const }, projection: 'KEYS_ONLY' as const },
  ],
};
const Key = { id: { S: '1' } };
const put = (units: TableUnits, more = {}) =>
  units.of({
    operation: 'PutItem',
    input: { TableName: 'T', Item: { ...Key, state: { S: 'NEW' }, ...more } },
    output: {},
  });
const update = (units: TableUnits, UpdateExpression: string, more = {}) =>
  units.of({ operation: 'UpdateItem', input: { TableName: table.arn, Key, UpdateExpression, ...more }, output: {} });

test('a write costs a unit for each started KB, and one for the entry in the index', () => {
  expect(put(new TableUnits([table]))).toEqual({ writeUnits: 2 });
  expect(put(new TableUnits([table]), { text: { S: 'x'.repeat(1100) } })).toEqual({ writeUnits: 3 });
});

test('an update costs the size of the whole item, and the change of the index entry', () => {
  const units = new TableUnits([table]);
  put(units, { text: { S: 'x'.repeat(1100) } });
  expect(update(units, 'SET a = :a', { ExpressionAttributeValues: { ':a': { S: 'b' } } })).toEqual({ writeUnits: 2 });
  const open = { ExpressionAttributeNames: { '#s': 'state' }, ExpressionAttributeValues: { ':s': { S: 'OPEN' } } };
  expect(update(units, 'SET #s = :s', open)).toEqual({ writeUnits: 4 });
  expect(update(units, 'SET a = :a REMOVE #s', { ...open, ExpressionAttributeValues: { ':a': { S: 'c' } } })).toEqual({
    writeUnits: 3,
  });
});

test('a read costs half a unit for 4 KB, or one unit if it is consistent', () => {
  const answer = (size: number) => ({ Item: { text: { S: 'x'.repeat(size) } } });
  const read = (size: number, ConsistentRead: boolean) =>
    new TableUnits([table]).of({
      operation: 'GetItem',
      input: { TableName: 'T', Key, ConsistentRead },
      output: answer(size),
    });
  expect(read(10, false)).toEqual({ readUnits: 0.5 });
  expect(read(10, true)).toEqual({ readUnits: 1 });
  expect(read(5000, true)).toEqual({ readUnits: 2 });
});

test('a batch costs what its items cost one by one, also where a key has no item', () => {
  const units = new TableUnits([table]);
  const requests: Json[] = [{ PutRequest: { Item: { ...Key, state: { S: 'NEW' } } } }, { DeleteRequest: { Key } }];
  const write = { operation: 'BatchWriteItem', input: { RequestItems: { T: requests } }, output: {} };
  expect(units.of(write)).toEqual({ writeUnits: 4 });

  const keys = { T: { Keys: [Key, Key, Key], ConsistentRead: true } };
  const found = { Responses: { T: [{ text: { S: 'x'.repeat(5000) } }, { text: { S: 'x' } }] } };
  const read = { operation: 'BatchGetItem', input: { RequestItems: keys }, output: found };
  expect(units.of(read)).toEqual({ readUnits: 4 });
});

test('what is free is counted as nothing, and a transaction is not counted', () => {
  const units = new TableUnits([table]);
  expect(units.of({ operation: 'DescribeTable', input: {}, output: {} })).toEqual({});
  expect(units.of({ operation: 'TransactWriteItems', input: {}, output: {} })).toBeUndefined();
});
