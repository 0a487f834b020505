/** A form as its owner would write it, and what its owner may expect of it. */
import type { Stack } from 'aws-cdk-lib';
import type { Analysis, Analyzer } from './analyzer';
import type { Channel } from './channel';
import type { Content } from './content';
import type { SentimentFormBackendProps } from '../../../src';

/** What is deployed, and what the laws hold it to. */
export interface Form {
  readonly name: string;
  readonly props: (stack: Stack) => SentimentFormBackendProps;
  /** Given the ARNs of what else is in the stack, by type. */
  readonly channels: (arnOf: (type: string) => string) => readonly Channel[];
  readonly analyzer: Analyzer;
  readonly contents: readonly Content[];
  /** Which of them most is done for: somebody is angry, and has an address. */
  readonly angry: number;
  /** Names in the order of the alphabet, the analyzed text last. */
  readonly fields: readonly string[];
  /** Whether other fields are kept. @default false */
  readonly keepsOthers?: boolean;
  /** What a person should look at. @default NEGATIVE and UNKNOWN */
  readonly attention?: (analysis: Analysis) => boolean;
  readonly retentionSeconds?: number;
  /** Whether notifications are left to replays. @default false */
  readonly notifiesAfterAnswer?: boolean;
  /** Over how many partitions of the index each attention is spread. @default one */
  readonly shards?: Readonly<Record<string, number>>;
}
