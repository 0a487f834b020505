/** Refuses a definition that is too large before any other rule reads it. */
import { Json } from '../../../base/json';
import { DefinitionProblem } from '../problem';

/** CreateStateMachine accepts 1,048,576 bytes. */
const MAX_BYTES = 1_048_576;

/**
 * AWS documents no limit for nesting; real definitions are far below this one, and recursive readers are safe up to it.
 */
const MAX_LEVELS = 500;

/** Size and nesting; the nesting is measured without recursion. */
export function sizeProblems(definition: Json): DefinitionProblem[] {
  if (isDeeperThan(definition, MAX_LEVELS)) {
    const message = `The definition is nested deeper than ${MAX_LEVELS} levels`;
    return [{ code: 'TOO_DEEPLY_NESTED', path: '/', message }];
  }
  const bytes = Buffer.byteLength(JSON.stringify(definition) ?? '');
  if (bytes <= MAX_BYTES) return [];
  const message = `The definition has ${bytes} bytes, more than ${MAX_BYTES}`;
  return [{ code: 'DEFINITION_TOO_LARGE', path: '/', message }];
}

function isDeeperThan(value: Json, most: number): boolean {
  let level: Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}
