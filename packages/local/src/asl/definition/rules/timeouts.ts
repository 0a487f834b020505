/** The timeout and the heartbeat of a Task are in range, set once each, and the heartbeat is shorter. */
import { isExpression } from '../jsonata-text';
import { StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';
import { exclusiveFields, integerProblems } from '../schema';

/** The timeout and the heartbeat of a Task. */
export function* timeouts(state: StateView): Generator<DefinitionProblem> {
  const { fields, path, type } = state;
  if (type !== 'Task') return;
  for (const field of ['TimeoutSeconds', 'HeartbeatSeconds']) {
    const value = fields[field];
    if (value === undefined) continue;
    if (!isExpression(state, value)) yield* integerProblems(value, `${path}/${field}`, 1);
    if (fields[`${field}Path`] !== undefined) yield exclusiveFields(path, [field, `${field}Path`], 2);
  }
  const { TimeoutSeconds, HeartbeatSeconds } = fields;
  if (typeof TimeoutSeconds !== 'number' || typeof HeartbeatSeconds !== 'number') return;
  if (HeartbeatSeconds >= TimeoutSeconds) {
    yield schemaProblem(`${path}/HeartbeatSeconds`, 'HeartbeatSeconds must be less than TimeoutSeconds');
  }
}
