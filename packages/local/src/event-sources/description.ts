/** A queue that is the event source of a function. */
export interface MappingDescription {
  readonly queueArn: string;
  readonly queueUrl: string;
  /** The name or ARN of the function, with or without an alias. */
  readonly functionName: string;
  readonly enabled: boolean;
  /** The maximum number of messages in one invocation. */
  readonly batchSize: number;
  /** How long a batch that is not full waits for more messages. */
  readonly batchingWindowSeconds: number;
  /** The maximum number of simultaneous invocations. */
  readonly maximumConcurrency: number;
  /** Whether the function itself reports which messages failed (`ReportBatchItemFailures`). */
  readonly reportsItemFailures: boolean;
}
