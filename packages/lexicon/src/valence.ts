/**
 * What each word of a text is worth where it stands: VADER's rules (Hutto and Gilbert, ICWSM 2014), with three of our own:
 * a negation ends with its part of the sentence, is seen in capitals, and "no problem" is no problem.
 */
import { boostOf, isNegation } from './modifiers';
import type { Word } from './word';

/** What capitals add to the strength of a word in a text that is not all capitals. VADER's number. */
const SHOUTED = 0.733;

/** How much a negation leaves of a value. VADER's number. */
const NEGATED = -0.74;

/** "Never so good" is a good deal better than good. VADER's number. */
const NEVER_SO = 1.25;

/** What is left of a degree adverb one, two and three words ahead; a negation reaches as far. VADER's numbers. */
const FADING = [1, 0.95, 0.9];

export function valencesOf(words: readonly Word[]): number[] {
  const shouted = words.filter((word) => word.shouted).length;
  const emphatic = shouted < words.length ? (word: Word) => word.shouted : () => false;
  return words.map((_, index) => valenceAt(words, index, emphatic));
}

function valenceAt(words: readonly Word[], index: number, emphatic: (word: Word) => boolean): number {
  const word = words[index];
  if (word.valence === 0 || boostOf(word) !== 0 || negatesNext(words, index)) return 0;
  const sign = Math.sign(word.valence);
  let valence = word.valence + (emphatic(word) ? sign * SHOUTED : 0);
  for (let distance = 1; distance <= FADING.length && distance <= index; distance++) {
    const before = words[index - distance];
    if (before.endsClause) break;
    const boost = boostOf(before);
    if (boost !== 0) valence += sign * FADING[distance - 1] * (boost + (emphatic(before) ? SHOUTED : 0));
    if (isNegation(before)) valence *= isNeverSo(words, index, distance) ? NEVER_SO : NEGATED;
  }
  return valence;
}

/** A "no" alone is bad news; before a word that has a value it only turns that word. */
function negatesNext(words: readonly Word[], index: number): boolean {
  return words[index].lower === 'no' && (words[index + 1]?.valence ?? 0) !== 0;
}

/** "I have never been this happy", "haven't slept so well". */
function isNeverSo(words: readonly Word[], index: number, distance: number): boolean {
  return (
    distance > 1 &&
    ['never', "haven't", "hasn't", "hadn't"].includes(words[index - distance].lower) &&
    ['so', 'this'].includes(words[index - 1].lower)
  );
}
