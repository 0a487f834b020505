/** The name of a state is short, and names and labels of Maps are unique in the whole definition. */
import { everyState, MachineView } from '../machine';
import { DefinitionProblem } from '../problem';

const MAX_CHARACTERS = 80;

/** All names of a definition, reported once, with the outermost state machine. */
export function* stateNames(machine: MachineView): Generator<DefinitionProblem> {
  if (machine.holder !== undefined) return;
  const seen = new Set<string>();
  for (const { name, path } of everyState(machine)) {
    if (name === '' || [...name].length > MAX_CHARACTERS) {
      yield { code: 'INVALID_STATE_NAME', path, message: `A state name must have 1 to ${MAX_CHARACTERS} characters` };
    }
    if (seen.has(name)) yield { code: 'DUPLICATE_STATE_NAME', path, message: `Duplicate State name: ${name}` };
    seen.add(name);
  }
}

/** The labels of distributed Maps, which become part of ARNs, are reported with the outermost state machine as well. */
export function* labels(machine: MachineView): Generator<DefinitionProblem> {
  if (machine.holder !== undefined) return;
  const seen = new Set<string>();
  for (const { fields, path } of everyState(machine)) {
    const { Label } = fields;
    if (typeof Label !== 'string') continue;
    if (seen.has(Label)) {
      yield { code: 'DUPLICATE_LABEL_NAME', path: `${path}/Label`, message: `Duplicate Label name: ${Label}` };
    }
    seen.add(Label);
  }
}
