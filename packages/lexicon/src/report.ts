/**
 * A plain report: what the company, its people and its things did or do, told without a word of opinion ("The driver left it at
 * number 9", "You sent it to my old address"). People seldom write that to a company unless something is wrong.
 */
import { isOf } from './phrases/classes';
import type { Word } from './word';

const FEWEST_WORDS = 3;

/** The first words of such a sentence. */
const SUBJECTS = new Set(
  (
    'you, your, they, their, he, she, his, her, it, its, the, this, that, these, those, there, an, two, three, half, every, ' +
    'each, some, somebody, someone, one, only, all, both, first, after, last, now, then, when, no, driver, delivery, parcel, ' +
    'package, order, bus, train, flight, engineer, website, site, app, page, staff, food, room, courier, refund, bill, card, ' +
    'payment, heating, water, boiler, lift, door, tracking, toilet, shower, bed, screen, battery, update, link, code, email, ' +
    'letter, invoice, plumber, cleaner, teacher, doctor, nurse, receptionist, waiter, manager, assistant, phone, line, wifi, ' +
    'internet, power'
  ).split(', '),
);

const WRITERS_THINGS = new Set(['my', 'our']);
const WRITER = new Set("my, our, we, i'm, i've, i'd, i'll, we're, we've, we'd, we'll, hello, hi, dear".split(', '));

/** A sentence about the writer is a report only with one of these words, or if somebody else is in it: "and you sent", "then they". */
const HITCHES = new Set(
  'but, although, though, only, instead, still, again, until, nothing, not, never, without, twice'.split(', '),
);
const TURNS = new Set('and, then, when, but, so'.split(', '));
const OTHERS = new Set('you, they, he, she, it, your, nobody, nothing, then, got, was, were'.split(', '));

/** Answers to what a form asks: "was born on", "as attached". */
const DETAILS = new Set('born, attached, enclosed, called, named, ref, reference, number'.split(', '));

const WAS = new Set('was, were, had, did'.split(', '));

/** "The page stays white": the verb in the present is the second to fourth word. */
const PRESENT = /[a-z]{2}[^s']s$/;
const NOT_PRESENT = new Set('this, plus, always, does'.split(', '));
const PRESENT_AT = [2, 3];

export function isReport(sentence: readonly Word[]): boolean {
  const [first] = sentence;
  if (sentence.length < FEWEST_WORDS || sentence.some(({ lower }) => DETAILS.has(lower))) return false;
  if (WRITERS_THINGS.has(first.lower) && sentence.slice(2, 5).some(isPast)) return true;
  if (first.afterI || WRITER.has(first.lower)) return sentence.some(isPast) && sentence.some(isHitch);
  return (
    SUBJECTS.has(first.lower) && (sentence.slice(1).some(isPast) || PRESENT_AT.some((at) => isPresent(sentence[at])))
  );
}

function isPast(word: Word): boolean {
  return WAS.has(word.lower) || isOf('DONE', word);
}

function isPresent(word: Word | undefined): boolean {
  return word !== undefined && PRESENT.test(word.lower) && !NOT_PRESENT.has(word.lower);
}

function isHitch({ lower }: Word, index: number, sentence: readonly Word[]): boolean {
  if (index > 1 && HITCHES.has(lower)) return true;
  return TURNS.has(lower) && OTHERS.has(sentence[index + 1]?.lower);
}
