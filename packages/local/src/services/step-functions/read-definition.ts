/** Reads the text of a definition, and says of text that is none what AWS says. */
import { type DefinitionProblem } from '../../asl/definition';
import { messageOf } from '../../base/errors';
import { isObject, type Json } from '../../base/json';

/** The definition, or why the text is none. A problem of the text as a whole has no path. */
export type ReadDefinition =
  | { readonly definition: Json; readonly problem?: undefined }
  | { readonly definition?: undefined; readonly problem: DefinitionProblem };

export function readDefinition(text: string): ReadDefinition {
  if (text.trim() === '') return notAnObject();
  try {
    const definition = JSON.parse(text) as Json;
    return isObject(definition) ? { definition } : notAnObject();
  } catch (error) {
    return { problem: invalidJson(text, messageOf(error)) };
  }
}

function notAnObject(): ReadDefinition {
  const message = 'Definition must be a valid JSON object';
  return { problem: { code: 'SCHEMA_VALIDATION_FAILED', path: '', message } };
}

/** AWS's parser is Java's: a word that is no value is told in its words, everything else in those of JavaScript. */
function invalidJson(text: string, reason: string): DefinitionProblem {
  const word = /^\s*((?!(?:true|false|null)\b)[A-Za-z_$][\w$]*)/.exec(text);
  const offset = word?.[0].length ?? Number(/position (\d+)/.exec(reason)?.[1] ?? text.length);
  const before = text.slice(0, offset).split('\n');
  const place = `[Source: (String)"${text}"; line: ${before.length}, column: ${before[before.length - 1].length + 1}]`;
  const expected = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
  const said = word === null ? reason : `Unrecognized token '${word[1]}': was expecting ${expected}`;
  return { code: 'INVALID_JSON_DESCRIPTION', path: place, message: `${said}\n at ${place}` };
}
