import { type JsonObject } from '../../base/json';

/** An SNS topic. */
export interface TopicDescription {
  readonly name: string;
  readonly arn: string;
  /** @default false */
  readonly fifo?: boolean;
  /** Whether a FIFO topic takes equal texts for the same message. @default false */
  readonly contentBasedDeduplication?: boolean;
  /** @default nobody is told */
  readonly subscriptions?: readonly SubscriptionDescription[];
}

/** Somebody who is told what a topic takes. */
export interface SubscriptionDescription {
  readonly arn: string;
  /** `sqs` and `lambda` are delivered here; others, e.g. `email`, are only shown. */
  readonly protocol: string;
  /** The ARN of the queue or function, the email address, the URL. */
  readonly endpoint: string;
  /** Whether a queue gets the message without the envelope. @default false */
  readonly raw?: boolean;
  /** @default every message is taken */
  readonly filterPolicy?: JsonObject;
  /** @default 'MessageAttributes' */
  readonly filterScope?: 'MessageAttributes' | 'MessageBody';
  /** The queue for messages that cannot be delivered. @default they are lost */
  readonly deadLetterArn?: string;
}
