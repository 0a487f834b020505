/** Tells which strings are JSONata expressions, and whether they parse. */
import jsonata from 'jsonata';
import { Json } from '../contract';
import { StateView } from './machine';

/** Whether a field of this state holds a JSONata expression. */
export function isExpression(state: StateView, value: Json | undefined): boolean {
  return state.queryLanguage === 'JSONata' && typeof value === 'string' && /^\{%[^]*%\}$/.test(value);
}

/** What is wrong with a string that is, or nearly is, an expression. */
export function expressionFault(text: string): string | undefined {
  const opens = text.startsWith('{%');
  const closes = text.endsWith('%}');
  if (!opens && !closes) return undefined;
  if (!opens || !closes || text.length < 4) {
    return "A JSONata expression must begin with '{%' and end with '%}', with no spaces around them";
  }
  try {
    jsonata(text.slice(2, -2));
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
