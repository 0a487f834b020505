/** Recognizes paths. Only the syntax is checked, never whether the path exists. */

/** `.name`, `..name`, `.*`, or brackets that hold anything with its own brackets and quotes closed. */
const SEGMENT = /\.{0,2}\[|\.{1,2}[^.[\]\s'"]+/y;

/** Where a path starts: the input, the context object, or a variable. */
const ROOT = /\$(?:\$|[\p{ID_Start}][\p{ID_Continue}]*)?/uy;

/** A path that selects exactly one place in the input: no wildcard, filter, slice or descent. */
const REFERENCE = /^\$(?:\.[^.[\]\s'"*?@()]+|\[(?:\d+|'(?:[^'\\]|\\.)+'|"(?:[^"\\]|\\.)+")\])*$/;

/**
 * Whether a text is a JSONPath that a state may read. Trailing spaces are ignored, as in Jayway's JSONPath, which AWS
 * uses.
 */
export function isPath(given: string): boolean {
  const text = given.trimEnd();
  ROOT.lastIndex = 0;
  if (!ROOT.test(text)) return false;
  let position = ROOT.lastIndex;
  while (position < text.length) {
    SEGMENT.lastIndex = position;
    const segment = SEGMENT.exec(text)?.[0];
    if (segment === undefined) return false;
    position = segment.endsWith('[') ? afterBracket(text, SEGMENT.lastIndex) : SEGMENT.lastIndex;
  }
  return position === text.length;
}

/** Whether a text is a Reference Path, which can be the target of a result. */
export function isReferencePath(text: string): boolean {
  return REFERENCE.test(text);
}

/** The position after the bracket that closes the one before `start`; past the end if there is none or it is empty. */
function afterBracket(text: string, start: number): number {
  let depth = 1;
  for (let position = start; position < text.length; position += 1) {
    const character = text[position];
    if (character === '[') depth += 1;
    if (character === ']') depth -= 1;
    if (depth === 0) return position > start ? position + 1 : Infinity;
    if (character === "'" || character === '"' || character === '/') position = closingQuote(text, position);
  }
  return Infinity;
}

function closingQuote(text: string, start: number): number {
  let position = start + 1;
  while (position < text.length && text[position] !== text[start]) position += text[position] === '\\' ? 2 : 1;
  return position;
}
