/**
 * Parts of a definition that are valid but probably not meant. AWS has three kinds, with these messages:
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */
import { isPath } from './json-path';
import { everyState, readMachine, StateView } from './machine';
import { TEMPLATES } from './rules/paths';
import { sizeProblems } from './rules/size';
import { isObject, Json, JsonObject, listOf } from '../../base/json';

/** A problem in a definition that does not prevent its deployment. */
export interface DefinitionWarning {
  readonly code: 'NO_DOLLAR' | 'NO_PATH' | 'PASS_RESULT_IS_STATIC';
  readonly path: string;
  readonly message: string;
}

const MESSAGES = {
  NO_DOLLAR: 'No .$ on a field that appears to be a JSONPath or Intrinsic Function.',
  NO_PATH: "Field value looks like a path, but field name does not end with 'Path'.",
  PASS_RESULT_IS_STATIC: 'Attempt to use a path in the result of a pass state.',
} as const;

/** Names and texts for people, in which a dollar sign has no meaning. */
const NO_VALUES = ['Type', 'Comment', 'Next', 'Default', 'Resource', 'Label', 'QueryLanguage', 'Variable'];

/** The warnings of a definition; only JSONPath has any. */
export function definitionWarnings(definition: Json): readonly DefinitionWarning[] {
  if (!isObject(definition) || sizeProblems(definition).length > 0) return [];
  const states = [...everyState(readMachine(definition, false))];
  return states.filter(({ queryLanguage }) => queryLanguage === 'JSONPath').flatMap((state) => [...warningsOf(state)]);
}

function* warningsOf({ fields, path, type }: StateView): Generator<DefinitionWarning> {
  yield* namesWithoutPath(fields, path);
  yield* rulesWithoutPath(fields.Choices, `${path}/Choices`);
  if (type === 'Pass') yield* texts(fields.Result, `${path}/Result`, 'PASS_RESULT_IS_STATIC');
  for (const template of TEMPLATES) yield* texts(fields[template], `${path}/${template}`, 'NO_DOLLAR');
}

function* namesWithoutPath(fields: JsonObject, path: string): Generator<DefinitionWarning> {
  for (const [field, value] of Object.entries(fields)) {
    if (field.endsWith('Path') || NO_VALUES.includes(field) || field === 'Result') continue;
    if (looksLikePath(value)) yield warning('NO_PATH', `${path}/${field}`);
  }
}

function* rulesWithoutPath(rules: Json | undefined, path: string): Generator<DefinitionWarning> {
  for (const [index, rule] of listOf(rules).entries()) {
    if (!isObject(rule)) continue;
    const place = `${path}[${index}]`;
    yield* namesWithoutPath(rule, place);
    for (const kind of ['And', 'Or']) yield* rulesWithoutPath(rule[kind], `${place}/${kind}`);
    if (isObject(rule.Not)) yield* namesWithoutPath(rule.Not, `${place}/Not`);
  }
}

/** The texts, at any depth, that look like paths or calls. In fields whose names end in `.$` they are. */
function* texts(
  value: Json | undefined,
  path: string,
  code: 'NO_DOLLAR' | 'PASS_RESULT_IS_STATIC',
): Generator<DefinitionWarning> {
  if (looksLikePath(value) || looksLikeCall(value)) {
    yield warning(code, path);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* texts(item, `${path}[${index}]`, code);
  } else if (isObject(value)) {
    for (const [field, item] of Object.entries(value)) {
      if (code === 'PASS_RESULT_IS_STATIC' || !field.endsWith('.$')) yield* texts(item, `${path}/${field}`, code);
    }
  }
}

function looksLikePath(value: Json | undefined): boolean {
  return typeof value === 'string' && /^\$(?:$|[$.[])/.test(value) && isPath(value);
}

function looksLikeCall(value: Json | undefined): boolean {
  return typeof value === 'string' && /^States\.[A-Za-z0-9]+\(/.test(value);
}

function warning(code: DefinitionWarning['code'], path: string): DefinitionWarning {
  return { code, path, message: MESSAGES[code] };
}
