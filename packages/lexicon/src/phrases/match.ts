/**
 * Finds the phrases in a text. A phrase is written as its words: "a/b" is one word or the other, "a_b" two words, "c?" may be
 * missing, NAME is a class of words (`classes.ts`), "*" any word without a value, ".." up to three words, "^" the beginning of
 * a sentence and "$" the border of a clause. None but a border reaches past a comma.
 */
import { CUSTOMER_WORDS } from '../customer-words';
import type { Word } from '../word';
import { classesFrom, lengthsOf } from './classes';
import { COMPLAINTS, NEGATED } from './complaints';
import { COURTESIES } from './courtesies';
import { PRAISE } from './praise';

export interface Match {
  /** In words. */
  readonly length: number;
  readonly value: number;
}

interface Phrase {
  readonly text: string;
  readonly value: number;
  /** Whether it may be ignored: see `NEGATED`. */
  readonly yields: boolean;
  /** Split when its first word is first found: to split all phrases would take longer than to rate a text. */
  tokens?: readonly Token[];
}

interface Token {
  readonly optional: boolean;
  /** Which single words it may be. */
  readonly words: ReadonlySet<string>;
  /** Classes, gaps, borders, and what is of more than one word. */
  readonly others: readonly (readonly string[])[];
}

/** How many words ".." may stand for. */
const MAX_GAP = 3;

/** From this value on, a word has an opinion of its own. */
const OPINION = 0.5;

const [NOWHERE, HERE, ONE]: readonly (readonly number[])[] = [[], [0], [1]];

const NO_PHRASES: readonly Phrase[] = [];

/** The phrases by their first words, and by the names of the classes that they begin with. */
const BY_FIRST = new Map<string, Phrase[]>();

/** The phrases that may begin with a word, of the words met so far. */
const candidates = new Map<string, readonly Phrase[]>();
const MAX_REMEMBERED = 20_000;

for (const [phrase, value] of CUSTOMER_WORDS) if (phrase.includes(' ')) learn(phrase, value, false);
for (const [value, list] of NEGATED) for (const phrase of listed(list)) learn(phrase, value, true);
for (const [value, list] of [...COMPLAINTS, ...PRAISE]) for (const phrase of listed(list)) learn(phrase, value, false);
for (const phrase of listed(COURTESIES)) learn(phrase, 0, false);

function listed(list: string): string[] {
  return list.trim().split(/,\s+/);
}

/** Under each word that a phrase may begin with. What may be missing there is followed by what else it begins with. */
function learn(text: string, value: number, yields: boolean): void {
  const phrase = { text, value, yields };
  for (let from = 0, to = 0; to >= 0 && from < text.length; from = to + 1) {
    to = text.indexOf(' ', from);
    const token = text.slice(from, to < 0 ? undefined : to);
    if (token.length === 1) continue;
    const optional = token.endsWith('?');
    for (const alternative of (optional ? token.slice(0, -1) : token).split('/')) {
      const end = alternative.indexOf('_');
      const first = end < 0 ? alternative : alternative.slice(0, end);
      const known = BY_FIRST.get(first);
      if (known === undefined) BY_FIRST.set(first, [phrase]);
      else known.push(phrase);
    }
    if (!optional) return;
  }
}

function tokensOf(text: string): Token[] {
  return text
    .split(' ')
    .filter((token) => !isUnseen(token))
    .map((token) => {
      const alternatives = token
        .replace('?', '')
        .split('/')
        .map((alternative) => alternative.split('_').filter((word) => !isUnseen(word)));
      const isWord = ([key, more]: readonly string[]) => more === undefined && key >= '0';
      return {
        optional: token.endsWith('?'),
        words: new Set(alternatives.filter(isWord).map(([word]) => word)),
        others: alternatives.filter((keys) => !isWord(keys) || /^[A-Z]/.test(keys[0])),
      };
    });
}

/** `wordsOf` never gives a single letter. */
function isUnseen(token: string): boolean {
  return /^[a-z]$/.test(token);
}

