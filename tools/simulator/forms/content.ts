/** What customers send. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject, objectOf } from 'sentiment-form-local/lib/base/json';

/** What is wrong with a field, as a customer is told. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** One thing that may be sent. */
export interface Content {
  readonly name: string;
  /** Without the submission id. */
  readonly fields: Json;
  /** The very text that is sent, where no value makes it. No submission id is added to it. */
  readonly raw?: string;
  /** What the record has of it. @default all fields as they are sent */
  readonly recorded?: JsonObject;
  /** Why it has to be refused. @default it is good */
  readonly errors?: readonly FieldError[];
  /** Why it has to be held as spam. @default it is none */
  readonly heldFor?: string;
  /** That it is so rare that it is sent by drills only, because it takes long. @default false */
  readonly isRare?: boolean;
}

/** Fields that forms send beside their own, and that nobody ever sees again. */
export const CONTROL_FIELDS = ['submissionId', 'website', 'fillMilliseconds', 'token'];

/** The text that is posted. */
export function textOfPost({ fields, raw }: Content, submissionId: string | undefined): string {
  if (raw !== undefined) return raw;
  if (!isObject(fields) || submissionId === undefined) return JSON.stringify(fields);
  return JSON.stringify({ submissionId, ...fields });
}

/** Whether it has to be refused. */
export function isBad({ errors = [] }: Content): boolean {
  return errors.length > 0;
}

/** What a record of it has. */
export function recordedOf({ fields, recorded }: Content): JsonObject {
  return recorded ?? objectOf(fields);
}

export function required(field: string): FieldError {
  return { field, code: 'REQUIRED', message: `${field} is required.` };
}

export function tooLong(field: string, most: number): FieldError {
  return { field, code: 'TOO_LONG', message: `${field} must be at most ${most} characters long.` };
}

export function notText(field: string): FieldError {
  return { field, code: 'WRONG_TYPE', message: `${field} must be a text.` };
}

export function noAddress(field: string): FieldError {
  return { field, code: 'INVALID_FORMAT', message: `${field} must be an email address, such as ada@example.com.` };
}

export function unknownField(field: string): FieldError {
  return { field, code: 'UNKNOWN_FIELD', message: 'The form has no such field.' };
}

export const NO_FORM: FieldError = {
  field: '',
  code: 'NOT_AN_OBJECT',
  message: 'Send the fields of the form as a JSON object.',
};
export const NO_UUID: FieldError = {
  field: 'submissionId',
  code: 'INVALID_FORMAT',
  message: 'submissionId must be a UUID, or be left out.',
};
export const NOT_READABLE: FieldError = {
  field: '',
  code: 'NOT_READABLE',
  message: 'The submission has a number that is too large, or more than 100 objects and arrays.',
};
export const TOO_LARGE: FieldError = {
  field: '',
  code: 'TOO_LARGE',
  message: 'The submission is larger than 65536 bytes.',
};
