/** What the model looks at: the words of a text, alone and in pairs, and what the rules found in it. */
import type { Opinion } from '../opinion';
import type { SentimentScores } from '../scores';

export interface Features {
  /** Single words and pairs of neighbours (`never_came`), each once. `^` is the beginning of the text, `$` its end. */
  readonly phrases: ReadonlySet<string>;
  /** What the rules found, in the order of `FINDINGS`. */
  readonly findings: readonly number[];
}

/** The names of the findings. */
export const FINDINGS = [
  'always',
  'positive',
  'negative',
  'neutral',
  'mixed',
  'polarity',
  'strength',
  'contrast',
  'praise',
  'blame',
  'praise and blame',
  'praise heard',
  'blame heard',
  'both heard',
  'length',
] as const;

/** Sums of word values and numbers of words are scaled to about 1, and limited, because a higher one means nothing more. */
const VALUE = 2;
const LENGTH = 15;
const MOST = 3;

const NUMBER = /\d[\d.,:]*/g;
const TOKEN = /[a-z]+(?:'[a-z]+)*|[0?!;:,.£$€]/g;

export function featuresOf(text: string, opinion: Opinion, rules: SentimentScores): Features {
  const tokens = tokensOf(text);
  const edged = ['^', ...tokens, '$'];
  const phrases = new Set(tokens);
  for (let at = 1; at < edged.length; at++) phrases.add(`${edged[at - 1]}_${edged[at]}`);
  return { phrases, findings: findingsOf(opinion, rules, tokens.length) };
}

/** All numbers are written "0", so that "3 weeks" and "20 weeks" are the same pair. */
function tokensOf(text: string): string[] {
  return text.toLowerCase().replace(/[’`]/g, "'").replace(NUMBER, '0').match(TOKEN) ?? [];
}

function findingsOf(opinion: Opinion, rules: SentimentScores, length: number): number[] {
  const { Positive, Negative, Neutral, Mixed } = rules;
  const largest = Math.max(Positive, Negative, Neutral, Mixed);
  const [praise, blame] = [scaled(opinion.praise), scaled(opinion.blame)];
  const [praiseHeard, blameHeard] = [scaled(opinion.praiseHeard), scaled(opinion.blameHeard)];
  return [
    1,
    ...[Positive, Negative, Neutral, Mixed].map((score) => (score === largest ? 1 : 0)),
    opinion.polarity,
    Math.abs(opinion.polarity),
    opinion.contrast,
    praise,
    blame,
    Math.min(praise, blame),
    praiseHeard,
    blameHeard,
    Math.min(praiseHeard, blameHeard),
    Math.min(MOST, length / LENGTH),
  ];
}

function scaled(value: number): number {
  return Math.min(MOST, value / VALUE);
}
