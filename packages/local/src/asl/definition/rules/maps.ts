/** A Map has one processor, and the fields of a distributed Map are only allowed in one. */
import { isObject, Json, JsonObject } from '../../../base/json';
import { isExpression } from '../jsonata-text';
import { StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';
import {
  exclusiveFields,
  integerProblems,
  missingFields,
  numberProblems,
  otherType,
  unlistedValue,
  unsupportedField,
} from '../schema';

const PROCESSORS = ['ItemProcessor', 'Iterator'];
const MODES = ['INLINE', 'DISTRIBUTED'];
const EXECUTION_TYPES = ['STANDARD', 'EXPRESS'];
const DISTRIBUTED_ONLY = ['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label'];
const MAX_LABEL_CHARACTERS = 40;

/** White space, wildcards, brackets, special and control characters: a label becomes part of ARNs. */
const NOT_IN_A_LABEL = /[\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]/u;

/** The processor, the items and the limits of a Map. */
export function* maps(state: StateView): Generator<DefinitionProblem> {
  const { fields, path, type } = state;
  if (type !== 'Map') return;
  const given = PROCESSORS.filter((field) => fields[field] !== undefined);
  if (given.length !== 1) {
    yield exclusiveFields(path, PROCESSORS, given.length);
    return;
  }
  const [place] = given;
  const processor = fields[place];
  if (isObject(processor)) yield* processorConfig(processor.ProcessorConfig, `${path}/${place}/ProcessorConfig`);
  else yield otherType(`${path}/${place}`, 'Object');
  if (!state.inner.some(({ distributed }) => distributed)) yield* inlineFields(fields, path);
  yield* label(fields.Label, `${path}/Label`);
  yield* limits(state);
  const { Items } = fields;
  if (Items !== undefined && !Array.isArray(Items) && !isObject(Items) && !isExpression(state, Items)) {
    yield schemaProblem(`${path}/Items`, 'Items must be an array, an object or a JSONata expression');
  }
}

function* processorConfig(config: Json | undefined, path: string): Generator<DefinitionProblem> {
  if (config === undefined) return;
  if (!isObject(config)) {
    yield otherType(path, 'Object');
    return;
  }
  const { Mode: mode = 'INLINE', ExecutionType: type } = config;
  if (!MODES.some((known) => known === mode)) yield unlistedValue(`${path}/Mode`, MODES);
  if (mode === 'DISTRIBUTED' && type === undefined) yield missingFields(path, ['ExecutionType']);
  if (type === undefined) return;
  if (mode === 'INLINE') {
    yield unsupportedField(path, 'ExecutionType');
  } else if (!EXECUTION_TYPES.some((known) => known === type)) {
    yield unlistedValue(`${path}/ExecutionType`, EXECUTION_TYPES);
  }
}

function* inlineFields(fields: JsonObject, path: string): Generator<DefinitionProblem> {
  for (const field of DISTRIBUTED_ONLY) {
    if (fields[field] === undefined) continue;
    yield schemaProblem(`${path}/${field}`, 'Field is supported in a distributed Map only');
  }
}

function* label(given: Json | undefined, path: string): Generator<DefinitionProblem> {
  if (given === undefined) return;
  if (typeof given !== 'string' || given === '' || given.length > MAX_LABEL_CHARACTERS) {
    yield invalidLabel(path, `Label must be a string of 1 to ${MAX_LABEL_CHARACTERS} characters`);
  } else if (NOT_IN_A_LABEL.test(given)) {
    yield invalidLabel(path, 'Label holds a character that is not allowed');
  }
}

function invalidLabel(path: string, message: string): DefinitionProblem {
  return { code: 'INVALID_LABEL_NAME', path, message };
}

function* limits(state: StateView): Generator<DefinitionProblem> {
  for (const field of ['MaxConcurrency', 'ToleratedFailureCount', 'ToleratedFailurePercentage']) {
    const value = state.fields[field];
    if (value === undefined) continue;
    if (!isExpression(state, value)) yield* limitProblems(value, field, `${state.path}/${field}`);
    if (state.fields[`${field}Path`] !== undefined) yield exclusiveFields(state.path, [field, `${field}Path`], 2);
  }
}

function limitProblems(value: Json, field: string, path: string): Generator<DefinitionProblem> {
  return field === 'ToleratedFailurePercentage' ? numberProblems(value, path, 0, 100) : integerProblems(value, path, 0);
}
