/** Checks the mocked result of a task against the answer of the API that it replaces. */
import { refusal } from './refusal';
import { isObject, type Json, type JsonObject } from '../../../base/json';
import { type Api, type Scalar, type Shape, shapeNamed, shapeOf, stateMachineName } from '../../api-shapes';
import { integrationResource } from '../integrations/resource';

/** `STRICT` checks for required members, `PRESENT` only checks members that are present, `NONE` checks nothing. */
export type FieldValidationMode = 'STRICT' | 'PRESENT' | 'NONE';

/** A result of an API that is not known here, or that is not an API's, is not checked. */
export function checkMockShape(resource: string, result: Json, mode: FieldValidationMode): void {
  // The result of a job or of a callback is not the answer of the API.
  const { api = '', operation = '', pattern } = integrationResource(resource) ?? {};
  if (pattern !== undefined || mode === 'NONE') return;
  const output = shapeOf(api, operation, 'output');
  if (output === undefined) return;
  if (!isObject(result)) throw refusal('Mocked result must be a JSON object.');
  checkValue({ api: output.api, mode }, output.shape, result, '');
}

interface Check {
  readonly api: Api;
  readonly mode: FieldValidationMode;
}

function checkValue(check: Check, shape: Shape, value: Json, field: string): void {
  if ('type' in shape) return checkScalar(shape, value, field);
  if ('items' in shape) {
    if (!Array.isArray(value)) throw mismatch(`Field '${field}' must be an array`);
    for (const item of value) checkValue(check, shapeNamed(check.api, shape.items), item, field);
    return;
  }
  if (!isObject(value)) throw mismatch(`Field '${field}' must be an object`);
  if ('values' in shape) {
    for (const [key, item] of Object.entries(value)) checkValue(check, shapeNamed(check.api, shape.values), item, key);
    return;
  }
  checkMembers(check, shape, value);
}

/** Members that the API does not have are ignored. */
function checkMembers(
  check: Check,
  { members, required = [] }: Extract<Shape, { readonly members: unknown }>,
  value: JsonObject,
): void {
  const missing = required.map(stateMachineName).find((name) => !Object.hasOwn(value, name));
  if (check.mode === 'STRICT' && missing !== undefined) throw mismatch(`Required field '${missing}' is missing`);
  for (const [member, shape] of Object.entries(members)) {
    const name = stateMachineName(member);
    if (Object.hasOwn(value, name)) checkValue(check, shapeNamed(check.api, shape), value[name], name);
  }
}

const TYPES = {
  s: ['string', 'a string'],
  t: ['string', 'a string'],
  n: ['number', 'a number'],
  b: ['boolean', 'a boolean'],
};

function checkScalar(
  { type, enum: values, min = -Infinity, max = Infinity }: Scalar,
  value: Json,
  field: string,
): void {
  const [expected, words] = TYPES[type];
  if (typeof value !== expected) throw mismatch(`Field '${field}' must be ${words}`);
  if (typeof value === 'number') {
    if (value < min) throw mismatch(`Field '${field}' is less than the minimum value`);
    if (value > max) throw mismatch(`Field '${field}' exceeds the maximum value`);
  }
  if (typeof value !== 'string') return;
  if (values !== undefined && !values.includes(value)) throw mismatch(`Field '${field}' is not an expected value`);
  if (value.length < min) throw mismatch(`Field '${field}' is smaller than the minimum length`);
  if (value.length > max) throw mismatch(`Field '${field}' exceeds the maximum length`);
}

function mismatch(reason: string): Error {
  return refusal(`Mock result schema validation error: ${reason}`);
}
