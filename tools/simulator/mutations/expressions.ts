/** Mistakes in an expression, by rules that look at its text alone. */

/** From a place in a text to another. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** Whether a place is one of those that are looked at. */
type IsThere = (position: number) => boolean;

/** A part of a text that is replaced. */
interface Edit extends Part {
  readonly by: string;
  readonly name: string;
}

/** Every text that a rule makes of an expression, and in which words. */
export function mutatedExpressions(text: string): { readonly name: string; readonly text: string }[] {
  return [...edits(text)].map(({ from, to, by, name }) => ({
    name: `${name} at ${from}`,
    text: text.slice(0, from) + by + text.slice(to),
  }));
}

function* edits(text: string): Iterable<Edit> {
  const literals = literalsIn(text);
  const guards = guardsIn(text);
  const isOutside = (parts: readonly Part[]) => (position: number) =>
    !parts.some(({ from, to }) => position >= from && position < to);
  const inCode = isOutside(literals);
  const isFree = isOutside([...literals, ...guards]);
  yield* calls(text, inCode, isFree);
  yield* operators(text, isFree);
  yield* numbers(text, isFree);
  yield* alternatives(text, inCode);
  yield* members(text, inCode);
  for (const { from, to } of literals) yield* literal(text, from, to);
}

const STRINGS = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/(?=[),. ])/g;

/** Texts and patterns. */
function literalsIn(text: string): Part[] {
  return [...text.matchAll(STRINGS)].map(({ index, 0: found }) => ({ from: index, to: index + found.length }));
}

/**
 * What keeps `$substring` from being asked for more than there is, in `$substring(x, s, $min([n, $length(x) - s]))`. It makes a difference in
 * the JVM's engine only, and test/expressions.test.ts holds its form.
 */
function guardsIn(text: string): Part[] {
  return [...text.matchAll(/, \$min\(\[[^,[\]]+(, \$length\([^)]*\)(?: - [^\]]+)?\]\))/g)].map(
    ({ index, 0: found, 1: guard }) => ({
      from: index + found.length - guard.length,
      to: index + found.length,
    }),
  );
}

/** Functions that make something smaller, tidier or the opposite: without them, their argument comes as it is. */
const UNWRAPPED =
  'lowercase|uppercase|trim|substring|substringBefore|min|max|round|floor|replace|not|string|sort|number';

function* calls(text: string, inCode: IsThere, isFree: IsThere): Iterable<Edit> {
  for (const match of text.matchAll(new RegExp(`\\$(?:${UNWRAPPED})\\(`, 'g'))) {
    const open = match.index + match[0].length - 1;
    const to = closing(text, open, inCode);
    if (!isFree(match.index) || to === undefined || text.startsWith('$min([', match.index)) continue;
    const [first] = partsOf(text, open + 1, to, inCode);
    yield { from: match.index, to: to + 1, by: `(${first})`, name: `without ${match[0]}...)` };
  }
}

const OPPOSITES: Readonly<Record<string, string>> = {
  ' = ': ' != ',
  ' != ': ' = ',
  ' < ': ' <= ',
  ' <= ': ' < ',
  ' > ': ' >= ',
  ' >= ': ' > ',
  ' and ': ' or ',
  ' or ': ' and ',
  ' + ': ' - ',
  ' - ': ' + ',
  ' in ': ' = ',
};

function* operators(text: string, inCode: IsThere): Iterable<Edit> {
  for (const { index, 0: found } of text.matchAll(/ (?:=|!=|<=?|>=?|and|or|\+|-|in) /g)) {
    if (inCode(index + 1)) yield { from: index, to: index + found.length, by: OPPOSITES[found], name: found.trim() };
  }
}

function* numbers(text: string, inCode: IsThere): Iterable<Edit> {
  for (const { index, 0: found } of text.matchAll(/(?<![\w$.'])\d+(?![\w.'])/g)) {
    if (!inCode(index) || isInList(text, index)) continue;
    for (const by of new Set([Number(found) + 1, 0])) {
      if (by !== Number(found)) {
        yield { from: index, to: index + found.length, by: String(by), name: `${found} is ${by}` };
      }
    }
  }
}

