/** What analyzers are asked and what they answer, as the laws understand it. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject, member } from 'sentiment-form-local/lib/base/json';

/** What is known of the mood of a text. */
export interface Analysis {
  readonly sentiment: string;
  readonly sentimentScore: Readonly<Record<string, number>> | null;
}

/** Who analyzes the texts of a form. */
export interface Analyzer {
  /** As records name it. */
  readonly name: string;
  /** So many code points of a text are analyzed. */
  readonly most: number;
  /** What is answered where nobody is asked, because the submission is spam. */
  readonly ordinary: Analysis;
  readonly isAsked: (operation: string, input: Json) => boolean;
  /** What a call asks of it has to be this. */
  readonly question: (text: string, submissionId: string, input: Json) => Json;
  readonly read: (answer: Json) => Analysis;
}

export const UNKNOWN: Analysis = { sentiment: 'UNKNOWN', sentimentScore: null };
const NEUTRAL: Analysis = {
  sentiment: 'NEUTRAL',
  sentimentScore: { Positive: 0, Negative: 0, Neutral: 1, Mixed: 0 },
};

const LABELS = ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED'];

/** Comprehend, which is told the language. */
export function comprehend(languageOf: (text: string) => string = () => 'en'): Analyzer {
  return {
    name: 'comprehend',
    most: 1_250,
    ordinary: NEUTRAL,
    isAsked: (operation) => operation === 'comprehend.DetectSentiment',
    question: (text) => ({ Text: text, LanguageCode: languageOf(text) }),
    read: rated,
  };
}

/** Whether a call asks for the language of a text, before its sentiment. */
export function asksForLanguage(operation: string): boolean {
  return operation === 'comprehend.DetectDominantLanguage';
}

/** A function that answers as Comprehend does. */
export function analyzerFunction(name: string, logicalId: string): Analyzer {
  return {
    name,
    most: 5_000,
    ordinary: NEUTRAL,
    isAsked: (operation, input) =>
      operation === 'lambda.Invoke' && String(member(input, 'FunctionName')).includes(logicalId),
    question: (text, submissionId, input) => ({
      FunctionName: member(input, 'FunctionName') ?? null,
      Payload: { text, submissionId },
    }),
    read: (answer) => rated(payloadOf(answer)),
  };
}

/** A language model, which gets the text between two tags with a random name. */
export function bedrock(modelId: string): Analyzer {
  return {
    name: 'bedrock',
    most: 1_250,
    ordinary: { sentiment: 'NEUTRAL', sentimentScore: null },
    isAsked: (operation) => operation === 'bedrockruntime.Converse',
    question: (text, _id, input) => {
      const tag = /message-[0-9a-f-]{36}/.exec(JSON.stringify(input))?.[0];
      return {
        modelId,
        system: member(input, 'system') ?? null,
        messages: [{ role: 'user', content: [{ text: `<${tag}>\n${text}\n</${tag}>` }] }],
        inferenceConfig: { maxTokens: 8, temperature: 0 },
      };
    },
    read: (answer) => {
      const text = JSON.stringify(answer);
      const label = LABELS.find((name) => new RegExp(`"text":"${name}"`, 'i').test(text));
      return label === undefined ? UNKNOWN : { sentiment: label, sentimentScore: null };
    },
  };
}

/** Nobody. */
export const NOBODY: Analyzer = {
  name: 'none',
  most: 0,
  ordinary: UNKNOWN,
  isAsked: () => false,
  question: () => null,
  read: () => UNKNOWN,
};

/** What a function is given, or answered. */
export function payloadOf(answer: Json): Json {
  const payload = member(answer, 'Payload');
  return typeof payload === 'string' ? (JSON.parse(payload) as Json) : null;
}

/** In Comprehend's shape: labels and probabilities that it knows, to four decimals. */
function rated(answer: Json): Analysis {
  const sentiment = member(answer, 'Sentiment');
  if (typeof sentiment !== 'string' || !LABELS.includes(sentiment)) return UNKNOWN;
  const given = member(answer, 'SentimentScore');
  const known = Object.entries(isObject(given) ? given : ({} as JsonObject)).flatMap(([label, value]) =>
    LABELS.includes(label.toUpperCase()) && typeof value === 'number' && value >= 0 && value <= 1
      ? [[label, Math.round(value * 10_000) / 10_000]]
      : [],
  );
  return {
    sentiment,
    sentimentScore: known.length === 0 ? null : (Object.fromEntries(known) as Record<string, number>),
  };
}
