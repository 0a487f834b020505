/** Wraps a JSONata expression in the delimiters that the Amazon States Language wants. */
export function jsonata(expression: string): string {
  return `{% ${expression.trim()} %}`;
}

/** A string literal in JSONata, in single quotes, so that the definition's JSON need not escape them. */
export function literal(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
