import type { BedrockModel } from './bedrock-model';

/** How Amazon Comprehend analyzes. Only one of `languageCode`, `languageField` and `detectLanguage` can be given. */
export interface ComprehendAnalyzerOptions {
  /**
   * The language of all submissions: one of ar, de, en, es, fr, hi, it, ja, ko, pt, zh, zh-TW.
   *
   * @default 'en'
   */
  readonly languageCode?: string;

  /**
   * The field of the form that names the language, as `de` or `pt-BR`: a `FormField.choice()` or a `FormField.text()`. A
   * field that the form does not declare is refused at synth.
   *
   * @default - the language is the same for all
   */
  readonly languageField?: string;

  /**
   * Whether Comprehend finds out the language first. It costs another call for each submission, billed like the analysis.
   *
   * @default false
   */
  readonly detectLanguage?: boolean;

  /**
   * The language in which a text is analyzed whose own is missing, or is none that Comprehend analyzes. Only with
   * `languageField` or `detectLanguage`.
   *
   * @default - such a text is not analyzed, and its sentiment is UNKNOWN
   */
  readonly fallbackLanguageCode?: string;

  /**
   * How much of a text is analyzed, in characters (code points): from 1 to 1250, which in no script are more than the 5,000
   * bytes that DetectSentiment takes. Comprehend bills by length: 1,250 characters cost $0.0013 at the list price.
   *
   * @default 1250
   */
  readonly maxAnalyzedCharacters?: number;

  /**
   * Further regions that Comprehend is in by now, such as `eu-north-1`, beside the 13 that this version knows. A token is refused.
   *
   * A stack in any other region is refused: at synth where its region is known, and else by a rule in its template when it is
   * deployed, before anything is created.
   *
   * @default - no further regions
   */
  readonly additionalRegions?: string[];
}

/** How the lexicon analyzes. */
export interface LexiconAnalyzerOptions {
  /**
   * How much of a text is analyzed, in characters (code points): from 1 to 60000.
   *
   * @default 5000
   */
  readonly maxAnalyzedCharacters?: number;
}

/** How a function of yours analyzes. */
export interface CustomAnalyzerOptions {
  /**
   * How much of a text the function gets, in characters (code points): from 1 to 60000.
   *
   * @default 5000
   */
  readonly maxAnalyzedCharacters?: number;
}

/** How a model of Amazon Bedrock analyzes. */
export interface BedrockAnalyzerOptions {
  /**
   * The model, which the account must have access to.
   *
   * Many models, Amazon Nova among them, are in some regions to be had by an inference profile only: set
   * `BedrockModel.inferenceProfile('eu.amazon.nova-micro-v1:0')` there. With a model that the region does not have, every
   * sentiment is UNKNOWN.
   *
   * @default BedrockModel.foundationModel('amazon.nova-micro-v1:0')
   */
  readonly model?: BedrockModel;

  /**
   * How much of a text is analyzed, in characters (code points): from 1 to 60000. Models bill by length.
   *
   * @default 1250
   */
  readonly maxAnalyzedCharacters?: number;
}
