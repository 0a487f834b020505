/** A standard SQS queue. */
export interface QueueDescription {
  readonly name: string;
  readonly arn: string;
  /** The value of `Ref`; callers can use another address before `/account/name`. */
  readonly url: string;
  /** How long a received message stays invisible to others. @default 30 */
  readonly visibilityTimeoutSeconds?: number;
  /** @default 0 */
  readonly delaySeconds?: number;
  /** @default 345600, which is four days */
  readonly retentionSeconds?: number;
  /**
   * The default wait time of a receiver.
   * @default 0
   */
  readonly receiveWaitSeconds?: number;
  /** @default 1048576 */
  readonly maxMessageBytes?: number;
  /** @default a message can be received until it is deleted or expires */
  readonly redrive?: RedriveDescription;
}

/** The dead-letter queue. */
export interface RedriveDescription {
  readonly deadLetterArn: string;
  /** How often a message is received before it is moved there. */
  readonly maxReceiveCount: number;
}
