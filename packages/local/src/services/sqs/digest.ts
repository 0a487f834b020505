/** The MD5 checksums with which SDKs verify a message. */
import { createHash } from 'node:crypto';
import { type JsonObject, member, objectOf, stringOf } from '../../base/json';

export function md5Of(data: string | Buffer): string {
  return createHash('md5').update(data).digest('hex');
}

/**
 * The checksum of the names in order, each followed by its type and value, all preceded by their lengths.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export function md5OfAttributes(attributes: JsonObject): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  return md5Of(Buffer.concat(names.flatMap((name) => encoded(name, objectOf(attributes[name])))));
}

/** The size of an attribute. */
export function sizeOfAttribute(name: string, attribute: JsonObject): number {
  return Buffer.byteLength(name) + Buffer.byteLength(stringOf(attribute.DataType) ?? '') + valueOf(attribute).length;
}

const STRING_VALUE = 1;
const BINARY_VALUE = 2;

function encoded(name: string, attribute: JsonObject): Buffer[] {
  const kind = attribute.BinaryValue === undefined ? STRING_VALUE : BINARY_VALUE;
  const type = stringOf(attribute.DataType) ?? '';
  return [
    ...withLength(Buffer.from(name)),
    ...withLength(Buffer.from(type)),
    Buffer.from([kind]),
    ...withLength(valueOf(attribute)),
  ];
}

function withLength(data: Buffer): [Buffer, Buffer] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return [length, data];
}

function valueOf(attribute: JsonObject): Buffer {
  const binary = stringOf(member(attribute, 'BinaryValue'));
  return binary === undefined ? Buffer.from(stringOf(attribute.StringValue) ?? '') : Buffer.from(binary, 'base64');
}
