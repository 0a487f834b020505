import type { DeclaredField } from './private/form/declared-field';
import { MAX_NUMBER } from './private/form/numbers';
import { checkOptions } from './private/validation/options/check-options';
import { checkKind } from './private/validation/options/kinds';
import {
  CHOICES,
  FORM_FIELD_OPTIONS,
  NUMBER_FIELD_OPTIONS,
  TEXT_FIELD_OPTIONS,
} from './private/validation/options/shapes';
import {
  validateCount,
  validateInteger,
  validateKnown,
  validateNumber,
  validateText,
  validateUnique,
} from './private/validation/validate';

/** What any field of a form may have. */
export interface FormFieldOptions {
  /**
   * Whether a submission without the field is refused. Absent, null and blank are all the same: an empty input of an HTML
   * form is as good as none.
   *
   * @default false
   */
  readonly required?: boolean;

  /**
   * What a person reads instead of the name, in messages about the field: from 1 to 100 characters. Like everything that
   * a field is declared with, it becomes part of the workflow, so a token is refused at synth.
   *
   * @default - the name of the field
   */
  readonly label?: string;
}

/** A text. */
export interface TextFieldOptions extends FormFieldOptions {
  /**
   * The fewest characters, counted as code points: from 1 to `maxLength`.
   *
   * @default 1
   */
  readonly minLength?: number;

  /**
   * The most characters, counted as code points, not bytes: from 1 to 60000, which leaves room for the other fields in the
   * 64 KiB that a whole submission may have.
   *
   * @default 5000
   */
  readonly maxLength?: number;
}

/** An email address. */
export interface EmailFieldOptions extends FormFieldOptions {}

/** One of several texts. */
export interface ChoiceFieldOptions extends FormFieldOptions {}

/** Yes or no. */
export interface CheckboxFieldOptions extends FormFieldOptions {}

/** A number. */
export interface NumberFieldOptions extends FormFieldOptions {
  /**
   * The smallest that is taken, itself included: from -999999999999999, since 15 digits are what JSONata keeps of a number.
   *
   * @default -999999999999999
   */
  readonly min?: number;

  /**
   * The largest that is taken, itself included: up to 999999999999999. One below `min` is refused at synth.
   *
   * @default 999999999999999
   */
  readonly max?: number;

  /**
   * Whether only whole numbers are taken.
   *
   * @default false
   */
  readonly integersOnly?: boolean;
}

/** The longest text that a field takes. */
const MAX_TEXT = 60_000;

/** The longest address that fits an SMTP path, RFC 5321 section 4.5.3.1.3 less its angle brackets. */
const MAX_EMAIL_ADDRESS = 254;

/**
 * A field that a form declares. What is declared is checked by the workflow itself, without a Lambda function, and a
 * submission that does not fit is answered with all its errors at once.
 *
 * @example
 * new SentimentFormBackend(this, 'Feedback', {
 *   fields: {
 *     message: FormField.text({ required: true, maxLength: 2000 }),
 *     topic: FormField.choice(['order', 'return', 'other'], { required: true }),
 *     rating: FormField.number({ min: 1, max: 5, integersOnly: true }),
 *   },
 * });
 */
export class FormField {
  /**
   * A text, in one line or many.
   *
   * @param options how long it may be, whether it is required, and the label
   */
  public static text(options: TextFieldOptions = {}): FormField {
    checkOptions('FormField.text()', options, TEXT_FIELD_OPTIONS);
    const { minLength = 1, maxLength = 5000 } = options;
    validateKnown('maxLength', maxLength);
    validateKnown('minLength', minLength);
    validateInteger('maxLength', maxLength, 1, MAX_TEXT);
    validateInteger('minLength', minLength, 1, maxLength);
    return new FormField(options, (common) => ({ ...common, kind: 'text', minLength, maxLength }));
  }

  /**
   * An email address: a text with something on both sides of one `@`, up to 254 characters long.
   *
   * @param options whether it is required, and the label
   */
  public static email(options: EmailFieldOptions = {}): FormField {
    checkOptions('FormField.email()', options, FORM_FIELD_OPTIONS);
    return new FormField(options, (common) => ({ ...common, kind: 'email', maxLength: MAX_EMAIL_ADDRESS }));
  }

  /**
   * One of several texts, as a `select` or radio buttons send it.
   *
   * @param choices what may be chosen: from 1 to 200 different texts of 1 to 200 characters, and at most 100,000 characters in
   *   all choices of a form together
   * @param options whether something has to be chosen, and the label
   */
  public static choice(choices: string[], options: ChoiceFieldOptions = {}): FormField {
    checkKind('choices', choices, CHOICES);
    checkOptions('FormField.choice()', options, FORM_FIELD_OPTIONS);
    validateCount('choices', choices, 1, 200);
    for (const choice of choices) {
      validateKnown('choices', choice);
      validateText('choices', choice, 200);
    }
    validateUnique('choices', choices);
    return new FormField(options, (common) => ({ ...common, kind: 'choice', choices: [...choices] }));
  }

  /**
   * Yes or no: `true` and `false` in JSON, and what HTML forms send for them (`on`, or nothing). It is recorded as a
   * Boolean, `false` where nothing was sent. A required one has to be checked.
   *
   * @param options whether it is required, and the label
   */
  public static checkbox(options: CheckboxFieldOptions = {}): FormField {
    checkOptions('FormField.checkbox()', options, FORM_FIELD_OPTIONS);
    return new FormField(options, (common) => ({ ...common, kind: 'checkbox' }));
  }

  /**
   * A number, or a text that is one, since HTML forms know nothing else: up to 15 digits, with a minus sign, or a point and
   * up to 15 decimals, if need be. It is recorded as a number, with 15 significant digits.
   *
   * @param options the range, whether it is required, and the label
   */
  public static number(options: NumberFieldOptions = {}): FormField {
    checkOptions('FormField.number()', options, NUMBER_FIELD_OPTIONS);
    const { min = -MAX_NUMBER, max = MAX_NUMBER, integersOnly = false } = options;
    validateKnown('min', min);
    validateKnown('max', max);
    validateNumber('min', min, -MAX_NUMBER, MAX_NUMBER);
    validateNumber('max', max, min, MAX_NUMBER);
    return new FormField(options, (common) => ({ ...common, kind: 'number', min, max, integersOnly }));
  }

  /** What is taken: `text`, `email`, `choice`, `checkbox` or `number`. */
  public readonly fieldType: string;

  private constructor(
    private readonly options: FormFieldOptions,
    private readonly declare: (common: Pick<DeclaredField, 'name' | 'label' | 'required'>) => DeclaredField,
  ) {
    if (options.label !== undefined) {
      validateKnown('label', options.label);
      validateText('label', options.label, 100);
    }
    this.fieldType = this._declare('').kind;
  }

  /** @internal */
  public _declare(name: string): DeclaredField {
    const { required = false, label = name } = this.options;
    return this.declare({ name, required, label });
  }
}
