import { DetectedSentiment, detectSentiment } from 'sentiment-form-lexicon';

/** What a text is rated by. */
export interface LexiconInput {
  /** The text, at its start if it is long: the time that an answer takes grows with it. */
  readonly text: string;
  /** The text's language, e.g. `en` or `en-GB`. @default en */
  readonly languageCode?: string;
}

/**
 * Rates the sentiment of English text as Comprehend's DetectSentiment would answer. It reads nothing, keeps nothing and
 * calls nothing. No error shows what a customer wrote.
 */
export async function handler(event: LexiconInput): Promise<DetectedSentiment> {
  const { text, languageCode = 'en' } = event ?? {};
  if (typeof text !== 'string' || typeof languageCode !== 'string') {
    throw new TypeError(
      `Expected { text: string, languageCode?: string }, got ${typeof text} and ${typeof languageCode}.`,
    );
  }
  if (!/^en(?:-|$)/i.test(languageCode)) throw new UnsupportedLanguageException();
  return detectSentiment(text);
}

/** Under Comprehend's name, so that a workflow treats both alike: better no opinion than NEUTRAL about every complaint. */
class UnsupportedLanguageException extends Error {
  public readonly name = 'UnsupportedLanguageException';

  public constructor() {
    super('The languageCode must be en or begin with en-: the word lists know English only.');
  }
}
