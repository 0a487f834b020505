/** In a JSONata state, every string between `{%` and `%}` is JSONata. */
import { Json } from '../../contract';
import { isObject } from '../../json';
import { expressionFault } from '../jsonata-text';
import { MACHINE_FIELDS, StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';

/** Names and words of a state, which are never evaluated. */
const PLAIN = ['Type', 'Comment', 'QueryLanguage', 'Resource', 'Next', 'Default', 'Label'];

/** The expressions of a JSONata state, however deep; those of the machines inside it are told with their own states. */
export function* expressions({ fields, path, queryLanguage }: StateView): Generator<DefinitionProblem> {
  if (queryLanguage !== 'JSONata') return;
  for (const [field, value] of Object.entries(fields)) {
    if (MACHINE_FIELDS.includes(field) || PLAIN.includes(field)) continue;
    yield* expressionProblems(value, `${path}/${field}`);
  }
}

function* expressionProblems(value: Json, path: string): Generator<DefinitionProblem> {
  if (typeof value === 'string') {
    const fault = expressionFault(value);
    if (fault !== undefined) yield schemaProblem(path, fault);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* expressionProblems(item, `${path}[${index}]`);
  } else if (isObject(value)) {
    for (const [field, item] of Object.entries(value)) yield* expressionProblems(item, `${path}/${field}`);
  }
}
