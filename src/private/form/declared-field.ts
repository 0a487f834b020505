/** One field that a form declares, as the checks, the records and the OpenAPI document use it. */
export type DeclaredField = DeclaredText | DeclaredEmail | DeclaredChoice | DeclaredCheckbox | DeclaredNumber;

interface Declared {
  readonly name: string;
  /** The name that people read. */
  readonly label: string;
  readonly required: boolean;
}

/** Lengths are in code points, not bytes. */
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

/** Yes or no. If required, it must be checked. */
export interface DeclaredCheckbox extends Declared {
  readonly kind: 'checkbox';
}

/** A number in an inclusive range. */
export interface DeclaredNumber extends Declared {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly integersOnly: boolean;
}
