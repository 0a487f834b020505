/** Reads and checks the input of SQS operations. */
import { isInteger, isObject, type Json, type JsonObject, objectOf, stringOf } from '../../base/json';
import { ServiceError } from '../service';
import { sizeOfAttribute } from './digest';
import { invalidValue, missingParameter } from './errors';
import { MAX_DELAY_SECONDS, MAX_MESSAGE_ATTRIBUTES } from './limits';
import { type NewMessage } from './message';

/** The input of SendMessage. */
export function readMessage(input: JsonObject): NewMessage {
  const body = stringOf(input.MessageBody);
  if (body === undefined || body === '') throw missingParameter('MessageBody');
  const refused = NOT_IN_A_MESSAGE.exec(body)?.[0];
  if (refused !== undefined) throw invalidContents(refused);
  const attributes = readAttributes(input.MessageAttributes);
  const trace = objectOf(objectOf(input.MessageSystemAttributes).AWSTraceHeader);
  return { body, attributes, traceHeader: stringOf(trace.StringValue) };
}

/** Refuses what is too large. */
export function checkSize(message: NewMessage, limit: number): void {
  if (sizeOf(message) <= limit) return;
  const text = `One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`;
  throw new ServiceError('InvalidParameterValueException', text);
}

/** The body, and the attributes with their names and types. */
export function sizeOf({ body, attributes }: NewMessage): number {
  const sizes = Object.entries(attributes).map(([name, value]) => sizeOfAttribute(name, objectOf(value)));
  return sizes.reduce((sum, size) => sum + size, Buffer.byteLength(body));
}

export function readDelay(input: JsonObject): number | undefined {
  return integerIn(input, 'DelaySeconds', [0, MAX_DELAY_SECONDS]);
}

/** An integer within limits, or undefined if it is missing. */
export function integerIn(input: JsonObject, name: string, [low, high]: [number, number]): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (isInteger(value) && value >= low && value <= high) return value;
  throw invalidValue(name, value, `Must be between ${low} and ${high}, if provided.`);
}

export function requiredString(input: JsonObject, name: string): string {
  const value = stringOf(input[name]);
  if (value === undefined || value === '') throw missingParameter(name);
  return value;
}

/**
 * A message must be valid in XML:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
const NOT_IN_A_MESSAGE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

function invalidContents(character: string): ServiceError {
  const code = character.codePointAt(0)?.toString(16) ?? '';
  const message = `The character #x${code} is not allowed in a message: it must be text as XML 1.0 defines it.`;
  return new ServiceError('InvalidMessageContents', message);
}

function readAttributes(given: Json | undefined): JsonObject {
  if (given === undefined || given === null) return {};
  if (!isObject(given)) throw invalidValue('MessageAttributes', JSON.stringify(given), 'Must be an object.');
  const names = Object.keys(given);
  if (names.length > MAX_MESSAGE_ATTRIBUTES) {
    const reason = `Number of message attributes [${names.length}] exceeds the allowed maximum [${MAX_MESSAGE_ATTRIBUTES}].`;
    throw new ServiceError('InvalidParameterValueException', reason);
  }
  names.forEach((name) => checkAttribute(name, given[name]));
  return given;
}

function checkAttribute(name: string, given: Json): void {
  const { DataType: type, StringValue: text, BinaryValue: binary } = objectOf(given);
  if (!/^(?!AWS\.|Amazon\.)[\w.-]{1,256}$/i.test(name)) {
    throw invalidValue('MessageAttributeName', name, 'Must be a name of letters, digits, "_", "-" and ".".');
  }
  const kind = /^(String|Number|Binary)(?:\..+)?$/.exec(stringOf(type) ?? '')?.[1];
  const value = kind === 'Binary' ? binary : text;
  if (kind === undefined) {
    const reason = `The message attribute '${name}' must have a type of String, Number or Binary, got: ${String(type)}.`;
    throw new ServiceError('InvalidParameterValueException', reason);
  }
  if (typeof value === 'string' && value !== '' && !(kind === 'Number' && Number.isNaN(Number(value)))) return;
  const reason = `The message attribute '${name}' must have a value that fits its type ${String(type)}.`;
  throw new ServiceError('InvalidParameterValueException', reason);
}
