/** A state's name is short, and no other state anywhere in the definition has it. */
import { everyState, MachineView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';

const MOST_CHARACTERS = 80;

/** All names of a definition, told once, with the outermost machine. */
export function* stateNames(machine: MachineView): Generator<DefinitionProblem> {
  if (machine.holder !== undefined) return;
  const seen = new Set<string>();
  for (const { name, path } of everyState(machine)) {
    if (name === '' || [...name].length > MOST_CHARACTERS) {
      yield schemaProblem(path, `A state name must have 1 to ${MOST_CHARACTERS} characters`);
    }
    if (seen.has(name)) yield { code: 'DUPLICATE_STATE_NAME', path, message: `Duplicate State name: ${name}` };
    seen.add(name);
  }
}
