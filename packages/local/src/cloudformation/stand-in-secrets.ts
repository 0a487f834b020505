/**
 * Secrets that CloudFormation would look up in an account. Resources that contain them run here, because nothing here
 * checks the secret; everywhere else, they prevent the start.
 */
import { isObject, type Json } from '../base/json';

/** Used in place of the secret. */
const STAND_IN_SECRET = 'stand-in-for-a-secret';

/**
 * The properties of a resource of this type with a placeholder for each dynamic reference, if the type contains
 * secrets.
 */
export function withStandInSecrets(type: string, properties: Json): Json {
  return HOLDERS.has(type) ? replaced(properties) : properties;
}

const HOLDERS: ReadonlySet<string> = new Set(['AWS::Events::Connection']);

function replaced(value: Json): Json {
  if (typeof value === 'string') return value.replace(/\{\{resolve:[^}]*\}\}/g, STAND_IN_SECRET);
  if (Array.isArray(value)) return value.map(replaced);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, replaced(entry)]));
}
