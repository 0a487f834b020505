import {
  CheckboxFieldOptions,
  ChoiceFieldOptions,
  EmailFieldOptions,
  FormFieldOptions,
  NumberFieldOptions,
  TextFieldOptions,
} from './form-field-options';
import type { DeclaredField } from './private/form/declared-field';
import { MAX_NUMBER } from './private/form/numbers';
import { checkOptions } from './private/validation/options/check-options';
import { checkKind } from './private/validation/options/kinds';
import {
  CHOICES,
  FORM_FIELD_OPTIONS,
  NUMBER_FIELD_OPTIONS,
  TEXT_FIELD_OPTIONS,
} from './private/validation/options/shapes/form-fields';
import {
  validateCount,
  validateInteger,
  validateKnown,
  validateNumber,
  validateText,
  validateUnique,
} from './private/validation/validate';

/** The longest text that a field accepts. */
const MAX_TEXT = 60_000;

/** The longest address that fits an SMTP path, RFC 5321 section 4.5.3.1.3 less its angle brackets. */
const MAX_EMAIL_ADDRESS = 254;

/**
 * A field of a form. The workflow itself checks each field, without a Lambda function. The response to an invalid
 * submission lists all its errors.
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
   * @param options the length limits, whether it is required, and the label
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
   * @param choices the choices: from 1 to 200 different texts of 1 to 200 characters each, and at most 100,000 characters
   * in all choices of a form together
   * @param options whether it is required, and the label
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
   * Yes or no: `true` or `false` in JSON, and `on` or nothing in HTML forms. It is recorded as a Boolean, which is `false`
   * if nothing was sent. A required checkbox must be checked.
   *
   * @param options whether it is required, and the label
   */
  public static checkbox(options: CheckboxFieldOptions = {}): FormField {
    checkOptions('FormField.checkbox()', options, FORM_FIELD_OPTIONS);
    return new FormField(options, (common) => ({ ...common, kind: 'checkbox' }));
  }

  /**
   * A number, or a text that contains one, because HTML forms send only texts: up to 15 digits, optionally with a minus
   * sign, a decimal point and up to 15 decimals. It is recorded as a number with 15 significant digits.
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

  /** The kind of field: `text`, `email`, `choice`, `checkbox` or `number`. */
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