/** The longest phrase that begins with a word. If two are equally long, the one that comes first in the lists. */
export function longestAt(words: readonly Word[], index: number): Match | undefined {
  let best: { end: number; phrase: Phrase } | undefined;
  for (const phrase of candidatesFor(words[index])) {
    const end = endOf((phrase.tokens ??= tokensOf(phrase.text)), 0, words, index, index);
    if (end > (best?.end ?? index)) best = { end, phrase };
  }
  if (best === undefined || (best.phrase.yields && givesWay(words, index, best.end))) return undefined;
  return { length: best.end - index, value: best.phrase.value };
}

function candidatesFor(word: Word): readonly Phrase[] {
  const known = candidates.get(word.lower);
  if (known !== undefined) return known;
  const found = [word.lower, ...classesFrom(word)].flatMap((first) => BY_FIRST.get(first) ?? NO_PHRASES);
  if (candidates.size >= MAX_REMEMBERED) candidates.clear();
  candidates.set(word.lower, found.length > 0 ? found : NO_PHRASES);
  return found;
}

/** Where the tokens from `token` on end at the latest when they begin at `index`, or -1. */
function endOf(tokens: readonly Token[], token: number, words: readonly Word[], start: number, index: number): number {
  if (token === tokens.length) return index;
  const { optional, words: single, others } = tokens[token];
  let end = optional ? endOf(tokens, token + 1, words, start, index) : -1;
  if (index < words.length && single.has(words[index].lower) && !isPastClause(words, start, index)) {
    end = Math.max(end, endOf(tokens, token + 1, words, start, index + 1));
  }
  for (const keys of others) {
    for (const after of endsOf(keys, 0, words, start, index)) {
      end = Math.max(end, endOf(tokens, token + 1, words, start, after));
    }
  }
  return end;
}

function isPastClause(words: readonly Word[], start: number, index: number): boolean {
  return index > start && words[index - 1].endsClause;
}

function endsOf(keys: readonly string[], key: number, words: readonly Word[], start: number, index: number): number[] {
  const ends = lengthsAt(keys[key], words, start, index).map((length) => index + length);
  return key === keys.length - 1 ? ends : ends.flatMap((end) => endsOf(keys, key + 1, words, start, end));
}

/** How many words one part of a phrase may take at an index. */
function lengthsAt(key: string, words: readonly Word[], start: number, index: number): readonly number[] {
  const before = index > 0 ? words[index - 1] : undefined;
  if (key === '^') return before === undefined || before.endsSentence ? HERE : NOWHERE;
  if (key === '$') return before === undefined || before.endsClause || index === words.length ? HERE : NOWHERE;
  if (index === words.length || isPastClause(words, start, index)) return key === '..' ? HERE : NOWHERE;
  if (key === '..') return gapsAt(words, index);
  if (key === '*') return Math.abs(words[index].valence) < OPINION ? ONE : NOWHERE;
  if (words[index].lower === key) return ONE;
  if (key >= 'a') return NOWHERE;
  const lengths = lengthsOf(key, words, index);
  return lengths.length === 0 ? lengths : lengths.filter((length) => !crossesClause(words, index, length));
}

function gapsAt(words: readonly Word[], index: number): number[] {
  const lengths = [0];
  for (let length = 1; length <= MAX_GAP && index + length <= words.length; length++) {
    lengths.push(length);
    if (words[index + length - 1].endsClause) break;
  }
  return lengths;
}

function crossesClause(words: readonly Word[], index: number, length: number): boolean {
  return words.slice(index, index + length - 1).some(({ endsClause }) => endsClause);
}

function givesWay(words: readonly Word[], start: number, end: number): boolean {
  if (words[start].afterI && !/^(?:can|could|unable|not able|impossible)/.test(words[start].lower)) return true;
  for (let at = end - 1; at < end + 1 && at < words.length - 1; at++) {
    if (words[at].endsClause) return false;
    if (Math.abs(words[at + 1].valence) >= 1) return true;
  }
  return false;
}
