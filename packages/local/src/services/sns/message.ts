import { JsonObject } from '../../base/json';

/** What Publish is given, checked. */
export interface NewPublication {
  readonly topicArn: string;
  readonly subject?: string;
  readonly message: string;
  /** The text for a protocol that has one of its own. */
  readonly messageFor: (protocol: string) => string;
  /** In the shape of the API: `{ Name: { DataType, StringValue } }`. */
  readonly attributes: JsonObject;
  /** Both are for FIFO topics. */
  readonly groupId?: string;
  readonly deduplicationId?: string;
}

/** A message as its topic took it. */
export interface TopicMessage {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly publishedAt: number;
  readonly subject?: string;
  readonly message: string;
  /** In the shape of the API. */
  readonly attributes: JsonObject;
  readonly groupId?: string;
  /** The subscriptions whose filter lets it through. */
  readonly recipients: readonly Recipient[];
}

/** One subscription that a message is for. */
export interface Recipient {
  readonly protocol: string;
  readonly endpoint: string;
  /** The text for its protocol, without the envelope. */
  readonly message: string;
  /** Whether it was handed on: email, text messages and web addresses are only shown here. */
  readonly delivered: boolean;
}
