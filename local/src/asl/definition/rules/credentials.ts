/** The credentials of a Task name a role. */
import { isObject } from '../../json';
import { isExpression } from '../jsonata-text';
import { StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';

/** AWS's words are recorded in localstack's snapshots. */
export function* credentials(state: StateView): Generator<DefinitionProblem> {
  const { Credentials: given } = state.fields;
  if (state.type !== 'Task' || given === undefined || isExpression(state, given)) return;
  const path = `${state.path}/Credentials`;
  if (!isObject(given)) {
    yield schemaProblem(path, 'Credentials must be an object');
  } else if (given.RoleArn === undefined && given['RoleArn.$'] === undefined) {
    yield schemaProblem(path, "The field 'RoleArn' is required but was missing");
  }
}
