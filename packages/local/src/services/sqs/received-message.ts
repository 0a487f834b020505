/** A message in the format of ReceiveMessage, with the attributes that the receiver requested. */
import { md5Of, md5OfAttributes } from './digest';
import { type StoredMessage } from './message';
import { type JsonObject, stringsOf } from '../../base/json';

export function receivedMessage(message: StoredMessage, senderId: string, input: JsonObject): JsonObject {
  const system = chosen(systemAttributes(message, senderId), [
    ...stringsOf(input.AttributeNames),
    ...stringsOf(input.MessageSystemAttributeNames),
  ]);
  const attributes = chosen(message.attributes, stringsOf(input.MessageAttributeNames));
  const digest = md5OfAttributes(attributes);
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt?.handle ?? '',
    MD5OfBody: md5Of(message.body),
    Body: message.body,
    ...(Object.keys(system).length > 0 && { Attributes: system }),
    ...(digest !== undefined && { MD5OfMessageAttributes: digest, MessageAttributes: attributes }),
  };
}

/** The attributes that SQS itself sets; all values are text. */
function systemAttributes(message: StoredMessage, senderId: string): Record<string, string> {
  const { receiveCount, sentAt, firstReceivedAt, traceHeader, deadLetterSourceArn } = message;
  return {
    ApproximateReceiveCount: String(receiveCount),
    SentTimestamp: String(sentAt),
    SenderId: senderId,
    ...(firstReceivedAt !== undefined && { ApproximateFirstReceiveTimestamp: String(firstReceivedAt) }),
    ...(traceHeader !== undefined && { AWSTraceHeader: traceHeader }),
    ...(deadLetterSourceArn !== undefined && { DeadLetterQueueSourceArn: deadLetterSourceArn }),
  };
}

/** `All`, `.*`, a name, or a prefix followed by `.*`. */
function chosen(all: JsonObject, asked: readonly string[]): JsonObject {
  const matches = (name: string): boolean =>
    asked.some((pattern) =>
      pattern.endsWith('.*') ? name.startsWith(pattern.slice(0, -2)) : pattern === 'All' || pattern === name,
    );
  return Object.fromEntries(Object.entries(all).filter(([name]) => matches(name)));
}
