/** Fail: ends the sequence of states with the error of the definition. */
import type { Json } from '../../base/json';
import { Failure } from '../errors';
import { checkType } from '../fields-jsonata';
import { evaluatePathOrIntrinsic } from '../fields-jsonpath';
import type { Outcome, Visit } from '../visit';

export async function runFail(visit: Visit): Promise<Outcome> {
  const error = await textOf(visit, 'Error');
  const cause = await textOf(visit, 'Cause');
  throw new Failure(error, cause);
}

async function textOf(visit: Visit, field: 'Error' | 'Cause'): Promise<string | undefined> {
  const path = visit.state[`${field}Path`];
  const literal = visit.state[field];
  if (visit.usesJsonata) {
    return literal === undefined ? undefined : asText(await checkType(visit, literal, field, 'string'));
  }
  if (typeof path !== 'string') return literal === undefined ? undefined : asText(literal);
  const value = evaluatePathOrIntrinsic(path, `${field}Path`, { visit, data: visit.input });
  if (typeof value !== 'string') throw visit.runtimeFailure(`The ${field}Path '${path}' does not refer to a string.`);
  return value;
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
