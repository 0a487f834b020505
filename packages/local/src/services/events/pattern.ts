/** Event patterns, which filter policies of SNS for message bodies are as well. */
import { meetsAny, unknownOperators } from './value-conditions';
import { isObject, Json, JsonObject, member, objectsOf } from '../../base/json';

/** Whether every field of the pattern is met by the value's field of the same name. */
export function matchesPattern(pattern: JsonObject, value: Json | undefined): boolean {
  return Object.entries(pattern).every(([name, part]) =>
    name === '$or' ? objectsOf(part).some((one) => matchesPattern(one, value)) : meetsPart(part, member(value, name)),
  );
}

/** The operators anywhere in a pattern that are not run here, each once. */
export function unknownOperatorsOf(pattern: JsonObject): string[] {
  const found = Object.entries(pattern).flatMap(([name, part]) => {
    if (name === '$or') return objectsOf(part).flatMap(unknownOperatorsOf);
    if (Array.isArray(part)) return part.flatMap(unknownOperators);
    return isObject(part) ? unknownOperatorsOf(part) : [];
  });
  return [...new Set(found)];
}

function meetsPart(part: Json, value: Json | undefined): boolean {
  if (Array.isArray(part)) return meetsAny(part, value);
  if (!isObject(part)) return false;
  return Array.isArray(value) ? value.some((entry) => matchesPattern(part, entry)) : matchesPattern(part, value);
}
