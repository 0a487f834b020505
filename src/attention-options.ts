/** The sentiment of a message. */
export enum Sentiment {
  /** The message is positive, such as praise. */
  POSITIVE = 'POSITIVE',
  /** The message is negative, such as a complaint. */
  NEGATIVE = 'NEGATIVE',
  /** The message is neither positive nor negative. */
  NEUTRAL = 'NEUTRAL',
  /** The message is both positive and negative. */
  MIXED = 'MIXED',
}

/** Which submissions a person should look at. */
export interface AttentionOptions {
  /**
   * The sentiments that need attention. If the list is empty and there are notifications, `includeUnknown` must be true:
   * otherwise no notification would ever be sent, which is refused at synth.
   *
   * @default [Sentiment.NEGATIVE]
   */
  readonly sentiments?: Sentiment[];

  /**
   * The lowest score of such a sentiment that needs attention, from 0 to 1. A sentiment without a score always needs
   * attention.
   *
   * @default 0, any score
   */
  readonly minScore?: number;

  /**
   * Whether a submission needs attention when its sentiment could not be determined. It may be negative.
   *
   * @default true
   */
  readonly includeUnknown?: boolean;
}
