/**
 * A JSONPath state machine can contain JSONata states; a JSONata state machine can contain nothing else (floci-io/floci
 * 2968, measured).
 */
import { Json } from '../../../base/json';
import { MachineView, StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';
import { unlistedValue, unsupportedField } from '../schema';

/** The query language of the whole definition. Inner state machines cannot set their own. */
export function* machineLanguage({ fields, path, holder }: MachineView): Generator<DefinitionProblem> {
  if (fields.QueryLanguage === undefined) return;
  if (holder === undefined) yield* valueProblems(fields.QueryLanguage, path);
  else yield unsupportedField(path, 'QueryLanguage');
}

/** The query language of a state, compared with that of the whole definition. */
export function* stateLanguage(state: StateView): Generator<DefinitionProblem> {
  const { fields, path } = state;
  if (fields.QueryLanguage === undefined) return;
  yield* valueProblems(fields.QueryLanguage, path);
  if (!goesBack(state)) return;
  yield schemaProblem(path, "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
}

/**
 * Whether a state sets JSONPath in a JSONata state machine, which is then the only problem that is reported for the
 * state.
 */
export function goesBack({ fields, machine }: StateView): boolean {
  return fields.QueryLanguage === 'JSONPath' && machine.queryLanguage === 'JSONata';
}

function* valueProblems(value: Json, path: string): Generator<DefinitionProblem> {
  if (typeof value !== 'string') {
    yield schemaProblem(`${path}/QueryLanguage`, 'Expected value of type [STRING]');
  } else if (value !== 'JSONPath' && value !== 'JSONata') {
    yield unlistedValue(`${path}/QueryLanguage`, ['JSONPath', 'JSONata']);
  }
}
