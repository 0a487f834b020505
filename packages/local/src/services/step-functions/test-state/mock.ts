/** What a test uses in place of the service that a task calls, or of everything inside a Map or Parallel. */
import { checkMockShape, type FieldValidationMode } from './mock-shape';
import { refusal } from './refusal';
import { StatesError } from '../../../asl/contract';
import { failureOfTask } from '../../../asl/errors';
import { isObject, type Json, type JsonObject, objectOf, parsedJson, stringOf } from '../../../base/json';

export type Mock = { readonly result: Json } | { readonly error: StatesError };

/** @throws ServiceError for a mock that AWS refuses for this state */
export function readMock(given: JsonObject, state: JsonObject): Mock {
  const { result, errorOutput, fieldValidationMode = 'STRICT' } = given;
  if (result !== undefined && errorOutput !== undefined) throw refusal(ONE_OF_BOTH);
  const type = String(state.Type);
  if (!MOCKED_TYPES.includes(type)) throw refusal(`State type '${type}' is not supported when a mock is specified`);
  if (errorOutput !== undefined) return { error: errorOf(objectOf(errorOutput)) };
  if (result === undefined) throw refusal(ONE_OF_BOTH);
  const value = parsed(stringOf(result) ?? '');
  checkResult(value, state, fieldValidationMode as FieldValidationMode);
  return { result: value };
}

const ONE_OF_BOTH = 'A test mock should have only one of the following fields: [result, errorOutput].';
const MOCKED_TYPES = ['Task', 'Map', 'Parallel'];

function errorOf({ error, cause }: JsonObject): StatesError {
  return new StatesError(stringOf(error) ?? '', stringOf(cause));
}

/** The result of the mock. */
export function mockedResult(mock: Mock): Json {
  if ('error' in mock) throw mock.error;
  return mock.result;
}

function parsed(text: string): Json {
  const value = parsedJson(text);
  if (value === undefined) throw refusal('Mocked result must be valid JSON');
  return value;
}

/** The result of a Map or Parallel; nothing inside it runs. */
export function resultInstead({ mock }: { readonly mock?: Mock }): Json {
  try {
    return mock === undefined ? null : mockedResult(mock);
  } catch (error) {
    throw failureOfTask(error);
  }
}

function checkResult(result: Json, state: JsonObject, mode: FieldValidationMode): void {
  if (state.Type === 'Task') return checkMockShape(String(state.Resource), result, mode);
  if (state.ResultWriter !== undefined) {
    if (!isObject(result)) throw refusal('Mocked result must be a JSON object.');
    return;
  }
  if (!Array.isArray(result)) throw refusal('Mocked result must be an array.');
  const { Branches: branches } = state;
  if (Array.isArray(branches) && branches.length !== result.length) {
    throw refusal('Mocked result must contain the same number of items as number of Parallel branches.');
  }
}
