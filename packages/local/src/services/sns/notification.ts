/**
 * What the subscriptions of a topic get: https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 */
import { SubscriptionDescription } from './description';
import { NewPublication } from './message';
import { JsonObject, objectOf } from '../../base/json';

/** Nothing is signed here; the field exists for programs that read it. */
const NO_SIGNATURE = 'not-signed-here';

/** The properties of a message that its topic has accepted. */
export interface Taken {
  readonly id: string;
  readonly publishedAt: number;
}

/** The text for a queue: the message itself with raw delivery, otherwise in a JSON envelope. */
export function queueBody(publication: NewPublication, taken: Taken, subscription: SubscriptionDescription): string {
  if (subscription.raw) return publication.messageFor('sqs');
  const { SigningCertUrl, UnsubscribeUrl, MessageAttributes, ...rest } = envelope(publication, taken, subscription);
  return JSON.stringify({
    ...rest,
    SigningCertURL: SigningCertUrl,
    UnsubscribeURL: UnsubscribeUrl,
    ...(Object.keys(objectOf(MessageAttributes)).length > 0 && { MessageAttributes }),
  });
}

/** The event for a function, as JSON text. */
export function functionEvent(
  publication: NewPublication,
  taken: Taken,
  subscription: SubscriptionDescription,
): string {
  const sns = envelope(publication, taken, subscription);
  const record = {
    EventSource: 'aws:sns',
    EventVersion: '1.0',
    EventSubscriptionArn: subscription.arn,
    Sns: { ...sns, Subject: sns.Subject ?? null },
  };
  return JSON.stringify({ Records: [record] });
}

function envelope(
  { topicArn, subject, messageFor, attributes }: NewPublication,
  { id, publishedAt }: Taken,
  { protocol, arn }: SubscriptionDescription,
): JsonObject {
  const host = `https://sns.${topicArn.split(':')[3]}.amazonaws.com`;
  return {
    Type: 'Notification',
    MessageId: id,
    TopicArn: topicArn,
    ...(subject !== undefined && { Subject: subject }),
    Message: messageFor(protocol),
    Timestamp: new Date(publishedAt).toISOString(),
    SignatureVersion: '1',
    Signature: NO_SIGNATURE,
    SigningCertUrl: `${host}/SimpleNotificationService.pem`,
    UnsubscribeUrl: `${host}/?Action=Unsubscribe&SubscriptionArn=${arn}`,
    MessageAttributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, typed(value)])),
  };
}

function typed(attribute: JsonObject[string]): JsonObject {
  const { DataType: type, StringValue: text, BinaryValue: binary } = objectOf(attribute);
  return { Type: type, Value: text ?? binary };
}
