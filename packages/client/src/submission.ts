// One submission keeps one id however often it is sent, so that a lost answer and a second try never make two tickets.

/**
 * What a person filled in, by the names of the form's fields. The backend takes numbers in strings, too. A list is what a form
 * gives when a name occurs more than once.
 */
export type FormFields = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What is posted: the fields, and the id under which the backend knows the submission when it comes again. */
export type Submission = FormFields & { readonly submissionId: string };

/** Gives submissions their ids. */
export interface SubmissionKeeper {
  /** The fields with their id: the same one for the same fields, until it is settled. */
  submissionOf(fields: FormFields): Submission;
  /** Call it once the submission was accepted: the same fields are another submission from then on. */
  settle(): void;
}

/** Keeps the id of a form's submission from one try of a person to the next. */
export function submissionKeeper(): SubmissionKeeper {
  let current: { readonly submissionId: string; readonly content: string } | undefined;
  return {
    submissionOf(fields) {
      const content = JSON.stringify(fields);
      if (current?.content !== content) current = { submissionId: newSubmissionId(), content };
      return { submissionId: current.submissionId, ...fields };
    },
    settle() {
      current = undefined;
    },
  };
}

/**
 * A random UUID (RFC 9562, version 4). Not `crypto.randomUUID`: browsers have that only where the page is served over HTTPS or from
 * localhost.
 */
export function newSubmissionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = 0x40 + (bytes[6] % 0x10);
  bytes[8] = 0x80 + (bytes[8] % 0x40);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
