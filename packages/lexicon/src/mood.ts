/**
 * What a sentence is for. A question or a request names good and bad things without an opinion on them: "Is there a good time
 * to call?" praises nothing, "Do you repair broken screens?" blames nobody.
 */
import { isReport } from './report';
import type { Word } from './word';

/** The highest value of praise that is ignored in questions and requests: "free" is 2.3, "love" 3.2. */
const PRAISE_TO = 2.3;

/** The lowest value of blame that is ignored in a request, in a remark ("so it is late?"), and in a question that starts like one. */
const BLAME_TO = { request: -1.3, remark: -1, question: -2 } as const;

/** The same for our phrases in a question, if nothing else in it complains. */
const PHRASE_TO = -2;

/** The value of a report in a text without any opinion. */
const REPORT = -0.3;
const NO_OPINION = 0.2;

type Mood = 'question' | 'remark' | 'request' | 'statement';

interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly mood: Mood;
}

/** First words of questions with a question mark. "Why" and "have you" are left out: they complain as often as they ask. */
const ASKING = new Set(
  'what, which, when, where, who, how, do, does, is, are, can, could, may, will, would, should, shall, am'.split(', '),
);

/** How questions without a question mark begin. */
const QUESTION_START =
  /^(?:(?:do|does|is|are|can|could|would|will|may|shall|should) (?:you|we|they|it|the|this|your|my|there)|how (?:do|does|can|much|many|far|long|often|old|would|should)|what (?:time|is|are|do|does|should|would|size|date)|when (?:do|does|is|are|can|will)|where (?:do|is|are|can|does)|which (?:of|is|one|day)|who (?:is|do|can|should|does)|any (?:chance|idea))$/;

const REQUESTS = new Set(
  (
    "please, pls, plz, kindly, could you, can you, would you, will you, would like, i'd like, we'd like, like to, want to, " +
    'wanted to, wish to, need to, needs to, looking to, looking for, trying to, hoping to, let me know, advise, wondering, ' +
    'wondering if, grateful if, appreciate it if, we need, enquiring, inquiring, enquire, inquire, request, requesting, ' +
    'requested, to apply, to register, to book, a question, my question, writing about, writing regarding, regarding'
  ).split(', '),
);

/** After a question or a request, these words only end the message politely. */
const CLOSING = new Set(
  'thanks, thank, thx, ty, ta, cheers, many thanks, thank you, appreciate, appreciated, grateful, best, great, hope'.split(
    ', ',
  ),
);
const CLOSING_WORDS = 3;

/** After a question, this is the reason for it: "How do I reset my password? I can't log in." */
const UNABLE = /^(?:can|could|unable)/;

/** What makes a question a complaint: "Is it still not there?" */
const COMPLAINING =
  /^(?:why|still|yet|again|finally|never|nobody|no one|not|been|another|nothing|how many times)\b|n't\b/;

/** The values of the words, without those in sentences that give no opinion. */
export function toned(words: readonly Word[], valences: readonly number[]): number[] {
  const sentences = sentencesOf(words);
  const values = [...valences];
  let asked = false;
  for (const sentence of sentences) {
    if (sentence.mood !== 'statement') setAside(words, sentence, values);
    else if (asked) setAsideBehind(words, sentence, values);
    asked ||= sentence.mood !== 'statement';
  }
  const reported = sentences.some(({ mood, start, end }) => mood === 'statement' && isReport(words.slice(start, end)));
  if (reported && values.every((valence) => Math.abs(valence) < NO_OPINION)) values[0] = REPORT;
  return values;
}

function sentencesOf(words: readonly Word[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (let start = 0, end = 0; start < words.length; start = end) {
    end = start + 1;
    while (end < words.length && !words[end - 1].endsSentence) end++;
    sentences.push({ start, end, mood: moodOf(words, start, end) });
  }
  return sentences;
}

function moodOf(words: readonly Word[], start: number, end: number): Mood {
  const first = words[start].lower;
  const startsAsking = QUESTION_START.test(`${first} ${words[start + 1]?.lower}`);
  if (words[end - 1].asks) return startsAsking || ASKING.has(first) ? 'question' : 'remark';
  if (startsAsking && end > start + 2) return 'question';
  for (let at = start; at < end; at++) {
    if (REQUESTS.has(words[at].lower)) return 'request';
    if (at + 1 < end && REQUESTS.has(`${words[at].lower} ${words[at + 1].lower}`)) return 'request';
  }
  return 'statement';
}

function setAside(words: readonly Word[], { start, end, mood }: Sentence, valences: number[]): void {
  if (mood === 'statement') return;
  const complains = words.slice(start, end).some(({ lower }) => COMPLAINING.test(lower));
  for (let at = start; at < end; at++) {
    const { ours, lower } = words[at];
    const valence = valences[at];
    if (ours) {
      if (mood === 'question' && at > start && valence >= PHRASE_TO && !complains) valences[at] = 0;
    } else if (isWord(lower) && valence <= PRAISE_TO && valence >= BLAME_TO[mood]) {
      valences[at] = 0;
    }
  }
}

/** Emoji and emoticons keep their values in a question. */
function isWord(lower: string): boolean {
  return /[a-z]{2}/.test(lower);
}

function setAsideBehind(words: readonly Word[], { start, end }: Sentence, valences: number[]): void {
  for (let at = start; at < end; at++) {
    const closes = at < start + CLOSING_WORDS && CLOSING.has(words[at].lower);
    if (closes || (words[at].afterI && UNABLE.test(words[at].lower))) valences[at] = 0;
  }
}
