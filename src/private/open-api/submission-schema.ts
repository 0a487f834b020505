import { fieldExample, fieldSchema, WrittenAs } from './field-schema';
import { Json, JsonValue } from './json';
import type { DeclaredField } from '../form/declared-field';
import { SUBMISSION_ID } from '../form/declared-form';
import { MAX_NUMBER } from '../form/numbers';
import { KEPT_NAME, MAX_UNKNOWN_CHARACTERS, MAX_UNKNOWN_FIELDS } from '../form/unknown-fields';

/** The input of a form. */
export interface SubmissionSchemaProps {
  readonly fields: readonly DeclaredField[];
  readonly keepUnknownFields: boolean;
  /** Names of spam control fields, which are never recorded. */
  readonly controlFields: readonly string[];
  /** The field in which a plain HTML form names the page to redirect to. */
  readonly redirectField?: string;
  /** The pages that it may name. Left out if they are tokens. */
  readonly allowedRedirects?: readonly string[];
}

/** The request body, as JSON Schema. */
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

/** A valid submission: all fields have a value, without spam control fields. */
export function submissionExample({ fields }: SubmissionSchemaProps, as: WrittenAs): Json {
  const values = fields.map((field): [string, JsonValue] => [field.name, written(fieldExample(field), as)]);
  return Object.fromEntries([[SUBMISSION_ID, '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d'], ...values]);
}

/** As texts, small numbers would have an exponent, which is not accepted. */
function written(value: string | number | boolean, as: WrittenAs): JsonValue {
  const isNumber = typeof value === 'number';
  const text = isNumber ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 }) : String(value);
  return as === 'json' ? value : text;
}

const SUBMISSION_ID_USE =
  'Makes retries safe: the same id with the same fields is one submission with one ' +
  'ticket. If it is left out, the service generates one';

/** A hidden input that only a script fills in is empty without JavaScript. */
const SUBMISSION_ID_FIELD = {
  json: { type: 'string', format: 'uuid', description: `${SUBMISSION_ID_USE}.` },
  form: {
    type: 'string',
    anyOf: [{ format: 'uuid' }, { const: '' }],
    description: `${SUBMISSION_ID_USE} or empty.`,
  },
} as const;

const CONTROL_FIELD_USE: Json = { description: 'A spam control field, which is not recorded.' };

/** A script may send any value. */
const CONTROL_FIELD = { json: CONTROL_FIELD_USE, form: { type: 'string', ...CONTROL_FIELD_USE } } as const;

/** An empty value counts as missing. */
function redirectSchema(as: WrittenAs, pages?: readonly string[]): Json {
  return as === 'json'
    ? { description: 'Ignored: only plain HTML forms are redirected.' }
    : {
        type: 'string',
        ...(pages ? { enum: ['', ...pages] } : {}),
        description:
          'The page to which a plain HTML form redirects when its submission is accepted: one of those that the service ' +
          'allows. It is not recorded.',
      };
}

/** JSON Schema can limit decimals only for numbers that are not binary fractions. */
const KEPT_JSON: Json = {
  type: ['string', 'number', 'boolean', 'null'],
  minimum: -MAX_NUMBER,
  maximum: MAX_NUMBER,
};

/** JSON Schema cannot limit their number. */
function keptFields(as: WrittenAs, known: readonly string[]): Json {
  return {
    additionalProperties: {
      ...(as === 'json' ? KEPT_JSON : { type: 'string' }),
      maxLength: MAX_UNKNOWN_CHARACTERS,
      description: `Recorded as it is. At most ${MAX_UNKNOWN_FIELDS} fields that the form does not declare are accepted.`,
    },
    propertyNames: { anyOf: [{ pattern: `^${KEPT_NAME}$` }, { enum: known }] },
  };
}
