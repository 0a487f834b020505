/**
 * Estimates how long a regular expression can take, which grows faster with the text the more ways there are to match
 * it.
 */

/** A repetition without an upper limit counts as the length of the text, and one of at most `n` counts as `n`. */
interface Cost {
  readonly endless: number;
  readonly factor: number;
}

/** One token: an escape, a class, a group's start or end, an alternative, a repetition, or any other character. */
const TOKEN =
  /\\(?:k<[^>]*>|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<[^>]*>))?|\)|\||[*+?]\??|\{\d+(?:,\d*)?\}\??|[^]/g;

const REPETITION = /^(?:[*+?]|\{\d+(?:,(\d*))?\})/;

/** Returns an upper limit of the steps of a search, for the length of a text. */
export function costOfSearch(pattern: RegExp): (length: number) => number {
  const cost = costOf(pattern.source);
  if (cost === undefined) return () => Infinity;
  const isAnchored = pattern.source.startsWith('^') && !pattern.multiline && !pattern.source.includes('|');
  const power = cost.endless + (cost.endless > 0 && !isAnchored ? 1 : 0);
  return (length) => cost.factor * Math.max(1, length) ** power;
}

/** Undefined if a repetition repeats a choice or another repetition, or if there is a back reference. */
function costOf(source: string): Cost | undefined {
  const tokens = source.match(TOKEN) ?? [];
  const hasChoice: boolean[] = [false];
  let [endless, factor, closed] = [0, 1, false];
  for (const [index, token] of tokens.entries()) {
    if (/^\\[1-9k]/.test(token)) return undefined;
    if (REPETITION.test(token)) {
      if (closed && repeats(token)) return undefined;
      hasChoice[hasChoice.length - 1] = true;
      if (index === tokens.length - 1) break; // Nothing after the last repetition can fail.
      const most = mostOf(token);
      if (most === Infinity) endless += 1;
      else factor *= most + 1;
    } else if (token.startsWith('(')) {
      hasChoice.push(false);
    } else if (token === '|') {
      [hasChoice[hasChoice.length - 1], factor] = [true, factor * 2];
    }
    closed = token === ')' && hasChoice.length > 1 && leaveGroup(hasChoice);
  }
  return { endless, factor };
}

/** Whether the group that ends contains a choice, which then counts for its surroundings, too. */
function leaveGroup(hasChoice: boolean[]): boolean {
  const had = hasChoice.pop() === true;
  if (had) hasChoice[hasChoice.length - 1] = true;
  return had;
}

function repeats(token: string): boolean {
  return mostOf(token) > 1;
}

function mostOf(token: string): number {
  if (token.startsWith('?')) return 1;
  if (!token.startsWith('{')) return Infinity;
  const [least, most = least] = token.slice(1, token.indexOf('}')).split(',');
  return most === '' ? Infinity : Number(most);
}
