/** The messages of AWS's JSON parser, Jackson for Java, for a text that is not JSON. */
import { messageOf } from '../../base/errors';

/** Why a text is not JSON, and where. */
export interface JsonProblem {
  readonly reason: string;
  /** The number of characters before the position. */
  readonly offset: number;
}

/** Recorded by localstack, like the first of the expectations. */
const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/** V8's messages, by prefix, and Jackson's for the same mistake. */
const EXPECTED: readonly (readonly [string, string])[] = [
  ['Expected property name', 'was expecting double-quote to start field name'],
  ['Expected double-quoted property name', 'was expecting double-quote to start field name'],
  ["Expected ':'", 'was expecting a colon to separate field name and value'],
  ["Expected ',' or '}'", 'was expecting comma to separate Object entries'],
  ["Expected ',' or ']'", 'was expecting comma to separate Array entries'],
];

/** @param error the error of JavaScript's parser; its message is used if Jackson's is not known */
export function jsonProblem(text: string, error: unknown): JsonProblem {
  const word = /^\s*((?!(?:true|false|null)\b)[A-Za-z_$][\w$]*)/.exec(text);
  if (word !== null) {
    return { reason: `Unrecognized token '${word[1]}': was expecting ${VALUES}`, offset: word[0].length };
  }
  const reason = messageOf(error);
  const offset = Number(/position (\d+)/.exec(reason)?.[1] ?? text.length);
  const expected = EXPECTED.find(([start]) => reason.startsWith(start))?.[1];
  if (expected === undefined || offset >= text.length) return { reason, offset };
  return { reason: `Unexpected character ('${text[offset]}' (code ${text.charCodeAt(offset)})): ${expected}`, offset };
}
