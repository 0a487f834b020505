/** How large DynamoDB takes an item to be: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
import { isObject, type Json, type JsonObject } from '../../base/json';

/** In bytes: names and values together. */
export function itemSize(item: JsonObject): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0);
}

/** A map or list takes 3 bytes, and one for each member. */
const CONTAINER = 3;

function valueSize(attribute: Json): number {
  if (!isObject(attribute)) return 0;
  const [[type, value] = ['NULL', true]] = Object.entries(attribute);
  if (type === 'S') return Buffer.byteLength(String(value));
  if (type === 'N') return numberSize(String(value));
  if (type === 'B') return Buffer.byteLength(String(value), 'base64');
  if (type === 'M' && isObject(value)) return CONTAINER + Object.keys(value).length + itemSize(value);
  if (!Array.isArray(value)) return 1;
  if (type === 'L') return value.reduce<number>((sum, element) => sum + 1 + valueSize(element), CONTAINER);
  return value.reduce<number>((sum, element) => sum + valueSize({ [type.charAt(0)]: element }), 0);
}

/** "Approximately": one byte for two digits, and one more. Leading and trailing zeros do not count. */
function numberSize(text: string): number {
  const digits = text
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1;
}
