/** Cuts a text into what the rules look at: words without the punctuation around them, and emoticons as they are. */
import { CUSTOMER_WORDS } from './customer-words';
import { withoutNames } from './names';
import { withPhrases } from './phrases/phrases';
import type { Word } from './word';
import { valenceOfWord } from './word-list';

/** Never part of a word's beginning or end. Apostrophes and hyphens inside a word stay. */
const PUNCTUATION = new Set('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~“”‘…–—«»¡¿');

const CLAUSE_END = /[.,;:!?…–—)]$/;
const CAPITAL = /^\p{Lu}\p{Ll}/u;
const I = /^i(?:'(?:ve|d|m|ll))?$/i;
const SENTENCE_END = /[.!?…]$/;

/** What remains of an emoticon without its punctuation is at most this long: the D of ":D". */
const MAX_OF_EMOTICON = 2;

/** Single letters and numbers that mean nothing are left out, so that "such a bad idea" is three words. */
export function wordsOf(text: string): Word[] {
  const words = piecesOf(text)
    .map((piece, index, pieces) => wordOf(piece, pieces[index - 1]))
    .filter(({ lower, valence }) => lower.length > 1 || valence !== 0);
  return withPhrases(withoutNames(words));
}

function piecesOf(text: string): string[] {
  return text
    .replace(/[’`´]/g, "'")
    .replace(/(\p{Extended_Pictographic})[\u{1F3FB}-\u{1F3FF}\uFE0F\u200D]*/gu, ' $1 ')
    .replace(/([a-z])(\.\.+|…|[,;!?()/]+|--+)(?=[a-z])/gi, '$1$2 ')
    .split(/\s+/);
}

function wordOf(piece: string, before = ''): Word {
  const bare = stripped(piece);
  const emoticon = isEmoticon(piece, bare);
  const shown = emoticon ? piece : bare;
  const lower = shown.toLowerCase();
  return {
    lower,
    shouted: lower !== shown && shown === shown.toUpperCase(),
    capital: CAPITAL.test(shown),
    valence: valenceOfWord(lower),
    afterI: I.test(before),
    ours: CUSTOMER_WORDS.has(lower),
    endsClause: !emoticon && CLAUSE_END.test(piece.slice(-1)),
    endsSentence: !emoticon && SENTENCE_END.test(piece.slice(-1)),
    asks: piece.endsWith('?'),
  };
}

function isEmoticon(piece: string, bare: string): boolean {
  return (
    bare !== piece &&
    bare.length <= MAX_OF_EMOTICON &&
    valenceOfWord(bare.toLowerCase()) === 0 &&
    valenceOfWord(piece.toLowerCase()) !== 0
  );
}

/** By hand: a regular expression for a text's end takes quadratic time on a row of punctuation marks inside it. */
function stripped(piece: string): string {
  let [start, end] = [0, piece.length];
  while (start < end && PUNCTUATION.has(piece[start])) start++;
  while (end > start && PUNCTUATION.has(piece[end - 1])) end--;
  return piece.slice(start, end);
}
