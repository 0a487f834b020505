/** Holds a request to AWS's own model of the operation. */
import { type Scalar, shapeNamed, shapeOf } from './api-shapes';
import { ServiceError } from './service';
import { isObject, type Json, type JsonObject } from '../base/json';

/**
 * Refuses a request whose members are of other types than the model has, or break its limits, in the words of AWS's JSON services. Members
 * that are no text, number or boolean are not looked into.
 */
export function checkRequest(service: string, operation: string, request: JsonObject): void {
  const input = shapeOf(service, operation, 'input');
  if (input === undefined || !('members' in input.shape)) return;
  const { api, shape } = input;
  const missing = (shape.required ?? []).filter((member) => (request[member] ?? null) === null);
  const problems = missing.map((member) => violation(null, member, 'Member must not be null'));
  for (const [member, memberShape] of Object.entries(shape.members)) {
    const value = request[member] ?? null;
    const scalar = shapeNamed(api, memberShape);
    if (value === null || !('type' in scalar)) continue;
    checkType(value, scalar);
    const constraint = brokenConstraint(value, scalar);
    if (constraint !== undefined) problems.push(violation(value, member, constraint));
  }
  if (problems.length === 0) return;
  const count = `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected`;
  throw new ServiceError('ValidationException', `${count}: ${problems.join('; ')}`);
}

const TYPES = { s: ['string', 'String'], n: ['number', 'Integer'], b: ['boolean', 'Boolean'], t: ['number', 'Date'] };

/** AWS's parser refuses other types before the request is looked at. */
function checkType(value: Json, { type }: Scalar): void {
  const [expected, name] = TYPES[type];
  if (typeof value === expected) return;
  throw new ServiceError(
    'SerializationException',
    `${tokenOf(value)} can not be converted to ${article(name)} ${name}`,
  );
}

function tokenOf(value: Json): string {
  if (Array.isArray(value)) return 'START_ARRAY';
  if (isObject(value)) return 'START_OBJECT';
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  return typeof value === 'number' ? 'NUMBER_VALUE' : 'STRING_VALUE';
}

function article(name: string): string {
  return name.startsWith('I') ? 'an' : 'a';
}

function brokenConstraint(value: Json, { enum: values, min = -Infinity, max = Infinity }: Scalar): string | undefined {
  const what = typeof value === 'string' ? 'length' : 'value';
  const size = typeof value === 'string' ? value.length : Number(value);
  if (size < min) return `Member must have ${what} greater than or equal to ${min}`;
  if (size > max) return `Member must have ${what} less than or equal to ${max}`;
  if (values === undefined || values.some((known) => known === value)) return undefined;
  return `Member must satisfy enum value set: [${values.join(', ')}]`;
}

/** Members that the models mark as sensitive: AWS does not repeat what they are given. */
const SENSITIVE = new Set(['definition', 'input']);

function violation(value: Json, member: string, constraint: string): string {
  const given = value === null ? ' null' : ` '${String(value)}'`;
  const shown = SENSITIVE.has(member) ? '' : given;
  return `Value${shown} at '${member}' failed to satisfy constraint: ${constraint}`;
}
