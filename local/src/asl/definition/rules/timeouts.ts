/** A Task's timeout and heartbeat are in range, given once each, and the heartbeat is the shorter. */
import { isExpression } from '../jsonata-text';
import { StateView } from '../machine';
import { isIntegerWithin } from '../numbers';
import { DefinitionProblem, schemaProblem } from '../problem';

/** The timeout and the heartbeat of a Task. */
export function* timeouts(state: StateView): Generator<DefinitionProblem> {
  const { fields, path, type } = state;
  if (type !== 'Task') return;
  for (const field of ['TimeoutSeconds', 'HeartbeatSeconds']) {
    const value = fields[field];
    if (value === undefined) continue;
    if (!isExpression(state, value) && !isIntegerWithin(value, 1)) {
      yield schemaProblem(`${path}/${field}`, `${field} must be an integer from 1 to 99999999`);
    }
    if (fields[`${field}Path`] !== undefined) {
      yield schemaProblem(path, `Only one of the fields ${field}, ${field}Path is allowed`);
    }
  }
  const { TimeoutSeconds, HeartbeatSeconds } = fields;
  if (typeof TimeoutSeconds !== 'number' || typeof HeartbeatSeconds !== 'number') return;
  if (HeartbeatSeconds >= TimeoutSeconds) {
    yield schemaProblem(`${path}/HeartbeatSeconds`, 'HeartbeatSeconds must be less than TimeoutSeconds');
  }
}
