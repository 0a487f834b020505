/** Joins words that mean something together, such as "money back" and "kind of", so that the rules see one word. */
import { CUSTOMER_WORDS } from './customer-words';
import type { Word } from './words';

/** By their first word, the longest first. */
const PHRASES = new Map<string, readonly string[][]>();
for (const phrase of CUSTOMER_WORDS.keys()) {
  const [first, ...rest] = phrase.split(' ');
  if (rest.length === 0) continue;
  const known = PHRASES.get(first) ?? [];
  PHRASES.set(
    first,
    [...known, rest].sort((a, b) => b.length - a.length),
  );
}

export function withPhrases(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (let index = 0; index < words.length; index += lengthAt(words, index)) {
    joined.push(join(words.slice(index, index + lengthAt(words, index))));
  }
  return joined;
}

/** How many words belong together from here on: 1 when no phrase begins. */
function lengthAt(words: readonly Word[], index: number): number {
  const phrase = PHRASES.get(words[index].lower)?.find((rest) =>
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
