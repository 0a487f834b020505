import { JsonObject } from '../../base/json';

/** The checked input of Publish. */
export interface NewPublication {
  readonly topicArn: string;
  readonly subject?: string;
  readonly message: string;
  /** The text for a protocol that has its own. */
  readonly messageFor: (protocol: string) => string;
  /** In the format of the API: `{ Name: { DataType, StringValue } }`. */
  readonly attributes: JsonObject;
  /** Both are only for FIFO topics. */
  readonly groupId?: string;
  readonly deduplicationId?: string;
}

/** A message that a topic has accepted. */
export interface TopicMessage {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly publishedAt: number;
  readonly subject?: string;
  readonly message: string;
  /** In the format of the API. */
  readonly attributes: JsonObject;
  readonly groupId?: string;
  /** The subscriptions whose filter accepts it. */
  readonly recipients: readonly Recipient[];
}

/** A delivery to one subscription. */
export interface Recipient {
  readonly protocol: string;
  readonly endpoint: string;
  /** The text for its protocol, without the envelope. */
  readonly message: string;
  /** Whether it was delivered: email, text messages and web addresses are only displayed here. */
  readonly delivered: boolean;
}
