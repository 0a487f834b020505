/** The intrinsic functions for strings. */
import { createHash } from 'node:crypto';
import { Call, intrinsicFailure, short, shortStringAt, stringAt } from './arguments';
import { isObject, Json } from '../../base/json';

const ALGORITHMS = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];

/** `States.Format(template, ...values)`: each `{}` is replaced with the next value. */
export function format(call: Call): Json {
  const pieces = call.template ?? stringAt(call, 0).split('{}');
  const values = call.values.slice(1);
  if (values.length !== pieces.length - 1) {
    throw intrinsicFailure(call.text, `${pieces.length - 1} places to fill, but ${values.length} values to fill them`);
  }
  return pieces.map((piece, index) => (index === 0 ? piece : display(values[index - 1]) + piece)).join('');
}

/** `States.StringSplit(text, delimiters)`: each character of the second is a delimiter; empty parts are left out. */
export function split(call: Call): Json {
  const delimiters = new Set(stringAt(call, 1));
  const parts = [''];
  for (const character of stringAt(call, 0)) {
    if (delimiters.has(character)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.filter((part) => part !== '');
}

/** `States.Base64Encode(text)` */
export function base64Encode(call: Call): Json {
  return Buffer.from(shortStringAt(call, 0), 'utf8').toString('base64');
}

/** `States.Base64Decode(base64)` */
export function base64Decode(call: Call): Json {
  const encoded = shortStringAt(call, 0);
  const unpadded = encoded.replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(unpadded) || unpadded.length % 4 === 1) {
    throw intrinsicFailure(call.text, 'argument 1 is not valid Base64');
  }
  return Buffer.from(encoded, 'base64').toString('utf8');
}

/** `States.Hash(data, algorithm)`: hexadecimal, in lower case. */
export function hash(call: Call): Json {
  const [data] = call.values;
  const algorithm = stringAt(call, 1);
  if (!ALGORITHMS.includes(algorithm)) {
    throw intrinsicFailure(call.text, `the algorithm must be one of ${ALGORITHMS.join(', ')}`);
  }
  const text = short(call, typeof data === 'string' ? data : JSON.stringify(data));
  return createHash(algorithm.replace('-', '').toLowerCase()).update(text).digest('hex');
}

/** A value as AWS prints it in a text: objects look like `{a=1, b=[2, 3]}`, as recordings show. */
function display(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(display).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key}=${display(inner)}`)
    .join(', ')}}`;
}
