/** What the workflow finds wrong with a submission. Pages translate by these codes, so they never change their meaning. */
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

/** What the responder finds wrong with the post of an HTML form, before the workflow sees it. */
export const POST_ERROR_CODES = ['FILE_NOT_ACCEPTED', 'REDIRECT_NOT_ALLOWED', 'REPEATED_FIELD'] as const;
