// A submission keeps its id when it is sent again, so that a lost response and a second attempt do not create two tickets.

/**
 * The values that a person filled in, by field name. The backend also accepts numbers in strings. A value is a list if its
 * name occurs more than once in the form.
 */
export type FormFields = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** The data to post: the fields, and the id with which the backend recognizes a repeated submission. */
export type Submission = FormFields & { readonly submissionId: string };

/** Assigns ids to submissions. */
export interface SubmissionKeeper {
  /** The fields with their id. The same fields get the same id until `settle` is called. */
  submissionOf(fields: FormFields): Submission;
  /** Call it when the submission was accepted: from then on, the same fields are a new submission. */
  settle(): void;
}

/** Keeps the id of a form's submission between attempts. */
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
 * A random UUID (RFC 9562, version 4). Not `crypto.randomUUID`, because browsers support that only on pages served over
 * HTTPS or from localhost.
 */
export function newSubmissionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = 0x40 + (bytes[6] % 0x10);
  bytes[8] = 0x80 + (bytes[8] % 0x40);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
