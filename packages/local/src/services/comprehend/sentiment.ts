/** DetectSentiment, of one text and of several. */
import { detectSentiment as detectEnglish, DetectedSentiment } from 'sentiment-form-lexicon';
import { limited, requiredLanguage, requiredText, tooLong, violation } from './requests';
import { Json, JsonObject, listOf } from '../../base/json';
import { ServiceError } from '../service';

/** Limits: https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html */
const MAX_BYTES = 5000;
const MAX_BATCH = 25;

/** The answer for a language that no word list here covers: no opinion, rather than a guess. */
const NO_OPINION: DetectedSentiment = {
  Sentiment: 'NEUTRAL',
  SentimentScore: { Positive: 0, Negative: 0, Neutral: 1, Mixed: 0 },
};

export function detectSentiment(input: JsonObject): JsonObject {
  const text = requiredText(input.Text, 'text');
  const language = requiredLanguage(input.LanguageCode);
  return sentimentOf(limited(text, MAX_BYTES), language);
}

export function batchDetectSentiment(input: JsonObject): JsonObject {
  const language = requiredLanguage(input.LanguageCode);
  const results: Json[] = [];
  const errors: Json[] = [];
  batchOf(input.TextList).forEach((entry, index) => {
    const text = requiredText(entry, `textList.${index + 1}.member`);
    const problem = tooLong(text, MAX_BYTES);
    if (problem === undefined) results.push({ Index: index, ...sentimentOf(text, language) });
    else errors.push({ Index: index, ErrorCode: 'TEXT_SIZE_LIMIT_EXCEEDED', ErrorMessage: problem });
  });
  return { ResultList: results, ErrorList: errors };
}

function batchOf(given: Json | undefined): Json[] {
  const list = listOf(given);
  if (list.length === 0) throw violation(given, 'textList', 'Member must have length greater than or equal to 1');
  if (list.length <= MAX_BATCH) return list;
  throw new ServiceError(
    'BatchSizeLimitExceededException',
    `Input batch size exceeds limit. Max batch size is ${MAX_BATCH} while in this request it is ${list.length}`,
  );
}

function sentimentOf(text: string, language: string): JsonObject {
  const { Sentiment, SentimentScore } = language === 'en' ? detectEnglish(text) : NO_OPINION;
  return { Sentiment, SentimentScore: { ...SentimentScore } };
}
