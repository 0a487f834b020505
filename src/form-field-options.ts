/** Options that every field of a form has. */
export interface FormFieldOptions {
  /**
   * Whether a submission without the field is rejected. An absent, null or blank field counts as missing, because HTML
   * forms send empty inputs as blank texts.
   *
   * @default false
   */
  readonly required?: boolean;

  /**
   * The name that people read in messages about the field: from 1 to 100 characters. The label becomes part of the
   * workflow, like all options of a field, so a token is refused at synth.
   *
   * @default - the name of the field
   */
  readonly label?: string;
}

/** Options of a text field. */
export interface TextFieldOptions extends FormFieldOptions {
  /**
   * The minimum number of characters, counted as code points: from 1 to `maxLength`.
   *
   * @default 1
   */
  readonly minLength?: number;

  /**
   * The maximum number of characters, counted as code points, not bytes: from 1 to 60000. This leaves room for the other
   * fields, because a whole submission may have 64 KiB.
   *
   * @default 5000
   */
  readonly maxLength?: number;
}

/** Options of an email field. */
export interface EmailFieldOptions extends FormFieldOptions {}

/** Options of a choice field. */
export interface ChoiceFieldOptions extends FormFieldOptions {}

/** Options of a checkbox field. */
export interface CheckboxFieldOptions extends FormFieldOptions {}

/** Options of a number field. */
export interface NumberFieldOptions extends FormFieldOptions {
  /**
   * The minimum value, inclusive: from -999999999999999, because JSONata keeps 15 digits of a number.
   *
   * @default -999999999999999
   */
  readonly min?: number;

  /**
   * The maximum value, inclusive: up to 999999999999999. A value below `min` is refused at synth.
   *
   * @default 999999999999999
   */
  readonly max?: number;

  /**
   * Whether only whole numbers are accepted.
   *
   * @default false
   */
  readonly integersOnly?: boolean;
}
