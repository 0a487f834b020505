import { type JsonObject } from '../../base/json';

/** An SNS topic. */
export interface TopicDescription {
  readonly name: string;
  readonly arn: string;
  /** @default false */
  readonly fifo?: boolean;
  /**
   * Whether a FIFO topic treats equal texts as the same message.
   * @default false
   */
  readonly contentBasedDeduplication?: boolean;
  /** @default no subscriptions */
  readonly subscriptions?: readonly SubscriptionDescription[];
}

/** A subscription to a topic. */
export interface SubscriptionDescription {
  readonly arn: string;
  /** `sqs` and `lambda` are delivered here; others, e.g. `email`, are only displayed. */
  readonly protocol: string;
  /** The ARN of the queue or function, the email address, the URL. */
  readonly endpoint: string;
  /** Whether a queue gets the message without the envelope. @default false */
  readonly raw?: boolean;
  /** @default every message is accepted */
  readonly filterPolicy?: JsonObject;
  /** @default 'MessageAttributes' */
  readonly filterScope?: 'MessageAttributes' | 'MessageBody';
  /** The queue for messages that cannot be delivered. @default they are lost */
  readonly deadLetterArn?: string;
}
