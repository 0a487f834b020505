/**
 * Regular expressions in filters (`@.name =~ /a.*b/i`), as in Jayway's JSONPath: Java's, and the whole text must match.
 * https://github.com/json-path/JsonPath, EvaluatorFactory, PatternFlag and ValueNodes
 */

/** The syntax of a pattern in a filter. A `/` in it is escaped with a backslash. */
export const PATTERN = String.raw`\/(?:[^\/\\]|\\.)*\/[dixmsuU]*`;

/** Whether a value matches, or any item of a list. */
export type Matcher = (value: unknown) => boolean;

/** Escapes and sets that have another meaning in JavaScript, or none. */
const OF_JAVA_ALONE = /^(?:[^\\]|\\.)*?(?:\\[AZzGQEhHRX]|&&\[)/s;

const FLAGS_IN_FRONT = /^\(\?([dixmsuU]+)\)/;

/** @throws SyntaxError for a pattern that JavaScript would match differently from Java */
export function matcherOf(text: string): Matcher {
  const end = text.lastIndexOf('/');
  const [inFront = '', inner = ''] = FLAGS_IN_FRONT.exec(text.slice(1, end)) ?? [];
  const pattern = wholeTextPattern(text.slice(1 + inFront.length, end), text.slice(end + 1) + inner);
  return (value) => (Array.isArray(value) ? value : [value]).some((item) => pattern.test(textOf(item)));
}

function wholeTextPattern(source: string, flags: string): RegExp {
  if (OF_JAVA_ALONE.test(source)) {
    throw new SyntaxError(`The pattern /${source}/ uses a feature of Java that is not supported here.`);
  }
  const read = flags.includes('x') ? withoutComments(source) : source;
  const known = ['i', 'm', 's'].filter((flag) => flags.includes(flag)).join('');
  return new RegExp(`(?<![^])(?:${read})(?![^])`, /\\[pP]\{/.test(read) ? `${known}u` : known);
}

function withoutComments(source: string): string {
  return source.replace(/(\\.|\[(?:\\.|[^\]\\])*\])|\s+|#.*/gs, '$1');
}

/** Null, objects and missing values count as an empty text. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
