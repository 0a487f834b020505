/** The credentials of a Task name a role. */
import { isObject } from '../../../base/json';
import { isExpression } from '../jsonata-text';
import { StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';
import { otherType } from '../schema';
import { ACTIVITY } from './resources';

/**
 * AWS's messages are recorded in localstack's snapshots; those about activities were measured
 * (badmintoncryer/cdk-preflight).
 */
export function* credentials(state: StateView): Generator<DefinitionProblem> {
  const { Credentials: given } = state.fields;
  if (state.type !== 'Task' || given === undefined) return;
  const path = `${state.path}/Credentials`;
  if (ACTIVITY.test(String(state.fields.Resource))) {
    yield schemaProblem(path, "The field 'Credentials' is not supported for activities");
  }
  if (isExpression(state, given)) return;
  if (!isObject(given)) {
    yield otherType(path, 'Object');
  } else if (given.RoleArn === undefined && given['RoleArn.$'] === undefined) {
    yield schemaProblem(path, "The field 'RoleArn' is required but was missing");
  }
}
