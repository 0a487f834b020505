import { exampleText } from './example-text';
import { Json, refTo } from './json';
import type { DeclaredField } from '../form/declared-field';
import { EMAIL_ADDRESS } from '../form/field-check';
import { NUMBER } from '../form/numbers';

/** The format of a submission: JSON, or an HTML form, in which every value is a text. */
export type WrittenAs = 'json' | 'form';

/** The names of the schemas for values that count as missing. */
export const LEFT_OUT = { json: 'LeftOut', form: 'LeftBlank' } as const;

const AS_LEFT_OUT: Json = { description: 'Counts as a missing field.', pattern: '^[ \\t\\n\\r]*$' };

/** What scripts and HTML forms send for an empty field. */
export const LEFT_OUT_SCHEMAS = {
  json: { type: ['string', 'null'], ...AS_LEFT_OUT },
  form: { type: 'string', ...AS_LEFT_OUT },
} as const;

/** A field as JSON Schema, with everything that the check of the workflow accepts, including numbers in strings. */
export function fieldSchema(field: DeclaredField, as: WrittenAs): Json {
  const { required, label } = field;
  const value = valueSchema(field, as);
  // The label comes first, and only once.
  return { title: label, ...(required ? value : { anyOf: [value, refTo(LEFT_OUT[as])] }) };
}

/** A value that suits a field and its name. */
export function fieldExample(field: DeclaredField): string | number | boolean {
  switch (field.kind) {
    case 'text':
      return exampleText(field);
    case 'email':
      return 'ada@example.com';
    case 'choice':
      return field.choices[0];
    case 'checkbox':
      return true;
    case 'number': {
      const closestToOne = Math.min(field.max, Math.max(field.min, 1));
      return field.integersOnly ? wholeNumberAt(closestToOne, field.max) : closestToOne;
    }
  }
}

function wholeNumberAt(value: number, maximum: number): number {
  const above = Math.ceil(value);
  return above <= maximum ? above : Math.floor(value);
}

function valueSchema(field: DeclaredField, as: WrittenAs): Json {
  switch (field.kind) {
    case 'text':
      return {
        type: 'string',
        minLength: field.minLength,
        maxLength: field.maxLength,
        ...(field.required ? { pattern: NOT_BLANK } : {}),
      };
    case 'email':
      return { type: 'string', maxLength: field.maxLength, pattern: wholly(EMAIL_ADDRESS) };
    case 'choice':
      return { type: 'string', enum: field.choices };
    case 'checkbox': {
      const values = field.required ? CHECKED : [...CHECKED, ...NOT_CHECKED];
      return { enum: as === 'json' ? values : values.filter((value) => typeof value === 'string') };
    }
    case 'number': {
      const { integersOnly, min, max } = field;
      const text: Json = {
        type: 'string',
        description: `A number from ${min} to ${max}, written out.`,
        pattern: wholly(integersOnly ? wholeNumbers(min, max) : NUMBER),
      };
      const number: Json = { type: integersOnly ? 'integer' : 'number', minimum: min, maximum: max };
      return as === 'json' ? { anyOf: [number, text] } : text;
    }
  }
}

/** A required text has a character that is not blank. */
const NOT_BLANK = '[^ \\t\\n\\r]';

/** What HTML forms send instead of the Booleans of JSON. */
const CHECKED = [true, 'on', 'true'];
const NOT_CHECKED = [false, 'off', 'false'];

/** The maximum number of whole numbers that a pattern lists. JSON Schema cannot limit a number in a text otherwise. */
const MAX_LISTED = 100;

function wholeNumbers(min: number, max: number): string {
  const first = Math.ceil(min);
  const count = Math.floor(max) - first + 1;
  const listed = Array.from({ length: Math.min(count, MAX_LISTED) }, (_, i) => first + i);
  // Zero may have a sign.
  const texts = listed.map((number) => (number === 0 ? '-?0{1,15}' : String(number).replace(/[0-9]+/, '0{0,12}$&')));
  return `${count <= MAX_LISTED ? `(${texts.join('|')})` : '-?[0-9]{1,15}'}(\\.0{1,15})?`;
}

/** What the check of the workflow requires. For addresses, `format: email` would refuse more. */
function wholly(pattern: string): string {
  return `^${pattern}$`;
}
