import { TEXTS } from './common';
import type { FormFieldOptions, NumberFieldOptions, TextFieldOptions } from '../../../../form-field-options';
import { Shape } from '../check-options';
import { BOOLEAN, NUMBER, TEXT } from '../kinds';

export const CHOICES = TEXTS;

export const FORM_FIELD_OPTIONS: Shape<FormFieldOptions> = { required: BOOLEAN, label: TEXT };
export const TEXT_FIELD_OPTIONS: Shape<TextFieldOptions> = {
  ...FORM_FIELD_OPTIONS,
  minLength: NUMBER,
  maxLength: NUMBER,
};
export const NUMBER_FIELD_OPTIONS: Shape<NumberFieldOptions> = {
  ...FORM_FIELD_OPTIONS,
  min: NUMBER,
  max: NUMBER,
  integersOnly: BOOLEAN,
};
