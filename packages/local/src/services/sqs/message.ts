/** A message on its way: as its sender gave it, as the queue keeps it, and as its receiver sees it. */
import { type JsonObject } from '../../base/json';

/** What a sender gives. */
export interface NewMessage {
  readonly body: string;
  /** In the shape of the API: `{ Name: { DataType, StringValue } }`. */
  readonly attributes: JsonObject;
  /** The trace header that the sender passes on. */
  readonly traceHeader?: string;
}

/** A message in a queue. All times are in milliseconds since the epoch. */
export interface StoredMessage extends NewMessage {
  readonly id: string;
  readonly sentAt: number;
  /** It can be received from then on. */
  readonly visibleAt: number;
  /** Over all queues that it has been in. */
  readonly receiveCount: number;
  /** In this queue, which is what moves it to a dead-letter queue. */
  readonly receivesHere: number;
  readonly firstReceivedAt?: number;
  /** The latest receipt: an older one deletes nothing. */
  readonly receipt?: { readonly handle: string; readonly at: number };
  /** The queue that gave it up, for a message in a dead-letter queue. */
  readonly deadLetterSourceArn?: string;
}

/** A message as programs and pages may see it, without receiving it. */
export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  /** In the shape of the API. */
  readonly attributes: JsonObject;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  readonly receiveCount: number;
  /** `in flight`: received, and neither deleted nor visible again. */
  readonly state: 'visible' | 'in flight' | 'delayed';
}

/** What everybody may know of a message at a given time. */
export function viewOf(message: StoredMessage, now: number): QueueMessage {
  const { id, body, attributes, sentAt, receiveCount } = message;
  return { id, body, attributes, sentAt, receiveCount, state: stateOf(message, now) };
}

export function stateOf({ visibleAt, receipt }: StoredMessage, now: number): QueueMessage['state'] {
  if (visibleAt <= now) return 'visible';
  return receipt === undefined ? 'delayed' : 'in flight';
}
