/** Sums up the words of a text: how good or bad all of it is, and whether it says both. */
import { toned } from './mood';
import { squash } from './scale';
import { valencesOf } from './valence';
import type { Word } from './word';
import { wordsOf } from './words';

export interface Opinion {
  /** From -1, all bad, to 1, all good. */
  readonly polarity: number;
  /** The weaker of the best and the worst part of the text, from 0, when all of it points one way, to 1. */
  readonly contrast: number;
  /** The sum of what is good, and of what is bad without its sign: in the whole text, then without questions and requests. */
  readonly praiseHeard: number;
  readonly blameHeard: number;
  readonly praise: number;
  readonly blame: number;
}

/** What stands behind one of these counts more than what stands before it. */
const TURNS = new Set(['but', 'however']);
const BEFORE_TURN = 0.5;
const AFTER_TURN = 1.5;

/** What is said on the two sides of one of these may well differ. */
const CONTRASTS = new Set([...TURNS, 'although', 'though']);

/** What each of the first four exclamation marks adds, and what two, three or more question marks do. VADER's numbers. */
const EXCLAMATION = 0.292;
const MAX_EXCLAMATIONS = 4;
const QUESTION = 0.18;
const MANY_QUESTIONS = 0.96;

export function opinionOf(text: string): Opinion {
  const words = wordsOf(text);
  const heard = valencesOf(words);
  const valences = toned(words, heard);
  const sum = turned(words, valences).reduce((total, valence) => total + valence, 0);
  return {
    polarity: squash(sum + Math.sign(sum) * emphasisOf(text)),
    contrast: contrastOf(words, valences),
    praiseHeard: praiseIn(heard),
    blameHeard: praiseIn(heard.map((valence) => -valence)),
    praise: praiseIn(valences),
    blame: praiseIn(valences.map((valence) => -valence)),
  };
}

/** The sum of the values above 0. */
function praiseIn(valences: readonly number[]): number {
  return valences.reduce((total, valence) => total + Math.max(0, valence), 0);
}

function turned(words: readonly Word[], valences: readonly number[]): number[] {
  const turn = words.findIndex(({ lower }) => TURNS.has(lower));
  if (turn < 0) return [...valences];
  return valences.map((valence, index) => valence * (index < turn ? BEFORE_TURN : AFTER_TURN));
}

function emphasisOf(text: string): number {
  const exclamations = Math.min(MAX_EXCLAMATIONS, text.split('!').length - 1);
  const questions = text.split('?').length - 1;
  return exclamations * EXCLAMATION + (questions > 3 ? MANY_QUESTIONS : questions > 1 ? questions * QUESTION : 0);
}

function contrastOf(words: readonly Word[], valences: readonly number[]): number {
  const parts = [0];
  words.forEach(({ lower }, index) => {
    if (CONTRASTS.has(lower)) parts.push(0);
    else parts[parts.length - 1] += valences[index];
  });
  const polarities = parts.map(squash);
  const best = polarities.reduce((most, polarity) => Math.max(most, polarity), 0);
  const worst = polarities.reduce((most, polarity) => Math.max(most, -polarity), 0);
  return Math.min(best, worst);
}
