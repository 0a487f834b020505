/**
 * Sorted words in less space: each begins with a digit that says how many characters it shares with the word before it, so
 * that "love, loved, lovely" is written "0love 4d 4ly". The digits go from 0 to 9 and from A to Z.
 */
const BASE = 36;

const WORDS_A_LINE = 30;

export function decoded(list: string): string[] {
  let before = '';
  return list
    .trim()
    .split(/\s+/)
    .map((word) => (before = before.slice(0, parseInt(word[0], BASE)) + word.slice(1)));
}

/** The words, none of which may contain a space, in the order given. */
export function encoded(words: readonly string[]): string {
  let before = '';
  return words
    .map((word) => {
      const shared = sharedBy(before, word);
      before = word;
      return shared.toString(BASE).toUpperCase() + word.slice(shared);
    })
    .map((word, index) => (index === 0 ? word : (index % WORDS_A_LINE === 0 ? '\n' : ' ') + word))
    .join('');
}

function sharedBy(one: string, other: string): number {
  let length = 0;
  while (length < BASE - 1 && length < one.length && one[length] === other[length]) length++;
  return length;
}
