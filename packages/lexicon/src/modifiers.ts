/** Words that say nothing themselves and change what is said after them. The lists and numbers are VADER's. */
import type { Word } from './word';

/** What a degree adverb adds to the strength of a word. */
const BOOST = 0.293;

const STRONGER = new Set(
  (
    'absolutely, amazingly, awfully, completely, considerably, decidedly, deeply, effing, enormously, entirely, especially, ' +
    'exceptionally, extremely, fabulously, flippin, flipping, frickin, fricking, friggin, frigging, fucking, fully, greatly, ' +
    'hella, highly, hugely, incredibly, intensely, majorly, more, most, particularly, purely, quite, really, remarkably, so, ' +
    'substantially, thoroughly, totally, tremendously, uber, unbelievably, unusually, utterly, very'
  ).split(', '),
);

const WEAKER = new Set(
  (
    'almost, barely, hardly, kind of, kind-of, kinda, kindof, less, little, marginally, occasionally, partly, scarcely, ' +
    'slightly, somewhat, sort of, sort-of, sorta, sortof'
  ).split(', '),
);

const NEGATIONS = new Set(
  (
    'aint, arent, cannot, cant, couldnt, darent, despite, didnt, doesnt, dont, hadnt, hasnt, havent, isnt, mightnt, mustnt, ' +
    'neednt, neither, never, no, none, nope, nor, not, nothing, nowhere, oughtnt, rarely, seldom, shant, ' +
    'shouldnt, wasnt, werent, without, wont, wouldnt'
  ).split(', '),
);

/** What the word adds to the strength of those that follow: more than 0, less, or nothing. */
export function boostOf({ lower }: Word): number {
  if (STRONGER.has(lower)) return BOOST;
  return WEAKER.has(lower) ? -BOOST : 0;
}

/** Whether it turns the meaning of what follows. */
export function isNegation({ lower }: Word): boolean {
  return NEGATIONS.has(lower) || lower.endsWith("n't");
}
