/**
 * Words and short phrases that stand for one another inside a phrase, which names them in capitals: "HASNT arrived" is also
 * "have not arrived". A single letter and a digit alone are never seen (see `wordsOf`).
 */
import type { Word } from '../word';

const CLASSES: Readonly<Record<string, string>> = {
  NOBODY: 'nobody, no one, no-one, noone, none of you, none of them, not one person, not a single person, not a soul',
  HASNT:
    "hasn't, haven't, hasnt, havent, hadn't, hadnt, has not, have not, had not, has yet to, have yet to, has still not, " +
    'have still not, is still not, are still not, has never, have never',
  HAS: "has, have, had, i've, we've, you've, they've, he's, she's, it's",
  CANT: "can't, cant, cannot, can not, couldn't, couldnt, could not, unable to, not able to, impossible to",
  WONT: "won't, wont, will not, wouldn't, wouldnt, would not, refuses to, refuse to, refused to, refusing to",
  DOESNT: "doesn't, doesnt, does not",
  DONT: "don't, dont, do not",
  DIDNT: "didn't, didnt, did not",
  ISNT: "isn't, isnt, is not, aren't, arent, are not, wasn't, wasnt, was not, weren't, werent, were not, it's not, that's not, ain't",
  BE: "is, are, was, were, am, be, been, being, it's, that's, i'm, we're, they're, you're, he's, she's",
  PERIOD:
    'minute, minutes, min, mins, hour, hours, hr, hrs, day, days, night, nights, week, weeks, weekend, wks, month, months, year, ' +
    'years, yrs, fortnight, ages, forever, quarter, half hour, half an hour, morning, afternoon, evening',
  DAY:
    'monday, tuesday, wednesday, thursday, friday, saturday, sunday, yesterday, january, february, march, april, june, july, ' +
    'august, september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, christmas, ' +
    'easter, spring, summer, autumn, winter, last week, last month, last year, noon, midnight, this morning, last night, new year',
  NUMBER:
    'two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fifteen, twenty, thirty, forty, fifty, sixty, ninety, ' +
    'hundred, several, many, few, couple of, an, half an, over an, nearly an, almost an, dozen, over, whole, more than, ' +
    'the best part of, another, three quarters of an',
  NTH:
    'second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, 2nd, 3rd, 4th, 5th, 6th, 7th, 8th, 9th, 10th, ' +
    'umpteenth, nth, hundredth',
  US: 'me, us, him, her, them, it, you, everyone, people',
  MY: 'my, our, the, his, her, their, your, that, this, an, any, its, all',
  YOU:
    'you, they, he, she, it, someone, somebody, you guys, your team, your driver, your staff, the driver, the courier, the shop, ' +
    'the company, the engineer',
  TELLING:
    'telling, asking, warning, notice, explanation, explaining, apology, permission, notification, notifying, informing, consent, reply, answer',
};

/** Numbers, prices and times: "40", "$300", "9:15", "3rd". */
const FIGURES = /^[£$€]?\d[\d.,:]{0,12}(?:st|nd|rd|th|am|pm|k|p|x)?$/;

/** Irregular past forms. */
const IRREGULAR = new Set(
  (
    'been, come, came, gone, went, had, got, gotten, sent, given, gave, taken, took, done, did, seen, saw, heard, found, made, ' +
    'paid, told, left, kept, met, put, read, said, set, spoken, spoke, rung, rang, brought, bought, shown, written, wrote, begun, ' +
    'held, let, sat, built, cut, dealt, driven, fallen, flown, forgotten, known, lit, lent, swept, thrown, worn, woken, sold'
  ).split(', '),
);

const NOT_PROGRESSIVE = new Set(
  'morning, evening, during, something, anything, nothing, everything, thing, king, string, ring, bring, spring'.split(
    ', ',
  ),
);

const NONE: readonly number[] = [];
const NO_CLASS: ReadonlySet<string> = new Set();

type IsOne = (word: Word) => boolean;

/** Classes that are seen in the form of a single word. "failed" has a value of its own, and is left to it. */
const BY_FORM: ReadonlyMap<string, IsOne> = new Map([
  ['NUMBER', ({ lower }) => FIGURES.test(lower)],
  [
    'DONE',
    ({ lower, valence }) => IRREGULAR.has(lower) || (valence >= -0.9 && lower.length > 4 && lower.endsWith('ed')),
  ],
  ['DOING', ({ lower }) => lower.length > 4 && lower.endsWith('ing') && !NOT_PROGRESSIVE.has(lower)],
]);

/** For each class, its phrases without their first words, by these first words. */
const BY_LIST = new Map(Object.entries(CLASSES).map(([name, list]) => [name, byFirstWord(list)]));

/** Which classes may begin with a word, of the words met so far. */
const met = new Map<string, ReadonlySet<string>>();
const MAX_REMEMBERED = 20_000;

/** How many words from `index` on are one of the class, in all possible lengths. */
export function lengthsOf(name: string, words: readonly Word[], index: number): readonly number[] {
  if (!classesFrom(words[index]).has(name)) return NONE;
  const lengths = BY_FORM.get(name)?.(words[index]) === true ? [1] : [];
  for (const rest of BY_LIST.get(name)?.get(words[index].lower) ?? []) {
    if (rest.every((word, offset) => words[index + 1 + offset]?.lower === word)) lengths.push(1 + rest.length);
  }
  return lengths;
}

/** The classes that may begin with a word. */
export function classesFrom(word: Word): ReadonlySet<string> {
  const known = met.get(word.lower);
  if (known !== undefined) return known;
  const names = [...BY_LIST].filter(([, list]) => list.has(word.lower)).map(([name]) => name);
  names.push(...[...BY_FORM].filter(([, isOne]) => isOne(word)).map(([name]) => name));
  const classes = names.length > 0 ? new Set(names) : NO_CLASS;
  if (met.size >= MAX_REMEMBERED) met.clear();
  met.set(word.lower, classes);
  return classes;
}

function byFirstWord(list: string): Map<string, string[][]> {
  const rests = new Map<string, string[][]>();
  for (const phrase of list.split(', ')) {
    const [first, ...rest] = phrase.split(' ').filter((word) => word.length > 1);
    rests.set(first, [...(rests.get(first) ?? []), rest]);
  }
  return rests;
}

export function isOf(name: string, word: Word): boolean {
  return BY_FORM.get(name)?.(word) === true;
}
