/** Every transition has a state of the same state machine as its target, and some state ends it. */
import { isObject } from '../../../base/json';
import { MachineView, StateView } from '../machine';
import { DefinitionProblem } from '../problem';
import { exclusiveFields, otherType } from '../schema';

/** A transition from one state to another. */
export interface Transition {
  readonly path: string;
  readonly target: string;
}

const GO_ON = ['Task', 'Pass', 'Wait', 'Parallel', 'Map'];

/** StartAt, Next and Default name states that exist. */
export function* transitions(machine: MachineView): Generator<DefinitionProblem> {
  // If there are no states at all, AWS reports nothing else.
  if (!isObject(machine.fields.States)) return;
  const names = new Set(Object.keys(machine.fields.States));
  const { StartAt } = machine.fields;
  const start = typeof StartAt === 'string' ? [{ path: `${machine.path}/StartAt`, target: StartAt }] : [];
  for (const { path, target } of [...start, ...machine.states.flatMap((state) => [...transitionsFrom(state)])]) {
    if (names.has(target)) continue;
    // AWS's message says Next for every kind of target (floci-io/floci 2786, measured).
    yield { code: 'MISSING_TRANSITION_TARGET', path, message: `Missing 'Next' target: ${target}` };
  }
}

/** All transitions of one state: its own, those of its rules and those of its catchers. */
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
    if (typeof target === 'string') yield { path: `${place.path}/${place.field}`, target };
  }
}

/** Other states have either End or Next; Choice, Succeed and Fail have neither. */
export function* nextOrEnd({ fields, path, type }: StateView): Generator<DefinitionProblem> {
  if (!GO_ON.includes(type)) return;
  if (fields.Next !== undefined && typeof fields.Next !== 'string') yield otherType(`${path}/Next`, 'String');
  if (fields.End !== undefined && typeof fields.End !== 'boolean') yield otherType(`${path}/End`, 'Boolean');
  const given = [fields.Next !== undefined, fields.End === true].filter(Boolean).length;
  if (given !== 1) yield exclusiveFields(path, ['Next', 'End'], given);
}

/**
 * A definition must be able to end. AWS checks this for the outermost state machine, without a location (floci-io/floci
 * 2735, measured).
 */
export function* terminalState(machine: MachineView): Generator<DefinitionProblem> {
  if (machine.states.length === 0 || canEnd(machine)) return;
  yield { code: 'MISSING_END_STATE', message: 'Workflow has no terminal state' };
}

/** Whether a state machine has a state that ends it, or does not need one. */
export function canEnd({ states, holder }: MachineView): boolean {
  return (
    holder !== undefined ||
    states.some(({ fields, type }) => fields.End === true || type === 'Succeed' || type === 'Fail')
  );
}
