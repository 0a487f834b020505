/**
 * What single words are worth, from -4 to +4: VADER's list, in which ten people rated each of 7,500 words and emoticons,
 * with ours for what customers write, and for emoji, before it.
 */
import { CUSTOMER_WORDS } from './customer-words';
import { EMOJI } from './emoji';
import { decoded } from './front-coding';
import { VALUES, WORDS } from './vader';

/** The letter for -4. Each further one stands for a tenth more. */
export const SMALLEST = 40;
export const LEAST = -4;

const VADER = new Map(
  decoded(WORDS).map((word, index): [string, number] => [
    word,
    (VALUES.charCodeAt(index) - SMALLEST + 10 * LEAST) / 10,
  ]),
);

/** The value of a word in lower case, or of an emoticon; 0 for one that says nothing. */
export function valenceOfWord(word: string): number {
  return CUSTOMER_WORDS.get(word) ?? EMOJI.get(word) ?? VADER.get(word) ?? 0;
}
