/** The outcome of a post, independent of the format of the response. */
export type Verdict = Accepted | Refused | Failed;

/** The workflow took the submission. */
export interface Accepted {
  readonly kind: 'accepted';
  readonly ticket: Ticket;
}

/** The sender has to change something. */
export interface Refused {
  readonly kind: 'refused';
  readonly status: 400 | 413 | 415 | 422;
  /** What to do, in one sentence that repeats nothing of what was sent. */
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

/** A server error: the sender may try again, and gets no details. */
export interface Failed {
  readonly kind: 'failed';
}

/** The ticket that the sender of an accepted submission gets. */
export interface Ticket {
  readonly ticketId: string;
  readonly sentiment: string | null;
  readonly sentimentScore: { readonly [label: string]: number } | null;
}

/** One error of one field. The field is empty for an error of the whole submission. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** Thrown for a post that is not given to the workflow. */
export class Refusal extends Error {
  public readonly verdict: Refused;

  public constructor(status: Refused['status'], detail: string, errors?: readonly FieldError[]) {
    super(detail);
    this.verdict = { kind: 'refused', status, detail, errors };
  }
}
