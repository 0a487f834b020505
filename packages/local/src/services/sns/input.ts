/** Reads and checks the input of SNS operations: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
import { NewPublication } from './message';
import { parsedJson, Json, JsonObject, isObject, objectOf, stringOf } from '../../base/json';
import { ServiceError } from '../service';
import { sizeOf } from '../sqs/input';

/** 256 KiB including the attributes. */
const MAX_MESSAGE_BYTES = 262_144;
/** A subject is shorter. */
const SUBJECT_LIMIT = 100;

/** The input of Publish. */
export function readPublication(input: JsonObject): NewPublication {
  const topicArn = readTopicArn(input);
  const message = stringOf(input.Message);
  if (message === undefined || message === '') throw invalid('Empty message');
  const attributes = readAttributes(input.MessageAttributes);
  const size = sizeOf({ body: message, attributes });
  if (size > MAX_MESSAGE_BYTES) {
    throw invalid(`Message too long: it must be at most ${MAX_MESSAGE_BYTES} bytes with its attributes, got: ${size}`);
  }
  return {
    topicArn,
    subject: readSubject(input.Subject),
    message,
    messageFor: readStructure(message, input.MessageStructure),
    attributes,
    groupId: stringOf(input.MessageGroupId),
    deduplicationId: stringOf(input.MessageDeduplicationId),
  };
}

/** The error with which SNS answers almost every mistake of a caller. */
export function invalid(reason: string): ServiceError {
  return new ServiceError('InvalidParameterException', `Invalid parameter: ${reason}`);
}

function readTopicArn({ TopicArn: topic, TargetArn: target, PhoneNumber: phone }: JsonObject): string {
  if (phone !== undefined) throw invalid('PhoneNumber: text messages are not supported here, publish to a topic');
  const arn = stringOf(topic) ?? stringOf(target);
  if (arn === undefined) throw invalid('TopicArn or TargetArn Reason: no value for required parameter');
  if (!/^arn:[\w-]+:sns:[^:]*:\d+:[^:]+$/.test(arn)) {
    throw invalid(`TopicArn: it must be the ARN of a topic, got: ${arn}`);
  }
  return arn;
}

function readSubject(given: Json | undefined): string | undefined {
  if (given === undefined || given === null) return undefined;
  const subject = stringOf(given) ?? '';
  const printable = /^[!-~][ -~]*$/.test(subject);
  if (printable && subject.length < SUBJECT_LIMIT) return subject;
  const rule = `it must be less than ${SUBJECT_LIMIT} ASCII characters without line breaks, and begin with no space`;
  throw invalid(`Subject: ${rule}, got: ${JSON.stringify(given)}`);
}

/** With `MessageStructure: json` the message has a text for each protocol. */
function readStructure(message: string, structure: Json | undefined): NewPublication['messageFor'] {
  if (structure === undefined || structure === null) return () => message;
  if (structure !== 'json') throw invalid(`MessageStructure: it must be json, got: ${JSON.stringify(structure)}`);
  const texts = parsedTexts(message);
  const fallback = stringOf(texts.default);
  if (fallback === undefined) throw invalid('Message Structure - No default entry in JSON message body');
  return (protocol) => stringOf(texts[protocol]) ?? fallback;
}

function parsedTexts(message: string): JsonObject {
  const texts = parsedJson(message);
  if (texts === undefined) throw invalid('Message Structure - JSON message body failed to parse');
  return objectOf(texts);
}

function readAttributes(given: Json | undefined): JsonObject {
  if (given === undefined || given === null) return {};
  if (!isObject(given)) throw invalid(`MessageAttributes: it must be an object, got: ${JSON.stringify(given)}`);
  Object.entries(given).forEach(([name, attribute]) => checkAttribute(name, objectOf(attribute)));
  return given;
}

function checkAttribute(name: string, { DataType: type, StringValue: text, BinaryValue: binary }: JsonObject): void {
  const kind = /^(String|Number|Binary)(?:\..+)?$/.exec(stringOf(type) ?? '')?.[1];
  const value = kind === 'Binary' ? binary : text;
  const fits = typeof value === 'string' && value !== '' && !(kind === 'Number' && Number.isNaN(Number(value)));
  if (kind !== undefined && fits) return;
  throw new ServiceError(
    'InvalidParameterValueException',
    `The message attribute '${name}' must have a type of String, String.Array, Number or Binary and a value that ` +
      `fits it, got the type: ${String(type)}`,
  );
}
