/** A machine has a StartAt and States, and no field that AWS does not know. */
import { isObject } from '../../json';
import { MachineView } from '../machine';
import { isIntegerWithin } from '../numbers';
import { DefinitionProblem, schemaProblem } from '../problem';

const EVERYWHERE = ['Comment', 'QueryLanguage', 'StartAt', 'States'];

/** The fields of a machine; only the outermost has a timeout and a version. */
export function* machineFields({ fields, path, holder }: MachineView): Generator<DefinitionProblem> {
  const supported = [...EVERYWHERE, ...(holder === undefined ? ['TimeoutSeconds', 'Version'] : ['ProcessorConfig'])];
  for (const field of Object.keys(fields)) {
    if (!supported.includes(field)) yield schemaProblem(`${path}/${field}`, 'Field is not supported');
  }
  if (typeof fields.StartAt !== 'string') yield schemaProblem(`${path}/StartAt`, 'StartAt must be the name of a state');
  if (!isObject(fields.States) || Object.keys(fields.States).length === 0) {
    yield schemaProblem(`${path}/States`, 'States must be an object with at least one state');
    return;
  }
  for (const [name, state] of Object.entries(fields.States)) {
    if (!isObject(state)) yield schemaProblem(`${path}/States/${name}`, 'A state must be an object');
  }
  yield* settings(fields, path);
}

function* settings(fields: MachineView['fields'], path: string): Generator<DefinitionProblem> {
  if (fields.Comment !== undefined && typeof fields.Comment !== 'string') {
    yield schemaProblem(`${path}/Comment`, 'Comment must be a string');
  }
  if (fields.TimeoutSeconds !== undefined && !isIntegerWithin(fields.TimeoutSeconds, 1)) {
    yield schemaProblem(`${path}/TimeoutSeconds`, 'TimeoutSeconds must be an integer from 1 to 99999999');
  }
  if (fields.Version !== undefined && fields.Version !== '1.0') {
    yield schemaProblem(`${path}/Version`, "Version must be '1.0'");
  }
}
