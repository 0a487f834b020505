import { isWholly, partOfAscii } from '../states/jsonata';

/** A UUID as clients write it, RFC 9562, in upper or lower case. */
const UUID_PATTERN = '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}';

/** A JSONata condition: a value is a UUID. */
export function isUuid(value: string): string {
  return `($type(${value}) = 'string' ? $length(${value}) = 36 and ${isWholly(value, UUID_PATTERN)} : false)`;
}

/**
 * A JSONata expression for the id of a submission: the client's, in lower case, or another one.
 *
 * @param given a JSONata expression for the id that the client sent
 * @param otherwise a JSONata expression for the id to use if that is not a UUID
 */
export function submissionIdOf(given: string, otherwise: string = ID_OF_EXECUTION): string {
  return `${isUuid(given)} ? $lowercase(${given}) : ${otherwise}`;
}

/**
 * The id of a submission that was sent without one. It is computed from the execution, so that it is the same in every
 * step. By default, Step Functions uses a UUID as the name of an execution. From any other name, and from the ARN, a UUID
 * of version 8 (RFC 9562) is computed. The ARN is included, because executions of an Express workflow may have the same
 * name.
 */
export const ID_OF_EXECUTION = `(
      $name := $states.context.Execution.Name;
      $digest := $hash($name & $states.context.Execution.Id, 'SHA-256');
      ${isUuid('$name')} ? $lowercase($name) : ${[part(0, 8), part(8, 4), `'8' & ${part(12, 3)}`, `'8' & ${part(15, 3)}`, part(18, 12)].join(` & '-' & `)}
    )`;

function part(start: number, count: number): string {
  return partOfAscii('$digest', start, count);
}
