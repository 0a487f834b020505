// The answer to a submission, for the page to show: one of three kinds, each with its own properties.

/** The answer to a submission. Check `kind` first. */
export type FormAnswer = Accepted | Rejected | Failed;

/** The submission was accepted. */
export interface Accepted {
  readonly kind: 'accepted';
  /** The ticket. Show it to the person, who needs it to ask about the submission. */
  readonly ticketId: string;
  readonly sentiment: Sentiment;
  /** The score of each label, or `null` if the text was not analyzed. */
  readonly sentimentScore: SentimentScore | null;
}

/** The submission has errors that the person can correct. Nothing was recorded. */
export interface Rejected {
  readonly kind: 'rejected';
  /** In the order of the form. Empty if the backend gave no readable reason. */
  readonly errors: readonly FieldError[];
}

/** There is no result: the submission may have been recorded or not. */
export interface Failed {
  readonly kind: 'failed';
  readonly reason: FailureReason;
}

/** The labels of Amazon Comprehend, and `UNKNOWN` for a text that was not analyzed. */
export type Sentiment = 'POSITIVE' | 'NEGATIVE' | 'NEUTRAL' | 'MIXED' | 'UNKNOWN';

/** The score of each label, from 0 to 1. */
export interface SentimentScore {
  readonly Positive: number;
  readonly Negative: number;
  readonly Neutral: number;
  readonly Mixed: number;
}

/** One error. */
export interface FieldError {
  /** The name of the field. Empty for an error of the whole submission. */
  readonly field: string;
  /** A stable code for translations, such as `REQUIRED` or `TOO_LONG`. */
  readonly code: string;
  /** An English sentence. */
  readonly message: string;
}

/**
 * The reason for a failure:
 *
 * - `OFFLINE`: the backend cannot be reached.
 * - `TIMEOUT`: it did not respond in time.
 * - `BUSY`: it receives too many requests (429).
 * - `TOO_LARGE`: the submission is too large (413).
 * - `REFUSED`: it refused the request (any other 4xx), for example because of a wrong URL or a missing token.
 * - `OUR_FAULT`: it failed, or the response is not one of a form backend.
 * - `ABORTED`: the page's own signal stopped the submission.
 */
export type FailureReason = 'OFFLINE' | 'TIMEOUT' | 'BUSY' | 'TOO_LARGE' | 'REFUSED' | 'OUR_FAULT' | 'ABORTED';

/** Creates the answer for a failure. */
export function failed(reason: FailureReason): Failed {
  return { kind: 'failed', reason };
}
