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
