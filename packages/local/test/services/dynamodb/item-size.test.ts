import { type JsonObject } from '../../../src/base/json';
import { itemSize } from '../../../src/services/dynamodb/item-size';

// The rules: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
test.each<[JsonObject, number]>([
  [{ id: { S: 'abc' } }, 5],
  [{ é: { S: 'é' } }, 4],
  [{ n: { N: '12345' } }, 5],
  [{ n: { N: '-1200' } }, 3],
  [{ b: { BOOL: false } }, 2],
  [{ z: { NULL: true } }, 2],
  [{ b: { B: 'AAEC' } }, 4],
  [{ s: { SS: ['ab', 'c'] } }, 4],
  [{ m: { M: { a: { S: 'xy' } } } }, 1 + 3 + 1 + 3],
  [{ l: { L: [{ S: 'xy' }, { BOOL: true }] } }, 1 + 3 + 2 + 3],
  [{ m: { M: {} } }, 4],
])('%j is %i bytes', (item, bytes) => {
  expect(itemSize(item)).toBe(bytes);
});
