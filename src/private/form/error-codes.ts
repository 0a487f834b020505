/**
 * The errors that the workflow finds in a submission. Pages translate messages by these codes, so a code must never change
 * its meaning.
 */
export const SUBMISSION_ERROR_CODES = [
  'NOT_AN_OBJECT',
  'TOO_LARGE',
  'NOT_READABLE',
  'REQUIRED',
  'WRONG_TYPE',
  'TOO_SHORT',
  'TOO_LONG',
  'INVALID_FORMAT',
  'NOT_A_CHOICE',
  'OUT_OF_RANGE',
  'UNKNOWN_FIELD',
  'TOO_MANY_FIELDS',
] as const;

/** The errors that the responder finds in the post of an HTML form, before it starts the workflow. */
export const POST_ERROR_CODES = ['FILE_NOT_ACCEPTED', 'REDIRECT_NOT_ALLOWED', 'REPEATED_FIELD'] as const;