/** `[$names[0], $names[1], ...` is one list, which a function of the construct library writes out. */
function isInList(text: string, index: number): boolean {
  return /\$names\[$/.test(text.slice(0, index));
}

/** `c ? a : b` is always a, or always b. */
function* alternatives(text: string, inCode: IsThere): Iterable<Edit> {
  for (const { index } of text.matchAll(/ \? /g)) {
    const question = index + 1;
    if (!inCode(question)) continue;
    const from = startOf(text, question, inCode);
    if (!isOmittedAnyway(text.slice(from))) yield { from, to: question - 1, by: ' true', name: 'always' };
    yield { from, to: question - 1, by: ' false', name: 'never' };
  }
}

/** `$exists(x) ? {'name': x} : {}`: an object never has a member without a value, whatever the condition is. */
function isOmittedAnyway(text: string): boolean {
  return /^\s*\$exists\(([^()]+)\) \? \{'\w+': \1\} : \{\}/.test(text);
}

/** An object has a member less. */
function* members(text: string, inCode: IsThere): Iterable<Edit> {
  for (const { index } of text.matchAll(/\{/g)) {
    const end = inCode(index) ? closing(text, index, inCode) : undefined;
    if (end === undefined) continue;
    const parts = partsOf(text, index + 1, end, inCode);
    let from = index + 1;
    for (const [place, part] of parts.entries()) {
      const to = from + part.length;
      const isLast = place === parts.length - 1;
      if (/^\s*'/.test(part)) {
        const name = `without ${part.trim().split(':')[0]}`;
        yield isLast ? { from: place === 0 ? from : from - 1, to, by: '', name } : { from, to: to + 1, by: '', name };
      }
      from = to + 1;
    }
  }
}

const OTHER_TEXTS: Readonly<Record<string, string>> = { NEGATIVE: 'POSITIVE', UNKNOWN: 'NEUTRAL', HELD: 'OPEN' };

function* literal(text: string, from: number, to: number): Iterable<Edit> {
  const found = text.slice(from, to);
  if (found.startsWith('/')) {
    yield { from, to, by: '/nothing at all/', name: `another pattern than ${found.slice(0, 20)}` };
  } else {
    const content = found.slice(1, -1);
    yield {
      from,
      to,
      by: `'${OTHER_TEXTS[content] ?? `${content}X`}'`,
      name: `another text than ${found.slice(0, 20)}`,
    };
  }
}

function closing(text: string, open: number, inCode: IsThere): number | undefined {
  let depth = 0;
  for (let position = open; position < text.length; position++) {
    if (!inCode(position)) continue;
    if ('([{'.includes(text[position])) depth += 1;
    if (')]}'.includes(text[position])) depth -= 1;
    if (depth === 0) return position;
  }
  return undefined;
}

/** What stands between two places, at the commas that are not inside of brackets. */
function partsOf(text: string, from: number, to: number, inCode: IsThere): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, from];
  for (let position = from; position < to; position++) {
    if (!inCode(position)) continue;
    if ('([{'.includes(text[position])) depth += 1;
    if (')]}'.includes(text[position])) depth -= 1;
    if (depth === 0 && text[position] === ',') {
      parts.push(text.slice(start, position));
      start = position + 1;
    }
  }
  return [...parts, text.slice(start, to)];
}

/** Where the condition before a question mark begins. */
function startOf(text: string, end: number, inCode: IsThere): number {
  let depth = 0;
  for (let position = end - 1; position >= 0; position--) {
    if (!inCode(position)) continue;
    if (')]}'.includes(text[position])) depth += 1;
    if ('([{'.includes(text[position]) && depth-- === 0) return position + 1;
    if (depth === 0 && (',;?:%'.includes(text[position]) || text.slice(position - 1, position + 1) === ':=')) {
      return position + 1;
    }
  }
  return 0;
}
