/** Known differences between the engines, whatever the expression. A difference that disappears without its cause is expected. */

/** A part of what an expression sees that the engines treat differently. */
export interface KnownCause {
  readonly reason: string;
  /** Takes the cause out of a scope, given as JSON. */
  without(json: string): string;
}

export const KNOWN_CAUSES: readonly KnownCause[] = [
  {
    reason: 'the JVM escapes invisible characters (U+007F to U+009F, U+2000 to U+20FF) in `$string` of an object',
    without: (json) => json.replaceAll(/[\u007f-\u009f\u2000-\u20ff]/g, 'x'),
  },
  {
    reason:
      'half of an emoji is escaped in `$string` of an object here, and hashed as U+FFFD; in the JVM it stays, and is hashed as "?"',
    without: (json) => json.replaceAll(/\\ud[89a-f][0-9a-f]{2}/g, 'x'),
  },
  {
    reason:
      'numbers of more than 15 digits, or at the limits of a double, keep other digits in a text; a form takes neither',
    without: (json) => json.replaceAll(/\b(?:5e-324|1\.7976931348623157e\+308|\d{16,})\b/g, '1'),
  },
  {
    reason: 'the JVM hands a null of its data to a function as nothing; no state hands on a null that a function gets',
    without: (json) => json.replaceAll(/\bnull\b/g, '0'),
  },
];
