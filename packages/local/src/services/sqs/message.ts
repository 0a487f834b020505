/** A message in three forms: as its sender passed it, as the queue stores it, and as its receiver sees it. */
import { type JsonObject } from '../../base/json';

/** The input of the sender. */
export interface NewMessage {
  readonly body: string;
  /** In the format of the API: `{ Name: { DataType, StringValue } }`. */
  readonly attributes: JsonObject;
  /** The trace header that the sender passes on. */
  readonly traceHeader?: string;
}

/** A message in a queue. All times are in milliseconds since the epoch. */
export interface StoredMessage extends NewMessage {
  readonly id: string;
  readonly sentAt: number;
  /** When it becomes visible. */
  readonly visibleAt: number;
  /** In all queues together. */
  readonly receiveCount: number;
  /** In this queue, which determines when it is moved to a dead-letter queue. */
  readonly receivesHere: number;
  readonly firstReceivedAt?: number;
  /** The latest receipt handle: an older one deletes nothing. */
  readonly receipt?: { readonly handle: string; readonly at: number };
  /** The queue from which a message in a dead-letter queue was moved. */
  readonly deadLetterSourceArn?: string;
}

/** A message as programs and pages see it, without receiving it. */
export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  /** In the format of the API. */
  readonly attributes: JsonObject;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  readonly receiveCount: number;
  /** `in flight`: received, but neither deleted nor visible again. */
  readonly state: 'visible' | 'in flight' | 'delayed';
}

/** The public properties of a message at a given time. */
export function viewOf(message: StoredMessage, now: number): QueueMessage {
  const { id, body, attributes, sentAt, receiveCount } = message;
  return { id, body, attributes, sentAt, receiveCount, state: stateOf(message, now) };
}

export function stateOf({ visibleAt, receipt }: StoredMessage, now: number): QueueMessage['state'] {
  if (visibleAt <= now) return 'visible';
  return receipt === undefined ? 'delayed' : 'in flight';
}
