/**
 * What single words are worth, from -4 to +4: VADER's list, in which ten people rated each of 7,500 words and emoticons,
 * with ours for what customers write, and for emoji, before it.
 *
 * vader-sentiment offers its list in no form that Node 20 can load, so each word is asked for as a text of that one word.
 * Whole texts are not given to its engine: it takes 20 seconds for 5,000 capitals and a small letter, and misses a capitalized "Not".
 */
import { SentimentIntensityAnalyzer } from 'vader-sentiment';
import { CUSTOMER_WORDS } from './customer-words';
import { EMOJI } from './emoji';
import { unsquash } from './scale';

/** The longest of the list, "disadvantageousness". */
const MAX_WORD = 19;

/** A warm function meets ever new words; so many take about 2 MB. 7,900 tweets and reviews have 12,500. */
const MAX_REMEMBERED = 20_000;

const remembered = new Map<string, number>();

/** The value of a word in lower case, or of an emoticon; 0 for one that says nothing. */
export function valenceOfWord(word: string): number {
  const own = CUSTOMER_WORDS.get(word) ?? EMOJI.get(word);
  if (own !== undefined) return own;
  if (word.length > MAX_WORD) return 0;
  return remembered.get(word) ?? remember(word, lookUp(word));
}

/** The list has one decimal, so that rounding gives back what it says. */
function lookUp(word: string): number {
  return Math.round(10 * unsquash(SentimentIntensityAnalyzer.polarity_scores(word).compound)) / 10;
}

function remember(word: string, valence: number): number {
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(word, valence);
  return valence;
}
