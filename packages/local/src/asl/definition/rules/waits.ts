/** A Wait sets its duration in exactly one way. */
import { isExpression } from '../jsonata-text';
import { StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';
import { exclusiveFields, integerProblems } from '../schema';
import { isTimestamp } from '../timestamp';

/** In the order in which AWS names them. */
const WAYS = ['SecondsPath', 'Seconds', 'TimestampPath', 'Timestamp'];

/** The only field that sets the duration of a Wait. */
export function* waits(state: StateView): Generator<DefinitionProblem> {
  const { fields, path, type } = state;
  if (type !== 'Wait') return;
  const given = WAYS.filter((way) => fields[way] !== undefined).length;
  if (given !== 1) yield exclusiveFields(path, WAYS, given);
  const { Seconds, Timestamp } = fields;
  if (Seconds !== undefined && !isExpression(state, Seconds)) yield* integerProblems(Seconds, `${path}/Seconds`, 0);
  if (Timestamp === undefined || isExpression(state, Timestamp)) return;
  if (typeof Timestamp !== 'string' || !isTimestamp(Timestamp)) {
    yield schemaProblem(`${path}/Timestamp`, 'String does not match RFC3339 timestamp');
  }
}
