import { Stack } from 'aws-cdk-lib';
import { SentimentFormBackendProps } from '../../src';

/** Props that somebody could write by mistake, and what they are told at synth, from the first word to the last. */
export interface Mistake {
  /** What the mistake is, as it would follow `refuses`. */
  readonly what: string;
  readonly props: (stack: Stack) => SentimentFormBackendProps;
  readonly message: string;
  /** The region of the stack. */
  readonly region?: string;
}
