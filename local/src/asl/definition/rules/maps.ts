/** A Map has one processor, and what only a distributed Map has stands only in one. */
import { Json, JsonObject } from '../../contract';
import { isObject } from '../../json';
import { isExpression } from '../jsonata-text';
import { StateView } from '../machine';
import { isIntegerWithin, isNumberWithin } from '../numbers';
import { DefinitionProblem, schemaProblem } from '../problem';

const DISTRIBUTED_ONLY = ['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label'];
const MOST_LABEL_CHARACTERS = 40;

/** White space, wildcards, brackets, special and control characters: a label becomes part of ARNs. */
const NOT_IN_A_LABEL = /[\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]/u;

/** The processor, the items and the limits of a Map. */
export function* maps(state: StateView): Generator<DefinitionProblem> {
  const { fields, path, type } = state;
  if (type !== 'Map') return;
  const processors = [fields.ItemProcessor, fields.Iterator].filter((processor) => processor !== undefined);
  if (processors.length !== 1 || !isObject(processors[0])) {
    yield schemaProblem(path, 'Exactly one of the fields ItemProcessor, Iterator is required, as an object');
    return;
  }
  const place = fields.ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor';
  yield* processorConfig(processors[0].ProcessorConfig, `${path}/${place}/ProcessorConfig`);
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
  const { Mode = 'INLINE', ExecutionType } = isObject(config) ? config : { Mode: null };
  if (Mode !== 'INLINE' && Mode !== 'DISTRIBUTED') {
    yield schemaProblem(`${path}/Mode`, 'Mode must be INLINE or DISTRIBUTED');
  }
  if (Mode === 'DISTRIBUTED' && ExecutionType !== 'STANDARD' && ExecutionType !== 'EXPRESS') {
    yield schemaProblem(`${path}/ExecutionType`, 'ExecutionType must be STANDARD or EXPRESS');
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
  if (typeof given !== 'string' || given === '' || given.length > MOST_LABEL_CHARACTERS) {
    yield schemaProblem(path, `Label must be a string of 1 to ${MOST_LABEL_CHARACTERS} characters`);
  } else if (NOT_IN_A_LABEL.test(given)) {
    yield schemaProblem(path, 'Label holds a character that is not allowed');
  }
}

function* limits(state: StateView): Generator<DefinitionProblem> {
  const ranges = [
    { field: 'MaxConcurrency', fits: (value: Json) => isIntegerWithin(value, 0), range: 'an integer of at least 0' },
    {
      field: 'ToleratedFailureCount',
      fits: (value: Json) => isIntegerWithin(value, 0),
      range: 'an integer of at least 0',
    },
    {
      field: 'ToleratedFailurePercentage',
      fits: (value: Json) => isNumberWithin(value, 0, 100),
      range: 'a number from 0 to 100',
    },
  ];
  for (const { field, fits, range } of ranges) {
    const value = state.fields[field];
    if (value === undefined) continue;
    if (!isExpression(state, value) && !fits(value)) {
      yield schemaProblem(`${state.path}/${field}`, `${field} must be ${range}`);
    }
    if (state.fields[`${field}Path`] !== undefined) {
      yield schemaProblem(state.path, `Only one of the fields ${field}, ${field}Path is allowed`);
    }
  }
}
