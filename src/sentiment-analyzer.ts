import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Analyzer } from './private/analyzers/analyzer';
import { bedrockAnalyzer } from './private/analyzers/bedrock';
import { comprehendAnalyzer } from './private/analyzers/comprehend';
import { customAnalyzer, lexiconAnalyzer } from './private/analyzers/function';
import { noAnalyzer } from './private/analyzers/none';
import type {
  BedrockAnalyzerOptions,
  ComprehendAnalyzerOptions,
  FunctionAnalyzerOptions,
} from './sentiment-analyzer-options';

/**
 * Finds out what mood a message is in.
 *
 * An analyzer never decides whether a submission is kept: where it fails, is late, or answers what no analyzer should, the
 * sentiment is UNKNOWN, which by default asks for attention as a negative one does.
 */
export class SentimentAnalyzer {
  /**
   * Amazon Comprehend, in twelve languages. It is in 13 regions only; a stack in another one is refused at synth.
   */
  public static comprehend(options: ComprehendAnalyzerOptions = {}): SentimentAnalyzer {
    return new SentimentAnalyzer(comprehendAnalyzer(options));
  }

  /** A Lambda function of ours that rates English text with word lists: in every region, and without Comprehend's bill. */
  public static lexicon(options: FunctionAnalyzerOptions = {}): SentimentAnalyzer {
    return new SentimentAnalyzer(lexiconAnalyzer(options.maxAnalyzedCharacters));
  }

  /**
   * A language model through Amazon Bedrock, in any language that it knows.
   *
   * The message is fenced as data, and an answer that is not exactly one of the four labels makes the sentiment UNKNOWN. There
   * are no scores.
   */
  public static bedrock(options: BedrockAnalyzerOptions = {}): SentimentAnalyzer {
    return new SentimentAnalyzer(bedrockAnalyzer(options));
  }

  /**
   * A Lambda function of yours. It is invoked with `{ text, submissionId }` and answers as Comprehend's DetectSentiment does:
   * `{ Sentiment, SentimentScore }`, where `Sentiment` is POSITIVE, NEGATIVE, NEUTRAL or MIXED, and the scores `Positive`,
   * `Negative`, `Neutral`, `Mixed` may be left out. It has 3 seconds, and is asked once again if it fails.
   */
  public static custom(handler: lambda.IFunction, options: FunctionAnalyzerOptions = {}): SentimentAnalyzer {
    return new SentimentAnalyzer(customAnalyzer(handler, options.maxAnalyzedCharacters));
  }

  /**
   * Nobody: every sentiment is UNKNOWN, so that by default every submission asks for attention. It is for a form all of
   * whose submissions somebody reads.
   */
  public static none(): SentimentAnalyzer {
    return new SentimentAnalyzer(noAnalyzer());
  }

  private constructor(
    /** @internal */
    public readonly _analyzer: Analyzer,
  ) {}
}
