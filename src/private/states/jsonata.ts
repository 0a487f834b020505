/** Wraps a JSONata expression in the delimiters that the Amazon States Language wants. */
export function jsonata(expression: string): string {
  return `{% ${expression.trim()} %}`;
}

/**
 * A string literal in JSONata, in single quotes, so that the definition's JSON need not escape them. JSONata knows no
 * escape for a single quote but its code. Codes also keep from a text what would mean something to others: the closing
 * delimiter of the States Language, and CloudFormation's `${parameter}` and `{{resolve:...}}`.
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
 * The first code points of a text; all of them, if there are fewer.
 *
 * The JVM's JSONata (com.dashjoin:jsonata 0.9.10) throws where more is asked for than there is and the text has a pair of
 * surrogates, such as an emoji. It also gives the wrong part where the start is not 0: then use `partOf`.
 *
 * @param text a JSONata expression, which is evaluated twice
 * @param count a number, or a JSONata expression for one
 */
export function firstOf(text: string, count: number | string): string {
  return `$substring(${text}, 0, $min([${count}, $length(${text})]))`;
}

/**
 * A part of a text by code points. What stands before it is taken away first, because of what `firstOf` says.
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
 * The first items of a list, or all. One by one, because a range or a variable as the index makes JSONata look at each item of the
 * list.
 *
 * @param list a JSONata expression for a variable
 */
export function firstItems(list: string, count: number): string {
  return `[${Array.from({ length: count }, (_, index) => `${list}[${index}]`).join(', ')}]`;
}

/**
 * A text without what stands for no character: halves of surrogate pairs, U+FFFE and U+FFFF. JSON can write them (`\ud83d` alone), but
 * UTF-8 cannot write the first and SQS takes none of them: a service would refuse the whole call. Without look-around, which not every
 * engine has.
 *
 * @param text a JSONata expression
 */
export function wellFormed(text: string): string {
  return `$replace(${text}, /([\\uD800-\\uDBFF][\\uDC00-\\uDFFF])|[\\uD800-\\uDFFF\\uFFFE\\uFFFF]/, '$1')`;
}

/** What JSONata takes for something else than a name. */
const KEYWORDS = ['and', 'or', 'in', 'true', 'false', 'null', 'function'];

/** A member of an object, whatever its name is made of. */
export function member(object: string, name: string): string {
  const isPlain = /^[A-Za-z_]\w*$/.test(name) && !KEYWORDS.includes(name);
  return `${object}.${isPlain ? name : `\`${name}\``}`;
}

/**
 * A condition: a text is of a pattern from its beginning to its end. The match is compared with the text, because in some
 * engines `$` matches before a line break at the end as well.
 *
 * @param text a JSONata expression for a text
 * @param pattern a regular expression that is linear, without `^` and `$`
 */
export function isWholly(text: string, pattern: string): string {
  return `$match(${text}, /^${pattern}$/).match = ${text}`;
}
