import { fieldExample, fieldSchema, WrittenAs } from './field-schema';
import { Json, JsonValue } from './json';
import type { DeclaredField } from '../form/declared-field';
import { SUBMISSION_ID } from '../form/declared-form';
import { MAX_NUMBER } from '../form/numbers';
import { KEPT_NAME, MAX_UNKNOWN_CHARACTERS, MAX_UNKNOWN_FIELDS } from '../form/unknown-fields';

/** What a form takes. */
export interface SubmissionSchemaProps {
  readonly fields: readonly DeclaredField[];
  readonly keepUnknownFields: boolean;
  /** Names of fields against spam, which are never recorded. */
  readonly controlFields: readonly string[];
  /** The field in which a plain HTML form names the page to go on to. */
  readonly redirectField?: string;
  /** The pages that it may name; left out where only a deployment knows them. */
  readonly allowedRedirects?: readonly string[];
}

/** What is posted, as JSON Schema. */
export function submissionSchema(props: SubmissionSchemaProps, as: WrittenAs): Json {
  const { fields, keepUnknownFields, controlFields, redirectField, allowedRedirects } = props;
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  const declared = fields.map((field): [string, Json] => [field.name, fieldSchema(field, as)]);
  const control = controlFields.map((name): [string, Json] => [name, CONTROL_FIELD[as]]);
  const redirect = redirectField === undefined ? [] : [[redirectField, redirectSchema(as, allowedRedirects)] as const];
  const properties = Object.fromEntries([
    ...declared,
    [SUBMISSION_ID, SUBMISSION_ID_FIELD[as]],
    ...control,
    ...redirect,
  ]);
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    properties,
    ...(keepUnknownFields ? keptFields(as, Object.keys(properties)) : { additionalProperties: false }),
  };
}

/** A submission that a form takes: everything filled in, and nothing against spam. */
export function submissionExample({ fields }: SubmissionSchemaProps, as: WrittenAs): Json {
  const values = fields.map((field): [string, JsonValue] => [field.name, written(fieldExample(field), as)]);
  return Object.fromEntries([[SUBMISSION_ID, '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d'], ...values]);
}

/** Small numbers would have an exponent as texts, which is not taken. */
function written(value: string | number | boolean, as: WrittenAs): JsonValue {
  const isNumber = typeof value === 'number';
  const text = isNumber ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 }) : String(value);
  return as === 'json' ? value : text;
}

const SUBMISSION_ID_USE =
  'Makes it safe to send the same submission again: the same id with the same fields is one submission with one ' +
  'ticket. The service makes one where it is left out';

/** A hidden input that only a script fills is empty without one. */
const SUBMISSION_ID_FIELD = {
  json: { type: 'string', format: 'uuid', description: `${SUBMISSION_ID_USE}.` },
  form: {
    type: 'string',
    anyOf: [{ format: 'uuid' }, { const: '' }],
    description: `${SUBMISSION_ID_USE} or empty.`,
  },
} as const;

const CONTROL_FIELD_USE: Json = { description: 'Used against spam, and not recorded.' };

/** Whatever a script sends there is no mistake of the form's. */
const CONTROL_FIELD = { json: CONTROL_FIELD_USE, form: { type: 'string', ...CONTROL_FIELD_USE } } as const;

/** Empty is as good as left out. */
function redirectSchema(as: WrittenAs, pages?: readonly string[]): Json {
  return as === 'json'
    ? { description: 'Ignored: only plain HTML forms go on to another page.' }
    : {
        type: 'string',
        ...(pages ? { enum: ['', ...pages] } : {}),
        description:
          'The page that a plain HTML form goes on to when its submission is accepted: one of those that the service ' +
          'allows. It is not recorded.',
      };
}

/** How many decimals there may be, JSON Schema can only say for numbers that are no binary fractions. */
const KEPT_JSON: Json = {
  type: ['string', 'number', 'boolean', 'null'],
  minimum: -MAX_NUMBER,
  maximum: MAX_NUMBER,
};

/** How many there may be, JSON Schema cannot say. */
function keptFields(as: WrittenAs, known: readonly string[]): Json {
  return {
    additionalProperties: {
      ...(as === 'json' ? KEPT_JSON : { type: 'string' }),
      maxLength: MAX_UNKNOWN_CHARACTERS,
      description: `Recorded as it is. At most ${MAX_UNKNOWN_FIELDS} fields are taken that the form does not declare.`,
    },
    propertyNames: { anyOf: [{ pattern: `^${KEPT_NAME}$` }, { enum: known }] },
  };
}
