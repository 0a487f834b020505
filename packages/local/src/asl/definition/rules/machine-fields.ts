/** A state machine has StartAt and States, and no field that AWS does not know. */
import { isObject, Json } from '../../../base/json';
import { MachineView } from '../machine';
import { DefinitionProblem } from '../problem';
import { emptyValue, integerProblems, missingFields, otherType, unlistedValue, unsupportedField } from '../schema';

/** In the order in which AWS reports what is missing. */
const REQUIRED = ['States', 'StartAt'];
const EVERYWHERE = ['Comment', 'QueryLanguage', 'StartAt', 'States'];

/** The fields of a state machine; only the outermost has a timeout and a version. */
export function* machineFields({ fields, path, holder }: MachineView): Generator<DefinitionProblem> {
  const supported = [...EVERYWHERE, ...(holder === undefined ? ['TimeoutSeconds', 'Version'] : ['ProcessorConfig'])];
  for (const field of Object.keys(fields)) {
    if (!supported.includes(field)) yield unsupportedField(path, field);
  }
  const missing = REQUIRED.filter((field) => fields[field] === undefined);
  if (missing.length > 0) yield missingFields(path, missing);
  if (fields.StartAt !== undefined && typeof fields.StartAt !== 'string') yield otherType(`${path}/StartAt`, 'String');
  if (fields.States !== undefined) yield* stateObjects(fields.States, `${path}/States`);
  yield* settings(fields, path);
}

function* stateObjects(states: Json, path: string): Generator<DefinitionProblem> {
  if (!isObject(states)) {
    yield otherType(path, 'Object');
    return;
  }
  if (Object.keys(states).length === 0) yield emptyValue(path);
  for (const [name, state] of Object.entries(states)) {
    if (!isObject(state)) yield otherType(`${path}/${name}`, 'Object');
  }
}

function* settings(fields: MachineView['fields'], path: string): Generator<DefinitionProblem> {
  if (fields.Comment !== undefined && typeof fields.Comment !== 'string') yield otherType(`${path}/Comment`, 'String');
  if (fields.TimeoutSeconds !== undefined) yield* integerProblems(fields.TimeoutSeconds, `${path}/TimeoutSeconds`, 0);
  if (fields.Version !== undefined && fields.Version !== '1.0') yield unlistedValue(`${path}/Version`, ['1.0']);
}
