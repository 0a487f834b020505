/** The event that a function gets from a queue: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
import { type Json, type JsonObject, objectOf, stringOf } from '../base/json';

/** The event for messages as ReceiveMessage returns them. */
export function sqsEvent(messages: readonly JsonObject[], queueArn: string): JsonObject {
  return { Records: messages.map((message) => recordOf(message, queueArn)) };
}

function recordOf(message: JsonObject, queueArn: string): JsonObject {
  const digest = message.MD5OfMessageAttributes;
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: objectOf(message.Attributes),
    messageAttributes: Object.fromEntries(
      Object.entries(objectOf(message.MessageAttributes)).map(([name, value]) => [name, attributeOf(value)]),
    ),
    ...(digest !== undefined && { md5OfMessageAttributes: digest }),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: queueArn.split(':')[3],
  };
}

function attributeOf(attribute: Json): JsonObject {
  const { StringValue: text, BinaryValue: binary, DataType: type } = objectOf(attribute);
  return {
    ...(text !== undefined && { stringValue: text }),
    ...(binary !== undefined && { binaryValue: binary }),
    stringListValues: [],
    binaryListValues: [],
    dataType: stringOf(type) ?? 'String',
  };
}
