/** Splits the name of a state into lines, and estimates how wide they are: the server has no fonts to measure with. */

/** The lines of a name. */
export interface Label {
  readonly lines: readonly string[];
  /** The width of its box. */
  readonly width: number;
}

/** @param longest the maximum number of characters in a line */
export function labelOf(name: string, longest = 22): Label {
  const lines = linesOf(name, longest).slice(0, 2);
  const shown =
    lines.join(' ').length < name.length
      ? [...lines.slice(0, -1), `${lines[lines.length - 1].slice(0, longest - 1)}…`]
      : lines;
  const characters = Math.max(...shown.map((line) => line.length));
  return { lines: shown, width: Math.max(NARROWEST, characters * CHARACTER_WIDTH + SIDES) };
}

// An average for system-ui at 13 pixels and weight 500, with some reserve.
const CHARACTER_WIDTH = 7.4;
/** The mark on the left, and the padding. */
const SIDES = 52;
const NARROWEST = 112;

function linesOf(name: string, longest: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && `${line} ${word}`.length <= longest) lines[lines.length - 1] = `${line} ${word}`;
    // A single word that is too long is split at any place.
    else lines.push(...(word.match(new RegExp(`.{1,${longest}}`, 'gsu')) ?? ['']));
  }
  return lines;
}
