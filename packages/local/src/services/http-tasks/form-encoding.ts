/** Encodes JSON as application/x-www-form-urlencoded, with the list formats of HTTP tasks. */
import { ArrayFormat } from './task';
import { Json, isObject } from '../../base/json';

/** `{"a":{"b":1}}` becomes `a%5Bb%5D=1`. */
export function formEncoded(body: Json, format: ArrayFormat): string {
  const pairs = isObject(body) ? Object.entries(body).flatMap(([name, value]) => pairsOf(name, value, format)) : [];
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${value}`).join('&');
}

/** The values are already encoded, but the commas between list items are not. */
function pairsOf(name: string, value: Json, format: ArrayFormat): [string, string][] {
  if (Array.isArray(value)) {
    if (format === 'COMMAS') return [[name, value.map(encoded).join(',')]];
    return value.flatMap((entry, i) => pairsOf(nameOfEntry(name, i, format), entry, format));
  }
  if (!isObject(value)) return [[name, encoded(value)]];
  return Object.entries(value).flatMap(([key, entry]) => pairsOf(`${name}[${key}]`, entry, format));
}

function nameOfEntry(name: string, index: number, format: ArrayFormat): string {
  if (format === 'REPEAT') return name;
  return format === 'BRACKETS' ? `${name}[]` : `${name}[${index}]`;
}

function encoded(value: Json): string {
  if (value === null) return '';
  return encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value));
}
