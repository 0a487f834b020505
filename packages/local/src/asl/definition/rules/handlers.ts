/** The form of Retry and Catch: which errors, how often, and that States.ALL is alone and last. */
import { isObject, Json, JsonObject } from '../../../base/json';
import { StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';
import {
  emptyValue,
  integerProblems,
  missingFields,
  numberProblems,
  otherType,
  unlistedValue,
  unsupportedField,
} from '../schema';
import { targetProblems } from './choices';

const RETRIER_FIELDS = [
  ...['ErrorEquals', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate', 'MaxDelaySeconds', 'JitterStrategy', 'Comment'],
];
const CATCHER_FIELDS = ['ErrorEquals', 'Next', 'Assign', 'Comment'];

/** A year of 366 days. */
const MAX_DELAY = 31_622_400;

/** The Retry of a state; whether its type may have one is checked with its fields. */
export function* retriers({ fields, path }: StateView): Generator<DefinitionProblem> {
  yield* handlers(fields.Retry, `${path}/Retry`, RETRIER_FIELDS);
  for (const [place, retrier] of objectsOf(fields.Retry, `${path}/Retry`)) yield* retrierNumbers(retrier, place);
}

/** The Catch of a state; whether its type may have one is checked with its fields. */
export function* catchers({ fields, path, queryLanguage }: StateView): Generator<DefinitionProblem> {
  const supported = [...CATCHER_FIELDS, queryLanguage === 'JSONata' ? 'Output' : 'ResultPath'];
  yield* handlers(fields.Catch, `${path}/Catch`, supported);
  for (const [place, catcher] of objectsOf(fields.Catch, `${path}/Catch`)) yield* targetProblems(catcher.Next, place);
}

function* handlers(list: Json | undefined, path: string, supported: readonly string[]): Generator<DefinitionProblem> {
  if (list === undefined) return;
  if (!Array.isArray(list)) {
    yield otherType(path, 'Array');
    return;
  }
  for (const [index, handler] of list.entries()) {
    const place = `${path}[${index}]`;
    if (!isObject(handler)) {
      yield otherType(place, 'Object');
      continue;
    }
    for (const field of Object.keys(handler)) {
      if (!supported.includes(field)) yield unsupportedField(place, field);
    }
    yield* errorNames(handler.ErrorEquals, place, index === list.length - 1);
  }
}

function* errorNames(names: Json | undefined, path: string, isLast: boolean): Generator<DefinitionProblem> {
  const place = `${path}/ErrorEquals`;
  if (names === undefined) yield missingFields(path, ['ErrorEquals']);
  else if (!Array.isArray(names)) yield otherType(place, 'Array');
  else if (names.length === 0) yield emptyValue(place);
  if (!Array.isArray(names)) return;
  for (const [index, name] of names.entries()) {
    if (typeof name !== 'string') yield otherType(`${place}[${index}]`, 'String');
  }
  if (!names.includes('States.ALL') || (names.length === 1 && isLast)) return;
  yield schemaProblem(place, 'States.ALL must appear alone and at end of list');
}

function* retrierNumbers(retrier: JsonObject, path: string): Generator<DefinitionProblem> {
  const { IntervalSeconds = 1, MaxAttempts = 3, BackoffRate = 2, MaxDelaySeconds = MAX_DELAY } = retrier;
  const { JitterStrategy = 'NONE' } = retrier;
  yield* integerProblems(IntervalSeconds, `${path}/IntervalSeconds`, 0);
  yield* integerProblems(MaxAttempts, `${path}/MaxAttempts`, 0);
  yield* numberProblems(BackoffRate, `${path}/BackoffRate`, 1);
  yield* integerProblems(MaxDelaySeconds, `${path}/MaxDelaySeconds`, 1, MAX_DELAY);
  if (typeof retrier.MaxDelaySeconds === 'number' && Number(IntervalSeconds) >= retrier.MaxDelaySeconds) {
    yield schemaProblem(`${path}/MaxDelaySeconds`, 'MaxDelaySeconds must be greater than IntervalSeconds');
  }
  if (JitterStrategy !== 'FULL' && JitterStrategy !== 'NONE') {
    yield unlistedValue(`${path}/JitterStrategy`, ['NONE', 'FULL']);
  }
}

function objectsOf(list: Json | undefined, path: string): [string, JsonObject][] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => (isObject(item) ? [[`${path}[${index}]`, item] as [string, JsonObject]] : []));
}
