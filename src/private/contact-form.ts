/** One field that a form declares: a text, which is all that the contact form needs so far. */
export interface DeclaredField {
  readonly name: string;
  readonly required: boolean;
  /** In characters as a person counts them: code points, not bytes. */
  readonly maxLength: number;
  /** A linear regular expression, written so that AWS's engine and JavaScript's agree on it. */
  readonly pattern?: string;
  /** Completes the sentence "name must ...". */
  readonly patternMeaning?: string;
}

/** What is asked of a form that declares nothing: who wrote, how to answer, and the message itself. */
export const CONTACT_FORM: readonly DeclaredField[] = [
  { name: 'name', required: false, maxLength: 100 },
  {
    name: 'email',
    required: false,
    // The longest address that fits an SMTP path, RFC 5321 section 4.5.3.1.3 less its angle brackets.
    maxLength: 254,
    pattern: '^[^@\\s]+@[^@\\s]+$',
    patternMeaning: 'be an email address, such as ada@example.com',
  },
  { name: 'message', required: true, maxLength: 5000 },
];

/** The field whose sentiment is analysed. */
export const TEXT_FIELD = 'message';
