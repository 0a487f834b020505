/** What becomes of a post, before it is put into words for whoever asked. */
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
  /** What to do about it, in one sentence that repeats nothing of what was sent. */
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

/** Our fault: the sender may try again, and learns nothing more. */
export interface Failed {
  readonly kind: 'failed';
}

/** What the sender of an accepted submission is told. */
export interface Ticket {
  readonly ticketId: string;
  readonly sentiment: string | null;
  readonly sentimentScore: { readonly [label: string]: number } | null;
}

/** One thing that is wrong with one field; the field is empty where it is the whole. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** Ends the reading of a post that will not be given to the workflow. */
export class Refusal extends Error {
  public readonly verdict: Refused;

  public constructor(status: Refused['status'], detail: string, errors?: readonly FieldError[]) {
    super(detail);
    this.verdict = { kind: 'refused', status, detail, errors };
  }
}
