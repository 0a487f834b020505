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
  FUNCTION,
  LEXICON_OPTIONS,
} from './private/validation/options/shapes';
import type {
  BedrockAnalyzerOptions,
  ComprehendAnalyzerOptions,
  CustomAnalyzerOptions,
  LexiconAnalyzerOptions,
} from './sentiment-analyzer-options';

/**
 * Finds out what mood a message is in.
 *
 * An analyzer never decides whether a submission is kept: where it fails, is late, or answers what no analyzer should, the
 * sentiment is UNKNOWN, which by default asks for attention as a negative one does.
 *
 * @example
 * new SentimentFormBackend(this, 'ContactForm', {
 *   analyzer: SentimentAnalyzer.comprehend({ detectLanguage: true, fallbackLanguageCode: 'en' }),
 * });
 */
export class SentimentAnalyzer {
  /**
   * Amazon Comprehend, in twelve languages. It is in 13 regions only. A stack in another one is refused: at synth, or when it is
   * deployed if its region is not known before.
   *
   * @param options the language, and how much of a text is analyzed
   */
  public static comprehend(options: ComprehendAnalyzerOptions = {}): SentimentAnalyzer {
    checkOptions('SentimentAnalyzer.comprehend()', options, COMPREHEND_OPTIONS);
    return new SentimentAnalyzer(comprehendAnalyzer(options));
  }

  /**
   * A Lambda function of ours that rates English text with word lists: in every region, and without Comprehend's bill.
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
   * The message is fenced as data, and an answer that is not exactly one of the four labels makes the sentiment UNKNOWN. There
   * are no scores.
   *
   * @param options the model, and how much of a text is analyzed
   */
  public static bedrock(options: BedrockAnalyzerOptions = {}): SentimentAnalyzer {
    checkOptions('SentimentAnalyzer.bedrock()', options, BEDROCK_OPTIONS);
    return new SentimentAnalyzer(bedrockAnalyzer(options));
  }

  /**
   * A Lambda function of yours. It is invoked with `{ text, submissionId }` and answers as Comprehend's DetectSentiment does:
   * `{ Sentiment, SentimentScore }`, where `Sentiment` is POSITIVE, NEGATIVE, NEUTRAL or MIXED, and the scores `Positive`,
   * `Negative`, `Neutral`, `Mixed` may be left out. It has 3 seconds, and is asked once again if it fails.
   *
   * @param handler the function
   * @param options how much of a text is analyzed
   */
  public static custom(handler: lambda.IFunction, options: CustomAnalyzerOptions = {}): SentimentAnalyzer {
    checkKind('handler', handler, FUNCTION);
    checkOptions('SentimentAnalyzer.custom()', options, CUSTOM_OPTIONS);
    return new SentimentAnalyzer(customAnalyzer(handler, options.maxAnalyzedCharacters));
  }

  /**
   * Nobody: every sentiment is UNKNOWN, so that by default every submission asks for attention. It is for a form all of
   * whose submissions somebody reads.
   */
  public static none(): SentimentAnalyzer {
    return new SentimentAnalyzer(noAnalyzer());
  }

  /** Who analyzes, as the record of a submission names it: `comprehend`, `lexicon`, `bedrock`, `custom` or `none`. */
  public readonly analyzedBy: string;

  private constructor(
    /** @internal */
    public readonly _analyzer: Analyzer,
  ) {
    this.analyzedBy = _analyzer.name;
  }
}
