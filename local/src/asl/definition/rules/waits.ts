/** A Wait says in exactly one way how long. */
import { isExpression } from '../jsonata-text';
import { StateView } from '../machine';
import { isIntegerWithin } from '../numbers';
import { DefinitionProblem, schemaProblem } from '../problem';
import { isTimestamp } from '../timestamp';

const WAYS = ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'];

/** The one way in which a Wait says how long. */
export function* waits(state: StateView): Generator<DefinitionProblem> {
  const { fields, path, type } = state;
  if (type !== 'Wait') return;
  if (WAYS.filter((way) => fields[way] !== undefined).length !== 1) {
    yield schemaProblem(path, `Exactly one of the fields ${WAYS.join(', ')} is required`);
  }
  const { Seconds, Timestamp } = fields;
  if (Seconds !== undefined && !isExpression(state, Seconds) && !isIntegerWithin(Seconds, 0)) {
    yield schemaProblem(`${path}/Seconds`, 'Seconds must be an integer from 0 to 99999999');
  }
  if (Timestamp === undefined || isExpression(state, Timestamp)) return;
  if (typeof Timestamp !== 'string' || !isTimestamp(Timestamp)) {
    yield schemaProblem(`${path}/Timestamp`, 'String does not match RFC3339 timestamp');
  }
}
