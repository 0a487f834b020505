import type { DeclaredField } from '../declared-field';
import { SUBMISSION_ID } from '../declared-form';
import { fieldExample, fieldSchema } from './field-schema';
import { Json } from './json';

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
export function submissionSchema(props: SubmissionSchemaProps): Json {
  const { fields, keepUnknownFields, controlFields, redirectField, allowedRedirects } = props;
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  const declared = fields.map((field): [string, Json] => [field.name, fieldSchema(field)]);
  const control = controlFields.map((name): [string, Json] => [name, CONTROL_FIELD]);
  const redirect = redirectField === undefined ? [] : [[redirectField, redirectSchema(allowedRedirects)] as const];
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries([...declared, [SUBMISSION_ID, SUBMISSION_ID_FIELD], ...control, ...redirect]),
    ...(keepUnknownFields ? KEPT_FIELDS : { additionalProperties: false }),
  };
}

/** A submission that a form takes: everything filled in, and nothing against spam. */
export function submissionExample({ fields }: SubmissionSchemaProps): Json {
  const values = fields.map((field) => [field.name, fieldExample(field)]);
  return Object.fromEntries([[SUBMISSION_ID, '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d'], ...values]) as Json;
}

const SUBMISSION_ID_FIELD: Json = {
  type: 'string',
  format: 'uuid',
  description:
    'Makes it safe to send the same submission again: the same id with the same fields is one submission with one ' +
    'ticket. The service makes one where it is left out.',
};

const CONTROL_FIELD: Json = {
  type: ['string', 'number', 'boolean', 'null'],
  description: 'Used against spam, and not recorded.',
};

/** Empty is as good as left out. */
function redirectSchema(pages?: readonly string[]): Json {
  return {
    type: 'string',
    ...(pages ? { enum: ['', ...pages] } : {}),
    description:
      'The page that a plain HTML form goes on to when its submission is accepted: one of those that the service allows. ' +
      'It is not recorded.',
  };
}

/** How many there may be, JSON Schema cannot say. */
const KEPT_FIELDS: Json = {
  additionalProperties: {
    type: ['string', 'number', 'boolean', 'null'],
    maxLength: 1000,
    description: 'Recorded as it is. At most 20 fields are taken that the form does not declare.',
  },
  propertyNames: { pattern: '^[A-Za-z_][A-Za-z0-9_.:-]{0,63}$' },
};
