// The part of GitHub's expressions that the workflow uses: paths, strings, == != && || and !. Anything else is refused.
const TOKENS = /\s*(?:('(?:[^']|'')*')|(==|!=|&&|\|\||!|\(|\))|([A-Za-z_][\w-]*(?:\.[\w-]+)*))/y;

/** Replaces each `${{ expression }}` in the text with its value. */
export function interpolate(text, contexts) {
  return String(text).replace(/\$\{\{(.*?)\}\}/g, (_, expression) => String(evaluate(expression, contexts) ?? ''));
}

/** Whether an `if` allows its job or step to run. */
export function holds(condition, contexts) {
  return Boolean(evaluate(String(condition).replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1'), contexts));
}

function evaluate(expression, contexts) {
  const tokens = tokenize(expression.trim());
  const value = either(tokens, contexts);
  if (tokens.length > 0) throw new Error(`The dry run does not understand the expression: ${expression}`);
  return value;
}

function tokenize(expression) {
  const tokens = [];
  TOKENS.lastIndex = 0;
  while (TOKENS.lastIndex < expression.length) {
    const [, string, operator, path] = TOKENS.exec(expression) ?? [];
    if (string === undefined && operator === undefined && path === undefined) {
      throw new Error(`The dry run does not understand the expression: ${expression}`);
    }
    tokens.push({ string, operator, path });
  }
  return tokens;
}

function takes(tokens, ...operators) {
  return operators.includes(tokens[0]?.operator) ? tokens.shift().operator : undefined;
}

function either(tokens, contexts) {
  let value = both(tokens, contexts);
  while (takes(tokens, '||')) {
    const other = both(tokens, contexts);
    value = value || other;
  }
  return value;
}

function both(tokens, contexts) {
  let value = compared(tokens, contexts);
  while (takes(tokens, '&&')) {
    const other = compared(tokens, contexts);
    value = value && other;
  }
  return value;
}

function compared(tokens, contexts) {
  const value = single(tokens, contexts);
  const operator = takes(tokens, '==', '!=');
  if (operator === undefined) return value;
  const equal = String(value ?? '') === String(single(tokens, contexts) ?? '');
  return operator === '==' ? equal : !equal;
}

function single(tokens, contexts) {
  if (takes(tokens, '!')) return !single(tokens, contexts);
  if (takes(tokens, '(')) {
    const value = either(tokens, contexts);
    takes(tokens, ')');
    return value;
  }
  const { string, path } = tokens.shift() ?? {};
  if (string !== undefined) return string.slice(1, -1).replaceAll("''", "'");
  return path?.split('.').reduce((object, key) => object?.[key], contexts);
}
