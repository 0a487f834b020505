/** Tells which strings are JSONata expressions, and whether they parse. */
import jsonata from 'jsonata';
import { Json } from '../contract';
import { expressionIn } from '../expressions';
import { StateView } from './machine';

/** Whether a field of this state holds a JSONata expression. */
export function isExpression(state: StateView, value: Json | undefined): boolean {
  return state.queryLanguage === 'JSONata' && expressionIn(value) !== undefined;
}

/** What is wrong with a string that is, or nearly is, an expression. */
export function expressionFault(text: string): string | undefined {
  if (!text.startsWith('{%') && !text.endsWith('%}')) return undefined;
  const source = expressionIn(text);
  if (source === undefined) {
    return "A JSONata expression must begin with '{%' and end with '%}', with no spaces around them";
  }
  try {
    jsonata(source);
    return undefined;
  } catch (error) {
    return `The JSONata expression does not parse: ${reason(error)}`;
  }
}

/** The parser throws objects of its own that are no `Error`s, and a `RangeError` for an expression nested too deep. */
function reason(error: unknown): string {
  const hasMessage = typeof error === 'object' && error !== null && 'message' in error;
  return hasMessage ? String(error.message) : 'it is not valid JSONata';
}
