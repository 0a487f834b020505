/** Functions that an owner would bring along. */
import type { Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';

/** Takes everybody for a person but one. */
export const VERIFIER = `exports.handler = async ({ token }) => ({ isHuman: token !== 'robot' });`;

/** Answers in Comprehend's shape, and sometimes in another: by the length of the text. */
export const ANALYZER = `exports.handler = async ({ text }) => [
  { Sentiment: 'NEGATIVE', SentimentScore: { Negative: 0.59999, Positive: 0.00004, Neutral: 0.2, Mixed: 0.2 } },
  { Sentiment: 'NEGATIVE', SentimentScore: { Negative: 0.6, Positive: 2, Other: 0.3 } },
  { Sentiment: 'FURIOUS', SentimentScore: { Negative: 1 } },
  { Sentiment: 'NEGATIVE' },
  { Sentiment: 'MIXED', SentimentScore: { Mixed: 0.9 } },
  'NEGATIVE',
][text.length % 6];`;

export function functionOf(stack: Stack, id: string, code: string): lambda.Function {
  return new lambda.Function(stack, id, {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline(code),
  });
}
