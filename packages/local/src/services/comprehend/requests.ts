/** What Comprehend says of a request that breaks its model or its limits. */
import { Json, stringOf } from '../../base/json';
import { ServiceError } from '../service';

/** The languages of DetectSentiment: https://docs.aws.amazon.com/comprehend/latest/dg/supported-languages.html */
const LANGUAGES = ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW'];

export function requiredText(given: Json | undefined, member: string): string {
  const text = stringOf(given);
  if (text === undefined) throw violation(null, member, 'Member must not be null');
  if (text === '') throw violation(text, member, 'Member must have length greater than or equal to 1');
  return text;
}

export function requiredLanguage(given: Json | undefined): string {
  const language = stringOf(given);
  if (language === undefined) throw violation(null, 'languageCode', 'Member must not be null');
  if (!LANGUAGES.includes(language)) {
    throw violation(language, 'languageCode', `Member must satisfy enum value set: [${LANGUAGES.join(', ')}]`);
  }
  return language;
}

/** The form in which AWS's JSON services say that an input breaks their model. */
export function violation(value: Json | undefined, member: string, constraint: string): ServiceError {
  const shown = typeof value === 'string' ? `'${value}'` : JSON.stringify(value ?? null);
  return new ServiceError(
    'ValidationException',
    `1 validation error detected: Value ${shown} at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}

/** What is wrong with the length of a text, or nothing. */
export function tooLong(text: string, mostBytes: number): string | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes <= mostBytes) return undefined;
  return (
    `Input text size exceeds limit. Max length of request text allowed is ${mostBytes} bytes ` +
    `while in this request the text size is ${bytes} bytes`
  );
}

/** The text, unless it is longer than an operation takes. */
export function limited(text: string, mostBytes: number): string {
  const problem = tooLong(text, mostBytes);
  if (problem !== undefined) throw new ServiceError('TextSizeLimitExceededException', problem);
  return text;
}
