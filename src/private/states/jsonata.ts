/** Wraps a JSONata expression in the delimiters of the Amazon States Language. */
export function jsonata(expression: string): string {
  return `{% ${expression.trim()} %}`;
}

/**
 * A string literal in JSONata, in single quotes, so that the definition's JSON need not escape them. JSONata can escape a
 * single quote only by its code. Codes also hide character sequences with a meaning elsewhere: the closing delimiter of the
 * States Language, and CloudFormation's `${parameter}` and `{{resolve:...}}`.
 */
export function literal(text: string): string {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\"/g, '"')
    .replace(/'/g, '\\u0027')
    .replace(/%}/g, '%\\u007D')
    .replace(/([${]){/g, '$1\\u007B');
  return `'${escaped}'`;
}

/**
 * The first code points of a text, or the whole text if it is shorter.
 *
 * The JVM's JSONata (com.dashjoin:jsonata 0.9.10) throws if the count exceeds the length and the text has a surrogate pair,
 * such as an emoji. It also returns the wrong part if the start is not 0: use `partOf` instead.
 *
 * @param text a JSONata expression, which is evaluated twice
 * @param count a number, or a JSONata expression for one
 */
export function firstOf(text: string, count: number | string): string {
  return `$substring(${text}, 0, $min([${count}, $length(${text})]))`;
}

/**
 * A part of a text by code points. The text before it is removed first, for the reason given at `firstOf`.
 *
 * @param text a JSONata expression
 * @param start a JSONata expression
 * @param count as in `firstOf`
 */
export function partOf(text: string, start: string, count: number | string): string {
  return `($rest := $substringAfter(${text}, ${firstOf(text, start)}); ${firstOf('$rest', count)})`;
}

/**
 * A part of a text that has no surrogates.
 *
 * @param text a JSONata expression, which is evaluated twice
 * @param start a number, or a JSONata expression for one, which is evaluated twice
 * @param count as in `firstOf`
 */
export function partOfAscii(text: string, start: number | string, count: number | string): string {
  return start === 0
    ? firstOf(text, count)
    : `$substring(${text}, ${start}, $min([${count}, $length(${text}) - ${start}]))`;
}

/**
 * The first items of a list, or all. They are listed individually, because with a range or a variable as the index, JSONata
 * visits every item of the list.
 *
 * @param list a JSONata expression for a variable
 */
export function firstItems(list: string, count: number): string {
  return `[${Array.from({ length: count }, (_, index) => `${list}[${index}]`).join(', ')}]`;
}

/**
 * A text without code units that are not characters: halves of surrogate pairs, U+FFFE and U+FFFF. JSON can contain them
 * (`\ud83d` alone), but UTF-8 cannot encode the halves, and SQS accepts none of them: a service would refuse the whole
 * call. It uses no look-around, which some engines lack.
 *
 * @param text a JSONata expression
 */
export function wellFormed(text: string): string {
  return `$replace(${text}, /([\\uD800-\\uDBFF][\\uDC00-\\uDFFF])|[\\uD800-\\uDFFF\\uFFFE\\uFFFF]/, '$1')`;
}

/** Characters that JSONata does not accept in a name. */
const KEYWORDS = ['and', 'or', 'in', 'true', 'false', 'null', 'function'];

/** A member of an object, for any name. */
export function member(object: string, name: string): string {
  const isPlain = /^[A-Za-z_]\w*$/.test(name) && !KEYWORDS.includes(name);
  return `${object}.${isPlain ? name : `\`${name}\``}`;
}

/**
 * A condition: a whole text matches a pattern. The match is compared with the text, because in some
 * engines `$` matches before a line break at the end as well.
 *
 * @param text a JSONata expression for a text
 * @param pattern a regular expression that runs in linear time, without `^` and `$`
 */
export function isWholly(text: string, pattern: string): string {
  return `$match(${text}, /^${pattern}$/).match = ${text}`;
}
