/** Recognizes JSONata expressions, and whether AWS accepts them. */
import jsonata from 'jsonata';
import { Json } from '../../base/json';
import { expressionIn } from '../expressions';
import { StateView } from './machine';
import { DefinitionProblem, schemaProblem } from './problem';
import { referenceProblems, type Seen } from './references';

/** Whether a field of this state holds a JSONata expression. */
export function isExpression(state: StateView, value: Json | undefined): boolean {
  return state.queryLanguage === 'JSONata' && expressionIn(value) !== undefined;
}

/** What is wrong with a string that is, or nearly is, an expression. */
export function textProblems(text: string, path: string, seen: Seen): DefinitionProblem[] {
  if (!text.startsWith('{%') && !text.endsWith('%}')) return [];
  const source = expressionIn(text);
  if (source === undefined) return [schemaProblem(path, 'JSONata string must start with {% and end with %}')];
  try {
    const problems = referenceProblems(jsonata(source).ast(), seen);
    return problems.map((message) => ({ code: 'UNSUPPORTED_JSONATA_EXPRESSION', path, message }));
  } catch (error) {
    return [{ code: 'INVALID_JSONATA_EXPRESSION', path, message: reason(error) }];
  }
}

/** The parser throws objects that are not `Error`s, and a `RangeError` if an expression is nested too deeply. */
function reason(error: unknown): string {
  const hasMessage = typeof error === 'object' && error !== null && 'message' in error;
  return hasMessage ? String(error.message) : 'it is not valid JSONata';
}
