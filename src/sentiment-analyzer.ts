import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Analyzer } from './private/analyzers/analyzer';
import { bedrockAnalyzer } from './private/analyzers/bedrock';
import { comprehendAnalyzer } from './private/analyzers/comprehend';
import { customAnalyzer, lexiconAnalyzer } from './private/analyzers/function';
import { noAnalyzer } from './private/analyzers/none';
import { checkOptions } from './private/validation/options/check-options';
import { checkKind } from './private/validation/options/kinds';
import {
  BEDROCK_OPTIONS,
  COMPREHEND_OPTIONS,
  CUSTOM_OPTIONS,
  LEXICON_OPTIONS,
} from './private/validation/options/shapes/analyzers';
import { FUNCTION } from './private/validation/options/shapes/common';
import type {
  BedrockAnalyzerOptions,
  ComprehendAnalyzerOptions,
  CustomAnalyzerOptions,
  LexiconAnalyzerOptions,
} from './sentiment-analyzer-options';

/**
 * Determines the sentiment of a message.
 *
 * Submissions are recorded whatever the analyzer does. If it fails, is too slow, or returns an invalid result, the
 * sentiment is UNKNOWN. By default, UNKNOWN needs attention, like NEGATIVE.
 *
 * @example
 * new SentimentFormBackend(this, 'ContactForm', {
 *   analyzer: SentimentAnalyzer.comprehend({ detectLanguage: true, fallbackLanguageCode: 'en' }),
 * });
 */
export class SentimentAnalyzer {
  /**
   * Amazon Comprehend, in twelve languages. It is available in 13 regions. A stack in another region is refused: at synth
   * if its region is known, or otherwise at deployment.
   *
   * @param options the language, and how much of a text is analyzed
   */
  public static comprehend(options: ComprehendAnalyzerOptions = {}): SentimentAnalyzer {
    checkOptions('SentimentAnalyzer.comprehend()', options, COMPREHEND_OPTIONS);
    return new SentimentAnalyzer(comprehendAnalyzer(options));
  }

  /**
   * A Lambda function of this library that rates English text with word lists and a small learned model. It works in every
   * region, without the cost of Comprehend.
   *
   * @param options how much of a text is analyzed
   */
  public static lexicon(options: LexiconAnalyzerOptions = {}): SentimentAnalyzer {
    checkOptions('SentimentAnalyzer.lexicon()', options, LEXICON_OPTIONS);
    return new SentimentAnalyzer(lexiconAnalyzer(options.maxAnalyzedCharacters));
  }

  /**
   * A language model through Amazon Bedrock, in any language that it knows.
   *
   * The prompt marks the message as data. If the answer is not exactly one of the four labels, the sentiment is UNKNOWN.
   * There are no scores.
   *
   * @param options the model, and how much of a text is analyzed
   */
  public static bedrock(options: BedrockAnalyzerOptions = {}): SentimentAnalyzer {
    checkOptions('SentimentAnalyzer.bedrock()', options, BEDROCK_OPTIONS);
    return new SentimentAnalyzer(bedrockAnalyzer(options));
  }

  /**
   * Your own Lambda function. It is invoked with `{ text, submissionId }` and returns the same format as Comprehend's
   * DetectSentiment: `{ Sentiment, SentimentScore }`. `Sentiment` is POSITIVE, NEGATIVE, NEUTRAL or MIXED. The scores
   * `Positive`, `Negative`, `Neutral` and `Mixed` are optional. It must return within 3 seconds, and is retried once if it
   * fails.
   *
   * @param handler the function, in the region of the stack. A function of another account causes a warning that you have to
   *   acknowledge
   * @param options how much of a text is analyzed
   */
  public static custom(handler: lambda.IFunction, options: CustomAnalyzerOptions = {}): SentimentAnalyzer {
    checkKind('handler', handler, FUNCTION);
    checkOptions('SentimentAnalyzer.custom()', options, CUSTOM_OPTIONS);
    return new SentimentAnalyzer(customAnalyzer(handler, options.maxAnalyzedCharacters));
  }

  /**
   * No analysis: every sentiment is UNKNOWN, so by default every submission needs attention. Use it if somebody reads all
   * submissions of the form.
   */
  public static none(): SentimentAnalyzer {
    return new SentimentAnalyzer(noAnalyzer());
  }

  /** The analyzer, as the attribute `analyzedBy` of a record names it: `comprehend`, `lexicon`, `bedrock`, `custom` or `none`. */
  public readonly analyzedBy: string;

  private constructor(
    /** @internal */
    public readonly _analyzer: Analyzer,
  ) {
    this.analyzedBy = _analyzer.name;
  }
}
