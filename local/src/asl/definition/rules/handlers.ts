/** What Retry and Catch may look like: which errors, how often, and that States.ALL stands alone and last. */
import { Json, JsonObject } from '../../contract';
import { isObject } from '../../json';
import { StateView } from '../machine';
import { isIntegerWithin, isNumberWithin, MOST } from '../numbers';
import { DefinitionProblem, schemaProblem } from '../problem';

const RETRIER_FIELDS = [
  ...['ErrorEquals', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate', 'MaxDelaySeconds', 'JitterStrategy', 'Comment'],
];
const CATCHER_FIELDS = ['ErrorEquals', 'Next', 'Assign', 'Comment'];

/** "MaxDelaySeconds must be less than 31622400", a year of 366 days. */
const MOST_DELAY = 31_622_399;

/** The Retry of a state; whether its type may have one is told with its fields. */
export function* retriers({ fields, path }: StateView): Generator<DefinitionProblem> {
  yield* handlers(fields.Retry, `${path}/Retry`, RETRIER_FIELDS);
  for (const [place, retrier] of objectsOf(fields.Retry, `${path}/Retry`)) yield* retrierNumbers(retrier, place);
}

/** The Catch of a state; whether its type may have one is told with its fields. */
export function* catchers({ fields, path, queryLanguage }: StateView): Generator<DefinitionProblem> {
  const supported = [...CATCHER_FIELDS, queryLanguage === 'JSONata' ? 'Output' : 'ResultPath'];
  yield* handlers(fields.Catch, `${path}/Catch`, supported);
  for (const [place, catcher] of objectsOf(fields.Catch, `${path}/Catch`)) {
    if (typeof catcher.Next !== 'string') yield schemaProblem(`${place}/Next`, 'Next must be the name of a state');
  }
}

function* handlers(list: Json | undefined, path: string, supported: readonly string[]): Generator<DefinitionProblem> {
  if (list === undefined) return;
  if (!Array.isArray(list)) {
    yield schemaProblem(path, 'An array is required');
    return;
  }
  for (const [index, handler] of list.entries()) {
    const place = `${path}[${index}]`;
    if (!isObject(handler)) {
      yield schemaProblem(place, 'An object is required');
      continue;
    }
    for (const field of Object.keys(handler)) {
      if (!supported.includes(field)) yield schemaProblem(`${place}/${field}`, 'Field is not supported');
    }
    yield* errorNames(handler.ErrorEquals, `${place}/ErrorEquals`, index === list.length - 1);
  }
}

function* errorNames(names: Json | undefined, path: string, isLast: boolean): Generator<DefinitionProblem> {
  if (!Array.isArray(names) || names.length === 0 || !names.every((name) => typeof name === 'string')) {
    yield schemaProblem(path, 'ErrorEquals must be an array of at least one error name');
    return;
  }
  if (!names.includes('States.ALL')) return;
  if (names.length > 1) yield schemaProblem(path, 'States.ALL must be the only error name');
  if (!isLast) yield schemaProblem(path, 'States.ALL must be in the last retrier or catcher');
}

function* retrierNumbers(retrier: JsonObject, path: string): Generator<DefinitionProblem> {
  const { IntervalSeconds = 1, MaxAttempts = 3, BackoffRate = 2, MaxDelaySeconds = MOST_DELAY } = retrier;
  const { JitterStrategy = 'NONE' } = retrier;
  if (!isIntegerWithin(IntervalSeconds, 1)) {
    yield schemaProblem(`${path}/IntervalSeconds`, `IntervalSeconds must be an integer from 1 to ${MOST}`);
  }
  if (!isIntegerWithin(MaxAttempts, 0)) {
    yield schemaProblem(`${path}/MaxAttempts`, `MaxAttempts must be an integer from 0 to ${MOST}`);
  }
  if (!isNumberWithin(BackoffRate, 1)) {
    yield schemaProblem(`${path}/BackoffRate`, 'BackoffRate must be a number of at least 1');
  }
  if (!isIntegerWithin(MaxDelaySeconds, 1, MOST_DELAY)) {
    yield schemaProblem(`${path}/MaxDelaySeconds`, `MaxDelaySeconds must be an integer from 1 to ${MOST_DELAY}`);
  } else if (retrier.MaxDelaySeconds !== undefined && isIntegerWithin(IntervalSeconds, Number(MaxDelaySeconds))) {
    yield schemaProblem(`${path}/MaxDelaySeconds`, 'MaxDelaySeconds must be greater than IntervalSeconds');
  }
  if (JitterStrategy !== 'FULL' && JitterStrategy !== 'NONE') {
    yield schemaProblem(`${path}/JitterStrategy`, 'JitterStrategy must be FULL or NONE');
  }
}

function objectsOf(list: Json | undefined, path: string): [string, JsonObject][] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => (isObject(item) ? [[`${path}[${index}]`, item] as [string, JsonObject]] : []));
}
