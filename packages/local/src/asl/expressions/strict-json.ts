/** Parses JSON as strictly as AWS does. */

const TEXT = /"(?:[^"\\]|\\.)*"|'((?:[^'\\]|\\.)*)'/g;
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\],:]/g;

/**
 * The value of a text, or undefined if AWS does not accept it as JSON: a duplicate key or a number that does not fit a double
 * is refused, too (floci-io/floci 2676, measured). Strings can have single quotes (iwamot/sfnx, measured in September 2026).
 */
export function parseStrictly(given: string): { readonly value: unknown } | undefined {
  const text = given.includes("'") ? inDoubleQuotes(given) : given;
  try {
    const value: unknown = JSON.parse(text);
    return isStrict(text) ? { value } : undefined;
  } catch {
    return undefined;
  }
}

function inDoubleQuotes(text: string): string {
  return text.replace(TEXT, (whole, inner?: string) => (inner === undefined ? whole : `"${requoted(inner)}"`));
}

function requoted(inner: string): string {
  return inner.replace(/\\.|"/g, (part) => (part === '"' ? '\\"' : part === "\\'" ? "'" : part));
}

function isStrict(text: string): boolean {
  const keys: (Set<string> | undefined)[] = [];
  const tokens = text.match(TOKEN) ?? [];
  for (const [index, token] of tokens.entries()) {
    if (token === '{') {
      keys.push(new Set());
    } else if (token === '[') {
      keys.push(undefined);
    } else if (token === '}' || token === ']') {
      keys.pop();
    } else if (token.startsWith('"') && tokens[index + 1] === ':') {
      const key = JSON.parse(token) as string;
      if (keys.at(-1)?.has(key)) return false;
      keys.at(-1)?.add(key);
    } else if (/[\d-]/.test(token[0]) && !Number.isFinite(Number(token))) {
      return false;
    }
  }
  return true;
}
