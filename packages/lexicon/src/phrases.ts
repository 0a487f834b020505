/** Joins words that mean something together, such as "money back" and "kind of", so that the rules see one word. */
import { CUSTOMER_WORDS } from './customer-words';
import type { Word } from './words';

export function withPhrases(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (let index = 0, length = 0; index < words.length; index += length) {
    length = lengthAt(words, index);
    joined.push(join(words.slice(index, index + length)));
  }
  return joined;
}

/** The rests of the phrases that begin with a word, the longest first. */
const RESTS = new Map<string, string[][]>();
for (const phrase of [...CUSTOMER_WORDS.keys()].sort((a, b) => b.length - a.length)) {
  const [first, ...rest] = phrase.split(' ');
  if (rest.length > 0) RESTS.set(first, [...(RESTS.get(first) ?? []), rest]);
}

/** How many words belong together from here on: 1 when no phrase begins. A phrase does not reach past a comma. */
function lengthAt(words: readonly Word[], index: number): number {
  const phrase = RESTS.get(words[index].lower)?.find((rest) =>
    rest.every((word, offset) => words[index + 1 + offset]?.lower === word && !words[index + offset].endsClause),
  );
  return 1 + (phrase?.length ?? 0);
}

function join(words: readonly Word[]): Word {
  if (words.length === 1) return words[0];
  const lower = words.map((word) => word.lower).join(' ');
  return {
    lower,
    valence: CUSTOMER_WORDS.get(lower) ?? 0,
    shouted: words.every((word) => word.shouted),
    endsClause: words[words.length - 1].endsClause,
  };
}
