/** In a JSONPath state, every path and every intrinsic function call is valid. */
import { isObject, Json, listOf } from '../../../base/json';
import { isIntrinsic, parseIntrinsic } from '../../intrinsics';
import { isPath, isReferencePath } from '../json-path';
import { StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';

const PATHS = [
  ...['InputPath', 'OutputPath', 'ItemsPath', 'SecondsPath', 'TimestampPath', 'TimeoutSecondsPath'],
  ...['HeartbeatSecondsPath', 'MaxConcurrencyPath', 'ToleratedFailureCountPath', 'ToleratedFailurePercentagePath'],
];
const NULLABLE = ['InputPath', 'OutputPath', 'ResultPath'];

/** Only these two accept an intrinsic function call in place of a path. */
const PATHS_OR_CALLS = ['ErrorPath', 'CausePath'];

/** The fields that are payload templates, or contain some. */
export const TEMPLATES: readonly string[] = [
  ...['Parameters', 'ResultSelector', 'ItemSelector', 'Assign'],
  ...['ItemReader', 'ItemBatcher', 'ResultWriter', 'Credentials'],
];

const NO_PATH = 'Value must be a valid JSONPath.';

/** The fields that contain one path each. */
export function* pathFields({ fields, path, queryLanguage }: StateView): Generator<DefinitionProblem> {
  if (queryLanguage !== 'JSONPath') return;
  for (const field of [...PATHS, ...PATHS_OR_CALLS]) {
    const value = fields[field];
    if (value === undefined || (value === null && NULLABLE.includes(field))) continue;
    if (typeof value === 'string' && (isPath(value) || (PATHS_OR_CALLS.includes(field) && isReadableCall(value)))) {
      continue;
    }
    yield schemaProblem(`${path}/${field}`, NO_PATH);
  }
  yield* resultPath(fields.ResultPath, `${path}/ResultPath`);
  for (const [index, catcher] of listOf(fields.Catch).entries()) {
    if (isObject(catcher)) yield* resultPath(catcher.ResultPath, `${path}/Catch[${index}]/ResultPath`);
  }
}

function* resultPath(value: Json | undefined, path: string): Generator<DefinitionProblem> {
  if (value === undefined || value === null) return;
  if (typeof value !== 'string' || !value.startsWith('$')) yield schemaProblem(path, NO_PATH);
  else if (!isReferencePath(value)) yield schemaProblem(path, 'Value is not a Reference Path');
}

/** Fields whose names end in `.$` contain a path or an intrinsic function call, at any depth of a payload template. */
export function* payloadTemplates({ fields, path, queryLanguage }: StateView): Generator<DefinitionProblem> {
  if (queryLanguage !== 'JSONPath') return;
  for (const field of TEMPLATES) yield* templateProblems(fields[field], `${path}/${field}`);
  for (const list of ['Choices', 'Catch']) {
    const items = fields[list];
    for (const [index, item] of listOf(items).entries()) {
      if (isObject(item)) yield* templateProblems(item.Assign, `${path}/${list}[${index}]/Assign`);
    }
  }
}

function* templateProblems(template: Json | undefined, path: string): Generator<DefinitionProblem> {
  if (Array.isArray(template)) {
    for (const [index, item] of template.entries()) yield* templateProblems(item, `${path}[${index}]`);
  }
  if (!isObject(template)) return;
  for (const [field, value] of Object.entries(template)) {
    if (!field.endsWith('.$')) {
      yield* templateProblems(value, `${path}/${field}`);
    } else if (typeof value !== 'string' || !(isPath(value) || isReadableCall(value))) {
      yield schemaProblem(
        path,
        `The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call`,
      );
    }
  }
}

function isReadableCall(text: string): boolean {
  try {
    return isIntrinsic(text) && parseIntrinsic(text).kind === 'call';
  } catch {
    return false;
  }
}
