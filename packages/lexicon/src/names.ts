/** Names that are words with a value: "Mr Strong", "My name is Grace Hope", "12 Sunny Lane". */
import type { Word } from './word';

const TITLES = new Set(
  'mr, mrs, ms, miss, dr, prof, professor, sir, lady, nurse, sister, name is, names are, named, regards'.split(', '),
);
const PLACES = new Set(
  'road, rd, street, st, lane, avenue, ave, drive, court, close, square, terrace, gardens, house, hospital, school, surgery'.split(
    ', ',
  ),
);

/** The words, with the value 0 for names. */
export function withoutNames(words: readonly Word[]): Word[] {
  let named = false;
  return words.map((word, index) => {
    named = word.capital && (named || follows(words, index));
    const placed = word.capital && PLACES.has(words[index + 1]?.lower) && words[index + 1].capital;
    return (named || placed) && word.valence !== 0 ? { ...word, valence: 0 } : word;
  });
}

function follows(words: readonly Word[], index: number): boolean {
  if (index === 0) return false;
  const before = words[index - 1].lower;
  return TITLES.has(before) || (index > 1 && TITLES.has(`${words[index - 2].lower} ${before}`));
}
