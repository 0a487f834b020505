/** A word of a text, as the rules look at it. */
export interface Word {
  /** In lower case, as word lists have it. */
  readonly lower: string;
  /** In capitals throughout, as in "this is BAD". */
  readonly shouted: boolean;
  /** With a capital letter first, and small ones. */
  readonly capital: boolean;
  /** What the word is worth alone, from -4 to +4. */
  readonly valence: number;
  /** Whether the value is ours, for a phrase or a word that customers use. */
  readonly ours: boolean;
  /** The writer is its subject: "I", "I have", "we'd". */
  readonly afterI: boolean;
  /** A sentence or a part of one ends behind it. */
  readonly endsClause: boolean;
  /** A sentence ends behind it. */
  readonly endsSentence: boolean;
  /** A question ends behind it. */
  readonly asks: boolean;
}
