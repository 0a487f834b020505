/** Every state can be reached from StartAt. */
import { MachineView } from '../machine';
import { DefinitionProblem } from '../problem';
import { canEnd, transitionsFrom } from './transitions';

/** The states that are the target of no transition. */
export function* reachability(machine: MachineView): Generator<DefinitionProblem> {
  const { fields, states } = machine;
  // AWS does not check this if the state machine cannot end; a StartAt that names no state reaches no state
  // (floci-io/floci 2786, measured).
  if (typeof fields.StartAt !== 'string' || !canEnd(machine)) return;
  const byName = new Map(states.map((state) => [state.name, state]));
  const start = byName.get(fields.StartAt);
  const reached = new Set(start === undefined ? [] : [start]);
  for (const state of reached) {
    for (const { target } of transitionsFrom(state)) {
      const next = byName.get(target);
      if (next !== undefined) reached.add(next);
    }
  }
  for (const state of states) {
    if (reached.has(state)) continue;
    yield { code: 'MISSING_TRANSITION_TARGET', path: state.path, message: `State "${state.name}" is not reachable.` };
  }
}
