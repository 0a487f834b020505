/** One field that a form declares, as the checks, the records and the description of the API see it. */
export type DeclaredField = DeclaredText | DeclaredEmail | DeclaredChoice | DeclaredCheckbox | DeclaredNumber;

interface Declared {
  readonly name: string;
  /** What a person reads instead of the name. */
  readonly label: string;
  readonly required: boolean;
}

/** Lengths are in characters as a person counts them: code points, not bytes. */
export interface DeclaredText extends Declared {
  readonly kind: 'text';
  readonly minLength: number;
  readonly maxLength: number;
}

/** An email address, as a text. */
export interface DeclaredEmail extends Declared {
  readonly kind: 'email';
  readonly maxLength: number;
}

/** One of several texts. */
export interface DeclaredChoice extends Declared {
  readonly kind: 'choice';
  readonly choices: readonly string[];
}

/** Yes or no; a required one has to be checked. */
export interface DeclaredCheckbox extends Declared {
  readonly kind: 'checkbox';
}

/** A number, both ends of whose range are allowed. */
export interface DeclaredNumber extends Declared {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly integersOnly: boolean;
}
