/** Learns the numbers of the model. `README.md` says from what, and why. */
import { join } from 'node:path';
import { encoded } from '../../src/front-coding';
import { FINDINGS, featuresOf, type Features } from '../../src/model/features';
import { STEPS, ZERO } from '../../src/model/model';
import { opinionOf } from '../../src/opinion';
import { scoresByRules } from '../../src/rules';
import { labelledTexts } from '../labelled-texts';
import { ratedTexts } from '../rated-texts';
import { regress, type Row } from './regression';

/** A text with a sentiment; `elsewhere` if it is no message to a company. */
export interface Lesson extends Features {
  readonly sentiment: string;
  readonly elsewhere: boolean;
}

export interface Weights {
  readonly phrases: readonly string[];
  /** By column: the weight of each phrase, and of each finding. */
  readonly phrasesSay: Readonly<Record<string, readonly number[]>>;
  readonly findingsSay: Readonly<Record<string, readonly number[]>>;
}

const SENTIMENTS = ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED'];
const NEUTRAL = SENTIMENTS.indexOf('NEUTRAL');

/** Chosen by learning from one writer and measuring with the other. */
const PENALTY = 2;
const PENALTY_ELSEWHERE = 3;

/** How much a tweet or a review counts beside a message to a company, which there are fewer of. */
const TWEET = 0.4;
const MESSAGE_ELSEWHERE = 2;

/** A phrase that fewer of our sentences contain is left out. Of the others, the strongest are kept, as many as the package has room for. */
const FEWEST = 2;
const PHRASES = 2800;

/** The digits from 0 to Z, around the one for 0. */
const LARGEST = 17;

export function lessonsFrom(file: string): Lesson[] {
  return labelledTexts(file).map(({ text, sentiment }) => lesson(text, sentiment, false));
}

export function lessonsElsewhere(folder: string): Lesson[] {
  const texts = ['tweets.tsv', 'amazon-reviews.tsv'].flatMap((file) => ratedTexts(join(folder, file)));
  return texts.map(({ text, sentiment }) => lesson(text, sentiment, true));
}

function lesson(text: string, sentiment: string, elsewhere: boolean): Lesson {
  const opinion = opinionOf(text);
  return { ...featuresOf(text, opinion, scoresByRules(opinion)), sentiment, elsewhere };
}

export function learned(lessons: readonly Lesson[]): Weights {
  const common = commonIn(lessons);
  const first = sentimentsOf(lessons, common);
  const strongest = common
    .map((phrase, index) => ({ phrase, strength: strengthOf(first, index) }))
    .sort((one, other) => other.strength - one.strength)
    .slice(0, PHRASES);
  const phrases = strongest.map(({ phrase }) => phrase).sort();
  const all = { ...sentimentsOf(lessons, phrases), elsewhere: elsewhereOf(lessons, phrases) };
  const part = (from: number, to?: number) =>
    Object.fromEntries(Object.entries(all).map(([name, weights]) => [name, weights.slice(from, to)]));
  return { phrases, phrasesSay: part(0, phrases.length), findingsSay: part(phrases.length) };
}

function commonIn(lessons: readonly Lesson[]): string[] {
  const counts = new Map<string, number>();
  for (const { phrases, elsewhere } of lessons) {
    for (const phrase of elsewhere ? [] : phrases) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= FEWEST)
    .map(([phrase]) => phrase)
    .sort();
}

function strengthOf(sentiments: Readonly<Record<string, readonly number[]>>, index: number): number {
  const weights = [0, ...Object.values(sentiments).map((column) => column[index])];
  return Math.max(...weights) - Math.min(...weights);
}

/** By sentiment, what each phrase and then each finding says for it, relative to NEUTRAL. */
function sentimentsOf(lessons: readonly Lesson[], phrases: readonly string[]) {
  const rows = rowsOf(lessons, phrases, ({ sentiment, elsewhere }) => ({
    label: SENTIMENTS.indexOf(sentiment),
    weight: elsewhere ? TWEET : 1,
  }));
  const columns = phrases.length + FINDINGS.length;
  const weights = regress(rows, columns, SENTIMENTS.length, PENALTY);
  const column = (label: number) =>
    Array.from({ length: columns }, (_, at) => {
      const of = (one: number) => weights[at * SENTIMENTS.length + one];
      return of(label) - of(NEUTRAL);
    });
  return { Positive: column(0), Negative: column(1), Mixed: column(3) };
}

function elsewhereOf(lessons: readonly Lesson[], phrases: readonly string[]): number[] {
  const rows = rowsOf(lessons, phrases, ({ elsewhere }) => ({
    label: elsewhere ? 1 : 0,
    weight: elsewhere ? 1 : MESSAGE_ELSEWHERE,
  }));
  const columns = phrases.length + FINDINGS.length;
  const weights = regress(rows, columns, 2, PENALTY_ELSEWHERE);
  return Array.from({ length: columns }, (_, at) => weights[at * 2 + 1] - weights[at * 2]);
}

function rowsOf(
  lessons: readonly Lesson[],
  phrases: readonly string[],
  aim: (one: Lesson) => Pick<Row, 'label' | 'weight'>,
): Row[] {
  const index = new Map(phrases.map((phrase, at): [string, number] => [phrase, at]));
  return lessons.map((one) => {
    const found = [...one.phrases].flatMap((phrase) => index.get(phrase) ?? []);
    return {
      columns: [...found, ...one.findings.map((_, at) => phrases.length + at)],
      values: [...found.map(() => 1), ...one.findings],
      ...aim(one),
    };
  });
}

/** The source file that the engine carries. */
export function sourceOf({ phrases, phrasesSay, findingsSay }: Weights): string {
  const digit = (weight: number) =>
    (ZERO + Math.max(-LARGEST, Math.min(LARGEST, Math.round(weight * STEPS)))).toString(36);
  const say = Object.entries(phrasesSay).map(([name, weights]) => `  ${name}:\n    '${weights.map(digit).join('')}',`);
  const findings = Object.entries(findingsSay).map(
    ([name, weights]) => `  ${name}: [${weights.map((weight) => Math.round(weight * 100) / 100 + 0).join(', ')}],`,
  );
  return [
    '/** Generated by `test/training/write.ts`. Do not edit. */',
    '',
    '/** Words and pairs of words, as in `front-coding.ts`. */',
    `export const PHRASES = \`${encoded(phrases)}\`;`,
    '',
    '/** What each phrase says for or against a sentiment, relative to NEUTRAL: a digit for each, as `model.ts` reads them. */',
    'export const PHRASES_SAY = {',
    ...say,
    '};',
    '',
    '/** The same for each of `FINDINGS`. */',
    'export const FINDINGS_SAY = {',
    ...findings,
    '};',
    '',
  ].join('\n');
}
