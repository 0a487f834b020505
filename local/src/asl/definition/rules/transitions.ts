/** Every transition leads to a state of the same machine, and some state ends it. */
import { isObject } from '../../json';
import { MachineView, StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';

/** A step that a machine can take from one state to another. */
export interface Transition {
  readonly field: string;
  readonly path: string;
  readonly target: string;
}

const GO_ON = ['Task', 'Pass', 'Wait', 'Parallel', 'Map'];

/** StartAt, Next and Default name states that exist. */
export function* transitions(machine: MachineView): Generator<DefinitionProblem> {
  const names = new Set(Object.keys(isObject(machine.fields.States) ? machine.fields.States : {}));
  const { StartAt } = machine.fields;
  const start =
    typeof StartAt === 'string' ? [{ field: 'StartAt', path: `${machine.path}/StartAt`, target: StartAt }] : [];
  for (const { field, path, target } of [...start, ...machine.states.flatMap((state) => [...transitionsFrom(state)])]) {
    if (names.has(target)) continue;
    yield { code: 'MISSING_TRANSITION_TARGET', path, message: `Missing '${field}' target: ${target}` };
  }
}

/** All transitions of one state: its own, those of its choices and those of its catchers. */
export function* transitionsFrom({ fields, path, type }: StateView): Generator<Transition> {
  const places = [
    { holder: fields, field: 'Next', path },
    ...(type === 'Choice' ? [{ holder: fields, field: 'Default', path }] : []),
    ...['Choices', 'Catch'].flatMap((list) => {
      const items = fields[list];
      if (!Array.isArray(items)) return [];
      return items.map((holder, index) => ({ holder, field: 'Next', path: `${path}/${list}[${index}]` }));
    }),
  ];
  for (const place of places) {
    const target = isObject(place.holder) ? place.holder[place.field] : undefined;
    if (typeof target === 'string') yield { field: place.field, path: `${place.path}/${place.field}`, target };
  }
}

/** A state that does work either ends or goes on; Choice, Succeed and Fail do neither by themselves. */
export function* nextOrEnd({ fields, path, type }: StateView): Generator<DefinitionProblem> {
  if (!GO_ON.includes(type)) return;
  if (fields.Next !== undefined && typeof fields.Next !== 'string') {
    yield schemaProblem(`${path}/Next`, 'Next must be the name of a state');
  }
  if (fields.End !== undefined && typeof fields.End !== 'boolean') {
    yield schemaProblem(`${path}/End`, 'End must be a boolean');
  }
  if ((fields.Next !== undefined) === (fields.End === true)) {
    yield schemaProblem(path, "Exactly one of the fields 'Next' and 'End' is required");
  }
}

/** A machine must be able to end. */
export function* terminalState({ path, states, holder }: MachineView): Generator<DefinitionProblem> {
  if (states.length === 0) return;
  if (states.some(({ fields, type }) => fields.End === true || type === 'Succeed' || type === 'Fail')) return;
  // AWS names no place for the whole definition (floci-io/floci 2735, measured).
  const place = holder === undefined ? {} : { path: `${path}/States` };
  yield { code: 'MISSING_END_STATE', ...place, message: 'Workflow has no terminal state' };
}
