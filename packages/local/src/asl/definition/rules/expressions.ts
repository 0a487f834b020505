/** In a JSONata state, every string between `{%` and `%}` is JSONata. */
import { isObject, Json, JsonObject, objectOf } from '../../../base/json';
import { textProblems } from '../jsonata-text';
import { MACHINE_FIELDS, StateView } from '../machine';
import { DefinitionProblem } from '../problem';
import type { Seen } from '../references';

/** Names, words and numbers of a state, which are never evaluated. */
const PLAIN = ['Type', 'Comment', 'QueryLanguage', 'Resource', 'Next', 'Default', 'Label', 'Retry'];

/** The lists of which only some fields are evaluated: `ErrorEquals` is text, even if it looks like an expression. */
const EVALUATED: Readonly<Record<string, readonly string[]>> = {
  Catch: ['Output', 'Assign'],
  Choices: ['Condition', 'Output', 'Assign'],
};

const WITH_RESULT = ['Task', 'Parallel', 'Map'];

/**
 * The expressions of a JSONata state, at any depth; those of inner state machines are reported with their own states.
 */
export function* expressions({ fields, path, queryLanguage, type }: StateView): Generator<DefinitionProblem> {
  if (queryLanguage !== 'JSONata') return;
  for (const [field, value] of Object.entries(fields)) {
    if (MACHINE_FIELDS.includes(field) || PLAIN.includes(field)) continue;
    if (Object.hasOwn(EVALUATED, field) && Array.isArray(value)) {
      yield* listProblems(value, field, `${path}/${field}`);
      continue;
    }
    const result = WITH_RESULT.includes(type) && (field === 'Output' || field === 'Assign');
    yield* expressionProblems(withoutHeaders(field, value), `${path}/${field}`, { result, errorOutput: false });
  }
}

function* listProblems(list: readonly Json[], field: string, path: string): Generator<DefinitionProblem> {
  const seen = { result: false, errorOutput: field === 'Catch' };
  for (const [index, item] of list.entries()) {
    for (const [name, value] of Object.entries(objectOf(item))) {
      if (EVALUATED[field].includes(name)) yield* expressionProblems(value, `${path}[${index}]/${name}`, seen);
    }
  }
}

/** Column names are text. */
function withoutHeaders(field: string, value: Json): Json {
  if (field !== 'ItemReader' || !isObject(value) || !isObject(value.ReaderConfig)) return value;
  const config: JsonObject = { ...value.ReaderConfig };
  delete config.CSVHeaders;
  return { ...value, ReaderConfig: config };
}

function* expressionProblems(value: Json, path: string, seen: Seen): Generator<DefinitionProblem> {
  if (typeof value === 'string') {
    yield* textProblems(value, path, seen);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* expressionProblems(item, `${path}[${index}]`, seen);
  } else if (isObject(value)) {
    for (const [field, item] of Object.entries(value)) yield* expressionProblems(item, `${path}/${field}`, seen);
  }
}
