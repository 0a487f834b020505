/**
 * Which language a text is in, as far as its script and its commonest words say: enough for a form on a laptop, and no
 * model. Latin text without a word that is known here is taken for English, and so is text without letters, both with a
 * low score.
 */
import { COMMON_WORDS, SCRIPTS, TRADITIONAL } from './language-tables';
import { limited, requiredText } from './requests';
import { type JsonObject } from '../../base/json';

export interface LanguageScore {
  /** As Comprehend names it, e.g. `en` or `zh-TW`. */
  readonly code: string;
  /** The share of the text that speaks for it, from 0 to 1. */
  readonly score: number;
}

/** The score of English where nothing speaks for any language. */
const GUESSED = 0.1;

/** A single common word is weak proof: words found count as if one more spoke for no language. */
const DOUBT = 1;

/** Languages share words. One with fewer hits than this share of the best one's was hit by chance. */
const BY_CHANCE = 0.5;

/** The best first; never none. */
function languagesOf(text: string): LanguageScore[] {
  const letters = lettersOf(text);
  const total = [...letters.values()].reduce((sum, found) => sum + found, 0);
  const scores = [...letters].flatMap(([code, found]) =>
    code === 'Latin' ? latinScores(text, found / total) : [{ code, score: found / total }],
  );
  return scores.length > 0 ? scores.sort((a, b) => b.score - a.score) : [{ code: 'en', score: GUESSED }];
}

/** How many letters of the text are Latin, or of the script of one language. */
function lettersOf(text: string): Map<string, number> {
  const letters = new Map<string, number>();
  const add = (code: string, found: number) => found > 0 && letters.set(code, (letters.get(code) ?? 0) + found);
  for (const { code, letter } of SCRIPTS) add(code, count(text, letter));
  add(letters.has('ja') ? 'ja' : count(text, TRADITIONAL) > 0 ? 'zh-TW' : 'zh', count(text, /\p{Script=Han}/gu));
  return letters;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Divides the share of the Latin letters among the languages whose common words are found. */
function latinScores(text: string, share: number): LanguageScore[] {
  const words = text.toLowerCase().match(/\p{Script=Latin}+/gu) ?? [];
  const hits = COMMON_WORDS.map(({ code, common }) => ({
    code,
    count: words.filter((word) => common.has(word)).length,
  }));
  const most = Math.max(...hits.map((hit) => hit.count));
  if (most === 0) return [{ code: 'en', score: share * GUESSED }];
  const likely = hits.filter((hit) => hit.count >= most * BY_CHANCE);
  const all = likely.reduce((sum, hit) => sum + hit.count, 0);
  return likely.map((hit) => ({ code: hit.code, score: (share * hit.count) / (all + DOUBT) }));
}

/** 100 KB, of 1,000 bytes as its 5 KB are: https://docs.aws.amazon.com/comprehend/latest/APIReference/API_DetectDominantLanguage.html */
const MAX_BYTES = 100_000;

export function detectDominantLanguage(input: JsonObject): JsonObject {
  const text = limited(requiredText(input.Text, 'text'), MAX_BYTES);
  return { Languages: languagesOf(text).map(({ code, score }) => ({ LanguageCode: code, Score: score })) };
}
