/** The fields of a JSONPath state: paths into input, context and variables, intrinsic functions, payload templates. */
import { StatesError } from './contract';
import { ErrorName } from './errors';
import { evaluateIntrinsic, isIntrinsic } from './intrinsics';
import { PathError, readPath, writePath } from './jsonpath';
import type { Visit } from './visit';
import { isInteger, isObject, type Json, type JsonObject, numberIn, textOf } from '../base/json';

/** The values of `$`, `$$` and `$variable` while a field is evaluated. */
export interface PathScope {
  readonly visit: Visit;
  readonly data: Json;
  readonly context?: JsonObject;
}

const VARIABLE = /^\$([\p{ID_Start}_][\p{ID_Continue}]*)/u;

/**
 * Reads `$...` from the data, `$$...` from the context object, `$name...` from a variable.
 * @throws PathError
 */
export function resolvePath(given: string, scope: PathScope): Json {
  const path = given.trimEnd();
  if (path.startsWith('$$')) return readPath(path.slice(1), scope.context ?? scope.visit.context());
  const variable = VARIABLE.exec(path);
  if (variable === null) return readPath(path, scope.data);
  const value = scope.visit.branch.variables.get(variable[1]);
  if (value === undefined) throw new PathError(`The variable '$${variable[1]}' is not defined`);
  return readPath(`$${path.slice(variable[0].length)}`, value);
}

/** A path or an intrinsic function, as in `field.$` members and `ErrorPath`. */
export function evaluatePathOrIntrinsic(text: string, field: string, scope: PathScope): Json {
  try {
    return isIntrinsic(text) ? callIntrinsic(text, scope) : resolvePath(text, scope);
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    const input = scope.visit.execution.history.text(scope.data);
    // The developer guide calls this error States.ParameterPathFailure, but AWS returns States.Runtime.
    throw scope.visit.runtimeFailure(
      `The JSONPath '${text}' specified for the field '${field}' could not be found in the input '${input}'`,
    );
  }
}

/** Replaces each member whose name ends in `.$` with the value of its path or intrinsic function. */
export function evaluateTemplate(template: Json, scope: PathScope): Json {
  if (Array.isArray(template)) return template.map((item) => evaluateTemplate(item, scope));
  if (!isObject(template)) return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => {
      if (!key.endsWith('.$')) return [key, evaluateTemplate(value, scope)];
      if (typeof value !== 'string') {
        throw scope.visit.runtimeFailure(`The value for the field '${key}' must be a string that has a path.`);
      }
      return [key.slice(0, -2), evaluatePathOrIntrinsic(value, key, scope)];
    }),
  );
}

/** The value of a path field of a state, such as `InputPath`. */
export function readField(path: string, scope: PathScope): Json {
  try {
    return isIntrinsic(path) ? callIntrinsic(path, scope) : resolvePath(path, scope);
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    throw scope.visit.runtimeFailure(`Invalid path '${path}' : ${error.message}`);
  }
}

/** A field that is set as an integer, or by a path in the field of the same name that ends in `Path`. */
export function readInteger(field: string, scope: PathScope): number | undefined {
  return readGiven(field, scope, 'integer', (number) => isInteger(number));
}

/** A field that is set as a number, with or without a fraction, or by a path. */
export function readNumber(field: string, scope: PathScope): number | undefined {
  return readGiven(field, scope, 'float', (number) => Number.isFinite(number));
}

function readGiven(
  field: string,
  scope: PathScope,
  expected: 'integer' | 'float',
  fits: (number: number) => boolean,
): number | undefined {
  const { visit } = scope;
  const path = visit.state[`${field}Path`];
  const value = typeof path === 'string' ? readReferenced(`${field}Path`, path, scope) : visit.state[field];
  if (value === undefined) return undefined;
  // `MaxConcurrencyPath` to "1" works on AWS (recorded); the other paths are read in the same way.
  const number = typeof path === 'string' ? numberIn(value) : value;
  if (typeof number === 'number' && fits(number)) return number;
  const source = typeof path === 'string' ? `The ${field}Path field` : `The ${field} field`;
  throw visit.runtimeFailure(
    `${source} refers to value "${textOf(value)}" which is not a valid ${expected}: ${String(path ?? value)}`,
  );
}

/** The value to which a path field such as `SecondsPath` points. */
export function readReferenced(field: string, path: string, scope: PathScope): Json {
  try {
    return resolvePath(path, scope);
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    throw scope.visit.runtimeFailure(`The ${field} parameter does not reference an input value: ${path}`);
  }
}

/** The input after `InputPath`. */
export function effectiveInput(visit: Visit): Json {
  const path = visit.state.InputPath;
  if (path === undefined) return visit.input;
  if (path === null) return {};
  return readField(String(path), { visit, data: visit.input });
}

/** A state's result after `ResultSelector`. */
export function selectResult(visit: Visit, result: Json): Json {
  const selector = visit.state.ResultSelector;
  return selector === undefined ? result : evaluateTemplate(selector, { visit, data: result });
}

/** A state's output: the result put into the raw input by `ResultPath`, then filtered by `OutputPath`. */
export function outputOf(visit: Visit, result: Json): Json {
  const placed = placeResult(visit, visit.state.ResultPath, result);
  const path = visit.state.OutputPath;
  if (path === undefined) return placed;
  return path === null ? {} : readField(String(path), { visit, data: placed });
}

/** The raw input with a result at its `ResultPath`, which can belong to a catcher. */
export function placeResult(visit: Visit, resultPath: Json | undefined, result: Json): Json {
  if (resultPath === null) return visit.input;
  if (resultPath === undefined || resultPath === '$') return result;
  try {
    return writePath(String(resultPath), visit.input, result);
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    throw visit.failure(
      ErrorName.RESULT_PATH_MATCH_FAILURE,
      `Unable to apply ResultPath '${String(resultPath)}' to the input: ${error.message}`,
    );
  }
}

/** The new variables of an `Assign`, in which `$` is the state's result. */
export function evaluateAssign(visit: Visit, assign: Json | undefined, data: Json): JsonObject | undefined {
  if (!isObject(assign)) return undefined;
  const assigned = evaluateTemplate(assign, { visit, data });
  return isObject(assigned) ? assigned : undefined;
}

function callIntrinsic(text: string, scope: PathScope): Json {
  const { visit, data } = scope;
  const resolve = (path: string): Json => {
    try {
      return resolvePath(path, scope);
    } catch (error) {
      if (!(error instanceof PathError)) throw error;
      const reason = `The JsonPath argument for the field '${path}' could not be found in the input`;
      throw visit.runtimeFailure(
        `The function '${text}' had the following error: ${reason} '${visit.execution.history.text(data)}'`,
      );
    }
  };
  try {
    return evaluateIntrinsic(text, { resolve, random: visit.execution.random });
  } catch (error) {
    throw error instanceof StatesError ? visit.failure(error.error, error.cause ?? '') : error;
  }
}
