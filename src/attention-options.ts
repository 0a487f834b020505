/** What mood a message is in. */
export enum Sentiment {
  /** It is full of praise. */
  POSITIVE = 'POSITIVE',
  /** It complains. */
  NEGATIVE = 'NEGATIVE',
  /** It is neither. */
  NEUTRAL = 'NEUTRAL',
  /** It is both. */
  MIXED = 'MIXED',
}

/** Which submissions a person should look at. */
export interface AttentionOptions {
  /**
   * The sentiments that need attention. With none of them, `includeUnknown` has to be true if there are notifications:
   * else nobody would ever be told, which is refused at synth.
   *
   * @default [Sentiment.NEGATIVE]
   */
  readonly sentiments?: Sentiment[];

  /**
   * How sure the analyzer must be of such a sentiment: the least score of it, from 0 to 1. Where there is no score, it
   * counts as sure.
   *
   * @default 0, any score
   */
  readonly minScore?: number;

  /**
   * Whether a submission needs attention whose sentiment could not be found out. It may well be a negative one.
   *
   * @default true
   */
  readonly includeUnknown?: boolean;
}
