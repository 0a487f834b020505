/** A state has a known Type, and only the fields that its Type has in its query language. */
import { QueryLanguage, StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';
import { foreignField, missingFields, otherType, unsupportedField } from '../schema';
import { goesBack } from './query-language';

type Fields = Readonly<Record<'both' | QueryLanguage, readonly string[]>>;

const COMMON = ['Type', 'Comment', 'QueryLanguage'];
const FLOW = ['Next', 'End', 'Assign'];
const HANDLERS = ['Retry', 'Catch'];
const IN_OUT = ['InputPath', 'OutputPath'];
const RESULT = ['ResultSelector', 'ResultPath'];

/** The tables of the developer guide, one line for each state. */
const SUPPORTED: ReadonlyMap<string, Fields> = new Map([
  ['Pass', fields(FLOW, [...IN_OUT, 'Parameters', 'Result', 'ResultPath'], ['Output'])],
  [
    'Task',
    fields(
      [...FLOW, ...HANDLERS, 'Resource', 'TimeoutSeconds', 'HeartbeatSeconds', 'Credentials'],
      [...IN_OUT, ...RESULT, 'Parameters', 'TimeoutSecondsPath', 'HeartbeatSecondsPath'],
      ['Arguments', 'Output'],
    ),
  ],
  ['Choice', fields(['Choices', 'Default', 'Assign'], IN_OUT, ['Output'])],
  ['Wait', fields([...FLOW, 'Seconds', 'Timestamp'], [...IN_OUT, 'SecondsPath', 'TimestampPath'], ['Output'])],
  ['Succeed', fields([], IN_OUT, ['Output'])],
  ['Fail', fields(['Error', 'Cause'], ['ErrorPath', 'CausePath'], [])],
  [
    'Parallel',
    fields([...FLOW, ...HANDLERS, 'Branches'], [...IN_OUT, ...RESULT, 'Parameters'], ['Arguments', 'Output']),
  ],
  [
    'Map',
    fields(
      [
        ...[...FLOW, ...HANDLERS, 'ItemProcessor', 'Iterator', 'ItemSelector', 'MaxConcurrency', 'Label'],
        ...['ItemReader', 'ItemBatcher', 'ResultWriter', 'ToleratedFailureCount', 'ToleratedFailurePercentage'],
      ],
      [
        ...[...IN_OUT, ...RESULT, 'Parameters', 'ItemsPath', 'MaxConcurrencyPath'],
        ...['ToleratedFailureCountPath', 'ToleratedFailurePercentagePath'],
      ],
      ['Items', 'Output'],
    ),
  ],
]);

/** In the order in which AWS names them. */
const TYPES = ['Task', 'Wait', 'Pass', 'Succeed', 'Fail', 'Choice', 'Parallel', 'Map'];

/** The type of a state, and its allowed fields. */
export function* stateFields(state: StateView): Generator<DefinitionProblem> {
  const { fields: given, path, type, queryLanguage } = state;
  const known = SUPPORTED.get(type);
  if (given.Type === undefined) {
    yield missingFields(path, ['Type']);
    return;
  }
  if (known === undefined) {
    const message = `The field 'Type' should have one of these values: [${TYPES.join(', ')}]`;
    yield schemaProblem(`${path}/Type`, message);
    return;
  }
  for (const field of Object.keys(given)) {
    if (known.both.includes(field) || known[queryLanguage].includes(field)) continue;
    const other = queryLanguage === 'JSONata' ? 'JSONPath' : 'JSONata';
    if (!known[other].includes(field)) {
      yield unsupportedField(path, field);
    } else if (!goesBack(state)) {
      yield foreignField(path, field, queryLanguage);
    }
  }
  if (given.Comment !== undefined && typeof given.Comment !== 'string') yield otherType(`${path}/Comment`, 'String');
}

function fields(both: readonly string[], JSONPath: readonly string[], JSONata: readonly string[]): Fields {
  return { both: [...COMMON, ...both], JSONPath, JSONata };
}
