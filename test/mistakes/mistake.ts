import { Stack } from 'aws-cdk-lib';
import { SentimentFormBackendProps } from '../../src';

/** Props with a mistake, and the complete error at synthesis. */
export interface Mistake {
  /** What the mistake is, as a continuation of `refuses`. */
  readonly what: string;
  readonly props: (stack: Stack) => SentimentFormBackendProps;
  readonly message: string;
  /** The region of the stack. */
  readonly region?: string;
}
