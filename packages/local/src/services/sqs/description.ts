/** A standard SQS queue. */
export interface QueueDescription {
  readonly name: string;
  readonly arn: string;
  /** As `Ref` gives it; callers may use another address before `/account/name`. */
  readonly url: string;
  /** How long a received message stays invisible to others. @default 30 */
  readonly visibilityTimeoutSeconds?: number;
  /** @default 0 */
  readonly delaySeconds?: number;
  /** @default 345600, which is four days */
  readonly retentionSeconds?: number;
  /** How long a receiver waits that does not say it. @default 0 */
  readonly receiveWaitSeconds?: number;
  /** @default 1048576 */
  readonly maxMessageBytes?: number;
  /** @default a message is received until it is deleted or expires */
  readonly redrive?: RedriveDescription;
}

/** Where a queue's messages go that nobody could process. */
export interface RedriveDescription {
  readonly deadLetterArn: string;
  /** How often a message is received before it goes there. */
  readonly maxReceiveCount: number;
}
