import { DetectedSentiment, detectSentiment } from 'sentiment-form-lexicon';

/** The input of the function. */
export interface LexiconInput {
  /** The text, or the beginning of a long one: the time that the analysis takes grows with the length. */
  readonly text: string;
  /** The text's language, e.g. `en` or `en-GB`. @default en */
  readonly languageCode?: string;
}

/**
 * Rates the sentiment of English text and returns it in the format of Comprehend's DetectSentiment. It accesses no data and
 * no service. Its errors never contain what a customer wrote.
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

/**
 * It has the same name as Comprehend's error, so that a workflow handles both in the same manner: an error is better than
 * NEUTRAL for every complaint.
 */
class UnsupportedLanguageException extends Error {
  public readonly name = 'UnsupportedLanguageException';

  public constructor() {
    super('The languageCode must be en or begin with en-, because the word lists contain only English.');
  }
}
