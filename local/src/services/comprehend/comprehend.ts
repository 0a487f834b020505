/** Comprehend on a laptop: its sentiment operations with its response shapes, limits and errors. */
import { Json, JsonObject } from '../../asl/contract';
import { objectOf, stringOf } from '../input';
import { CallContext, Service, ServiceError } from '../service';
import { rateEnglish, SentimentScores } from './sentiment';

/** The languages of DetectSentiment: https://docs.aws.amazon.com/comprehend/latest/dg/supported-languages.html */
const LANGUAGES = ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW'];

/** Limits: https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html */
const MAX_TEXT_BYTES = 5000;
const MAX_BATCH = 25;

/** The answer for a language that no word list here covers: no opinion, rather than a guess. */
const NO_OPINION: SentimentScores = { Positive: 0, Negative: 0, Neutral: 1, Mixed: 0 };

/** English is rated; a text in another of Comprehend's languages is always NEUTRAL. */
export class Comprehend implements Service {
  public readonly name = 'comprehend';
  public readonly operations = ['DetectSentiment', 'BatchDetectSentiment'];
  /** Throttling is not among them, though Comprehend does throttle. */
  public readonly modelledErrors = new Set([
    'BatchSizeLimitExceededException',
    'InternalServerException',
    'InvalidRequestException',
    'TextSizeLimitExceededException',
    'UnsupportedLanguageException',
  ]);

  public async call(operation: string, input: Json, _context: CallContext): Promise<Json> {
    return operation === 'DetectSentiment' ? detectSentiment(objectOf(input)) : batchDetectSentiment(objectOf(input));
  }
}

function detectSentiment(input: JsonObject): JsonObject {
  const text = requiredText(input.Text, 'text');
  const language = requiredLanguage(input.LanguageCode);
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_TEXT_BYTES) throw new ServiceError('TextSizeLimitExceededException', tooLong(bytes));
  return sentimentOf(text, language);
}

function batchDetectSentiment(input: JsonObject): JsonObject {
  const language = requiredLanguage(input.LanguageCode);
  const list = Array.isArray(input.TextList) ? input.TextList : [];
  if (list.length === 0) {
    throw violation(input.TextList, 'textList', 'Member must have length greater than or equal to 1');
  }
  if (list.length > MAX_BATCH) {
    throw new ServiceError(
      'BatchSizeLimitExceededException',
      `Input batch size exceeds limit. Max batch size is ${MAX_BATCH} while in this request it is ${list.length}`,
    );
  }
  const results: Json[] = [];
  const errors: Json[] = [];
  list.forEach((entry, index) => {
    const text = requiredText(entry, `textList.${index + 1}.member`);
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_TEXT_BYTES) {
      errors.push({ Index: index, ErrorCode: 'TEXT_SIZE_LIMIT_EXCEEDED', ErrorMessage: tooLong(bytes) });
    } else {
      results.push({ Index: index, ...sentimentOf(text, language) });
    }
  });
  return { ResultList: results, ErrorList: errors };
}

function sentimentOf(text: string, language: string): JsonObject {
  const scores = language === 'en' ? rateEnglish(text) : NO_OPINION;
  const [[largest]] = Object.entries(scores).sort(([, a], [, b]) => b - a);
  return { Sentiment: largest.toUpperCase(), SentimentScore: { ...scores } };
}

function requiredText(given: Json | undefined, member: string): string {
  const text = stringOf(given);
  if (text === undefined) throw violation(null, member, 'Member must not be null');
  if (text === '') throw violation(text, member, 'Member must have length greater than or equal to 1');
  return text;
}

function requiredLanguage(given: Json | undefined): string {
  const language = stringOf(given);
  if (language === undefined) throw violation(null, 'languageCode', 'Member must not be null');
  if (!LANGUAGES.includes(language)) {
    throw violation(language, 'languageCode', `Member must satisfy enum value set: [${LANGUAGES.join(', ')}]`);
  }
  return language;
}

/** The form in which AWS's JSON services say that an input breaks their model. */
function violation(value: Json | undefined, member: string, constraint: string): ServiceError {
  const shown = typeof value === 'string' ? `'${value}'` : JSON.stringify(value ?? null);
  return new ServiceError(
    'ValidationException',
    `1 validation error detected: Value ${shown} at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}

function tooLong(bytes: number): string {
  return (
    `Input text size exceeds limit. Max length of request text allowed is ${MAX_TEXT_BYTES} bytes ` +
    `while in this request the text size is ${bytes} bytes`
  );
}
