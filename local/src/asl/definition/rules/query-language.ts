/** A JSONPath machine may hold JSONata states; a JSONata machine may hold nothing else. */
import { Json } from '../../contract';
import { MachineView, QueryLanguage, StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';

/** The query language of a machine, against that of the state that holds it. */
export function machineLanguage({ fields, path, holder }: MachineView): Iterable<DefinitionProblem> {
  return problems(fields.QueryLanguage, holder?.queryLanguage, path);
}

/** The query language of a state, against that of its machine. */
export function stateLanguage({ fields, path, machine }: StateView): Iterable<DefinitionProblem> {
  return problems(fields.QueryLanguage, machine.queryLanguage, path);
}

function* problems(
  own: Json | undefined,
  outer: QueryLanguage | undefined,
  path: string,
): Generator<DefinitionProblem> {
  if (own === undefined) return;
  if (own !== 'JSONPath' && own !== 'JSONata') {
    yield schemaProblem(`${path}/QueryLanguage`, 'QueryLanguage must be JSONPath or JSONata');
  } else if (own === 'JSONPath' && outer === 'JSONata') {
    yield schemaProblem(`${path}/QueryLanguage`, 'QueryLanguage cannot be JSONPath inside what uses JSONata');
  }
}
