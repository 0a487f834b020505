/**
 * A small learned model (multinomial logistic regression): each word, each pair of words and each finding of the rules speaks
 * for or against each sentiment. The numbers were learned from sentences to companies, tweets and reviews; see
 * `test/training/README.md`.
 */
import { decoded } from '../front-coding';
import type { SentimentScores } from '../scores';
import type { Features } from './features';
import { FINDINGS_SAY, PHRASES, PHRASES_SAY } from './weights';

export interface Verdict {
  readonly scores: SentimentScores;
  /** How likely the text is no message to a company, from 0 to 1. The model knows such texts less well than the rules do. */
  readonly elsewhere: number;
}

/** What a weight of 1 is in the table, and the digit that stands for 0. */
export const STEPS = 5;
export const ZERO = 18;
const BASE = 36;

const INDEX = new Map(decoded(PHRASES).map((phrase, index): [string, number] => [phrase, index]));

type Column = keyof typeof PHRASES_SAY;

const WEIGHTS: Readonly<Record<Column, Float64Array>> = {
  Positive: weightsIn(PHRASES_SAY.Positive),
  Negative: weightsIn(PHRASES_SAY.Negative),
  Mixed: weightsIn(PHRASES_SAY.Mixed),
  elsewhere: weightsIn(PHRASES_SAY.elsewhere),
};

function weightsIn(digits: string): Float64Array {
  return Float64Array.from(digits, (digit) => (parseInt(digit, BASE) - ZERO) / STEPS);
}

export function verdictOn(features: Features): Verdict {
  const found: number[] = [];
  for (const phrase of features.phrases) {
    const index = INDEX.get(phrase);
    if (index !== undefined) found.push(index);
  }
  const sumOf = (column: Column) => {
    const said = found.reduce((total, index) => total + WEIGHTS[column][index], 0);
    return features.findings.reduce((total, value, at) => total + value * FINDINGS_SAY[column][at], said);
  };
  const [Positive, Negative, Mixed] = [sumOf('Positive'), sumOf('Negative'), sumOf('Mixed')];
  return { scores: shares(Positive, Negative, 0, Mixed), elsewhere: 1 / (1 + Math.exp(-sumOf('elsewhere'))) };
}

/** The sums are relative to NEUTRAL. The largest is taken off first, because the exponential of a long text's sum overflows. */
function shares(...sums: readonly [number, number, number, number]): SentimentScores {
  const largest = Math.max(...sums);
  const [Positive, Negative, Neutral, Mixed] = sums.map((sum) => Math.exp(sum - largest));
  const all = Positive + Negative + Neutral + Mixed;
  return { Positive: Positive / all, Negative: Negative / all, Neutral: Neutral / all, Mixed: Mixed / all };
}
