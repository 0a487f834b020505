import type { BedrockModel } from './bedrock-model';

/** Options of the analysis by Amazon Comprehend. Only one of `languageCode`, `languageField` and `detectLanguage` can be given. */
export interface ComprehendAnalyzerOptions {
  /**
   * The language of all submissions: one of ar, de, en, es, fr, hi, it, ja, ko, pt, zh, zh-TW.
   *
   * @default 'en'
   */
  readonly languageCode?: string;

  /**
   * The field of the form that contains the language, such as `de` or `pt-BR`: a `FormField.choice()` or a
   * `FormField.text()`. A field that the form does not declare is refused at synth.
   *
   * @default - all submissions have the same language
   */
  readonly languageField?: string;

  /**
   * Whether Comprehend detects the language first. This requires another call for each submission, at the same price as the
   * analysis.
   *
   * @default false
   */
  readonly detectLanguage?: boolean;

  /**
   * The language to use if the language of a text is missing, or if Comprehend does not support it. Only with
   * `languageField` or `detectLanguage`.
   *
   * @default - such a text is not analyzed, and its sentiment is UNKNOWN
   */
  readonly fallbackLanguageCode?: string;

  /**
   * How much of a text is analyzed, in characters (code points): from 1 to 1250. In any script, 1250 characters fit in the
   * 5,000 bytes that DetectSentiment accepts. Comprehend bills by length: 1,250 characters cost $0.0013 at the list price.
   *
   * @default 1250
   */
  readonly maxAnalyzedCharacters?: number;

  /**
   * More regions in which Comprehend is available, such as `eu-north-1`, in addition to the 13 that this version knows. A
   * token is refused.
   *
   * A stack in any other region is refused: at synth if its region is known, or otherwise by a rule in its template at
   * deployment, before anything is created.
   *
   * @default - no more regions
   */
  readonly additionalRegions?: string[];
}

/** Options of the analysis by the lexicon. */
export interface LexiconAnalyzerOptions {
  /**
   * How much of a text is analyzed, in characters (code points): from 1 to 60000.
   *
   * @default 5000
   */
  readonly maxAnalyzedCharacters?: number;
}

/** Options of the analysis by your own function. */
export interface CustomAnalyzerOptions {
  /**
   * How much of a text is sent to the function, in characters (code points): from 1 to 60000.
   *
   * @default 5000
   */
  readonly maxAnalyzedCharacters?: number;
}

/** Options of the analysis by a model of Amazon Bedrock. */
export interface BedrockAnalyzerOptions {
  /**
   * The model. The account must have access to it.
   *
   * In some regions, many models, including Amazon Nova, are available only through an inference profile: set
   * `BedrockModel.inferenceProfile('eu.amazon.nova-micro-v1:0')` there. If the region does not have the model, every
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
