/** The attributes that GetQueueAttributes returns; all values are text. */
import { type JsonObject, stringsOf } from '../../base/json';
import { ServiceError } from '../service';
import { DEFAULT_RETENTION_SECONDS, DEFAULT_VISIBILITY_SECONDS, MAX_MESSAGE_BYTES } from './limits';
import { type QueueMessage } from './message';
import { type Queue } from './queue';

/** The requested attributes. */
export function attributesOf(queue: Queue, input: JsonObject): JsonObject {
  const asked = stringsOf(input.AttributeNames);
  const known = allAttributes(queue);
  const unknown = asked.find((name) => name !== 'All' && !(name in known) && !ONLY_SOME_HAVE.has(name));
  if (unknown !== undefined) throw new ServiceError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  const chosen = Object.entries(known).filter(([name]) => asked.includes('All') || asked.includes(name));
  return chosen.length === 0 ? {} : { Attributes: Object.fromEntries(chosen) };
}

/** Names that AWS accepts, although not every queue has a value for them. */
const ONLY_SOME_HAVE = new Set([
  'ContentBasedDeduplication',
  'FifoQueue',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'Policy',
  'RedriveAllowPolicy',
  'RedrivePolicy',
]);

function allAttributes(queue: Queue): Record<string, string> {
  const { description, createdAt } = queue;
  const { redrive } = description;
  const messages = queue.list();
  const count = (state: QueueMessage['state']): string =>
    String(messages.filter((message) => message.state === state).length);
  const created = String(Math.floor(createdAt / 1000));
  return {
    QueueArn: description.arn,
    ApproximateNumberOfMessages: count('visible'),
    ApproximateNumberOfMessagesNotVisible: count('in flight'),
    ApproximateNumberOfMessagesDelayed: count('delayed'),
    CreatedTimestamp: created,
    LastModifiedTimestamp: created,
    VisibilityTimeout: String(description.visibilityTimeoutSeconds ?? DEFAULT_VISIBILITY_SECONDS),
    MaximumMessageSize: String(description.maxMessageBytes ?? MAX_MESSAGE_BYTES),
    MessageRetentionPeriod: String(description.retentionSeconds ?? DEFAULT_RETENTION_SECONDS),
    DelaySeconds: String(description.delaySeconds ?? 0),
    ReceiveMessageWaitTimeSeconds: String(description.receiveWaitSeconds ?? 0),
    SqsManagedSseEnabled: 'true',
    ...(redrive && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: redrive.deadLetterArn,
        maxReceiveCount: redrive.maxReceiveCount,
      }),
    }),
  };
}
