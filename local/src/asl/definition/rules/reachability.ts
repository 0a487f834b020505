/** Every state can be reached from StartAt. */
import { MachineView } from '../machine';
import { DefinitionProblem } from '../problem';
import { transitionsFrom } from './transitions';

/** The states to which no transition leads. */
export function* reachability({ fields, states }: MachineView): Generator<DefinitionProblem> {
  const byName = new Map(states.map((state) => [state.name, state]));
  const start = typeof fields.StartAt === 'string' ? byName.get(fields.StartAt) : undefined;
  if (start === undefined) return; // The missing StartAt is told; that all the rest hangs on it is no news.
  const reached = new Set([start]);
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
