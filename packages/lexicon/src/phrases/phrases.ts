/** Joins words that mean something together, such as "money back" and "kind of", so that the rules see one word. */
import type { Word } from '../word';
import { longestAt, type Match } from './match';

export function withPhrases(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (let index = 0, length = 0; index < words.length; index += length) {
    const match = longestAt(words, index);
    length = match?.length ?? 1;
    joined.push(match === undefined ? words[index] : join(words.slice(index, index + length), match));
  }
  return joined;
}

function join(words: readonly Word[], { value }: Match): Word {
  const [first] = words;
  const { endsClause, endsSentence, asks } = words[words.length - 1];
  return {
    lower: words.map((word) => word.lower).join(' '),
    valence: value,
    ours: true,
    shouted: words.every((word) => word.shouted),
    capital: first.capital,
    afterI: first.afterI,
    endsClause,
    endsSentence,
    asks,
  };
}
