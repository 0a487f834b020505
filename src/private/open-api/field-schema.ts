import { exampleText } from './example-text';
import { Json, refTo } from './json';
import type { DeclaredField } from '../form/declared-field';
import { EMAIL_ADDRESS } from '../form/field-check';
import { NUMBER } from '../form/numbers';

/** How a submission is written: as JSON, or as HTML forms do, in which every value is a text. */
export type WrittenAs = 'json' | 'form';

/** The names of the schemas for values that are as good as none. */
export const LEFT_OUT = { json: 'LeftOut', form: 'LeftBlank' } as const;

const AS_LEFT_OUT: Json = { description: 'As good as leaving the field out.', pattern: '^[ \\t\\n\\r]*$' };

/** What scripts and HTML forms send for nothing. */
export const LEFT_OUT_SCHEMAS = {
  json: { type: ['string', 'null'], ...AS_LEFT_OUT },
  form: { type: 'string', ...AS_LEFT_OUT },
} as const;

/** A field as JSON Schema, with all that the check of the workflow takes for it: numbers in strings, too. */
export function fieldSchema(field: DeclaredField, as: WrittenAs): Json {
  const { required, label } = field;
  const value = valueSchema(field, as);
  // What a person reads comes first, and is said once.
  return { title: label, ...(required ? value : { anyOf: [value, refTo(LEFT_OUT[as])] }) };
}

/** A value that fits a field and its name. */
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

/** A required text has something that is no blank. */
const NOT_BLANK = '[^ \\t\\n\\r]';

/** What HTML forms send beside the Booleans of JSON. */
const CHECKED = [true, 'on', 'true'];
const NOT_CHECKED = [false, 'off', 'false'];

/** How many whole numbers a pattern lists; JSON Schema has no other way to limit a number in a text. */
const MAX_LISTED = 100;

function wholeNumbers(min: number, max: number): string {
  const first = Math.ceil(min);
  const count = Math.floor(max) - first + 1;
  const listed = Array.from({ length: Math.min(count, MAX_LISTED) }, (_, i) => first + i);
  // Zero may have a sign.
  const texts = listed.map((number) => (number === 0 ? '-?0{1,15}' : String(number).replace(/[0-9]+/, '0{0,12}$&')));
  return `${count <= MAX_LISTED ? `(${texts.join('|')})` : '-?[0-9]{1,15}'}(\\.0{1,15})?`;
}

/** What the check of the workflow wants. For addresses, `format: email` would refuse more. */
function wholly(pattern: string): string {
  return `^${pattern}$`;
}
