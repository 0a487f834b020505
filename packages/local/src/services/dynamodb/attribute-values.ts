/** Reads items as people do: `{ "id": { "S": "a" } }` is `{ "id": "a" }`. */
import { isObject, Json, JsonObject, objectOf } from '../../base/json';

/** The item with plain values. Sets become lists, binaries stay base64, numbers beyond a double's reach lose digits. */
export function toPlainItem(item: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toPlain(value)]));
}

function toPlain(value: Json): Json {
  if (!isObject(value)) return value;
  const [[type, content]] = Object.entries(value);
  switch (type) {
    case 'N':
      return Number(content);
    case 'NS':
      return (content as Json[]).map(Number);
    case 'NULL':
      return null;
    case 'L':
      return (content as Json[]).map(toPlain);
    case 'M':
      return toPlainItem(objectOf(content));
    default:
      return content;
  }
}
