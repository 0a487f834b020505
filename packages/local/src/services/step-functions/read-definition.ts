/** Parses the text of a definition, with AWS's message if it is not valid. */
import { jsonProblem } from './json-words';
import { type DefinitionProblem } from '../../asl/definition';
import { isObject, type Json } from '../../base/json';

/** The definition, or why the text is not one. A problem with the text as a whole has no path. */
export type ReadDefinition =
  | { readonly definition: Json; readonly problem?: undefined }
  | { readonly definition?: undefined; readonly problem: DefinitionProblem };

export function readDefinition(text: string): ReadDefinition {
  if (text.trim() === '') return notAnObject();
  try {
    const definition = JSON.parse(text) as Json;
    return isObject(definition) ? { definition } : notAnObject();
  } catch (error) {
    return { problem: invalidJson(text, error) };
  }
}

function notAnObject(): ReadDefinition {
  const message = 'Definition must be a valid JSON object';
  return { problem: { code: 'SCHEMA_VALIDATION_FAILED', path: '', message } };
}

/** AWS's message contains the whole text, and the position at which its parser stopped. */
function invalidJson(text: string, error: unknown): DefinitionProblem {
  const { reason, offset } = jsonProblem(text, error);
  const before = text.slice(0, offset).split('\n');
  const place = `[Source: (String)"${text}"; line: ${before.length}, column: ${before[before.length - 1].length + 1}]`;
  return { code: 'INVALID_JSON_DESCRIPTION', path: place, message: `${reason}\n at ${place}` };
}
