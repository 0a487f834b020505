/** The next version of a deployment: it computes other numbers for the same submissions, and other hashes of their content. */
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import type { Deployment } from './deployment';

/** What is put before the pieces of the content in the hash of the next version. */
export const TOMORROWS_SALT = '2';

/** In expressions, and in the function that makes numbers. */
const CHANGES: readonly (readonly [string, string])[] = [
  ["& ':' & $submission.contentHash & ':", "& '/' & $submission.contentHash & ':"],
  ['$hash($join($pieces),', `$hash('${TOMORROWS_SALT}' & $join($pieces),`],
];
const CHANGE_OF_FUNCTION = ['${submissionId}:${contentHash}:', '${submissionId}/${contentHash}:'] as const;

const known = new WeakMap<Deployment, Deployment>();

/** The same object for the same deployment, so that it is compiled once. */
export function tomorrowOf(deployment: Deployment): Deployment {
  let tomorrow = known.get(deployment);
  if (tomorrow === undefined) {
    tomorrow = {
      ...deployment,
      stateMachines: deployment.stateMachines.map((machine) => ({
        ...machine,
        definition: changed(machine.definition),
      })),
      functions: deployment.functions.map((fn) => ({ ...fn, code: fn.code.replaceAll(...CHANGE_OF_FUNCTION) })),
    };
    known.set(deployment, tomorrow);
  }
  return tomorrow;
}

/** Whether an expression is different in the next version. */
export function isChangedTomorrow(expression: string): boolean {
  return CHANGES.some(([from]) => expression.includes(from));
}

function changed(definition: JsonObject): JsonObject {
  const text = CHANGES.reduce((result, [from, to]) => result.replaceAll(from, to), JSON.stringify(definition));
  return JSON.parse(text) as JsonObject;
}
