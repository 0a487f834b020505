// What a form is answered with, as a page can show it: one of three kinds, each with what belongs to it and nothing else.

/** The answer to a submission. Look at `kind` first. */
export type FormAnswer = Accepted | Rejected | Failed;

/** The submission was taken. */
export interface Accepted {
  readonly kind: 'accepted';
  /** The number under which it is kept; the person needs it to ask again. */
  readonly ticketId: string;
  readonly sentiment: Sentiment;
  /** `null` where the text was not analyzed. */
  readonly sentimentScore: SentimentScore | null;
}

/** The submission has mistakes that the person can mend; nothing was kept. */
export interface Rejected {
  readonly kind: 'rejected';
  /** In the order of the form. Empty where the backend gave no reason that can be read. */
  readonly errors: readonly FieldError[];
}

/** There is no answer that promises anything: the submission may have arrived or not. */
export interface Failed {
  readonly kind: 'failed';
  readonly reason: FailureReason;
}

/** The labels of Amazon Comprehend, and `UNKNOWN` for a text that was not analyzed. */
export type Sentiment = 'POSITIVE' | 'NEGATIVE' | 'NEUTRAL' | 'MIXED' | 'UNKNOWN';

/** How likely each label is, from 0 to 1. */
export interface SentimentScore {
  readonly Positive: number;
  readonly Negative: number;
  readonly Neutral: number;
  readonly Mixed: number;
}

/** One mistake. */
export interface FieldError {
  /** The field's name; empty where it concerns the submission as a whole. */
  readonly field: string;
  /** Stable, such as `REQUIRED` or `TOO_LONG`: what a page translates by. */
  readonly code: string;
  /** An English sentence. */
  readonly message: string;
}

/**
 * Why there is no answer:
 *
 * - `OFFLINE`: the backend cannot be reached.
 * - `TIMEOUT`: it did not answer in time.
 * - `BUSY`: it has too much to do (429).
 * - `TOO_LARGE`: the submission is more than it takes (413).
 * - `REFUSED`: it does not take such requests (any other 4xx): a wrong URL or a missing token.
 * - `OUR_FAULT`: it failed, or answered what no form backend answers.
 * - `ABORTED`: the page's own signal stopped it.
 */
export type FailureReason = 'OFFLINE' | 'TIMEOUT' | 'BUSY' | 'TOO_LARGE' | 'REFUSED' | 'OUR_FAULT' | 'ABORTED';

/** A failure as an answer. */
export function failed(reason: FailureReason): Failed {
  return { kind: 'failed', reason };
}
