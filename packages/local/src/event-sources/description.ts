/** A queue that feeds a function. */
export interface MappingDescription {
  readonly queueArn: string;
  readonly queueUrl: string;
  /** The name or ARN of the function, with or without an alias. */
  readonly functionName: string;
  readonly enabled: boolean;
  /** How many messages one invocation gets at most. */
  readonly batchSize: number;
  /** How long a batch that is not full waits for more. */
  readonly batchingWindowSeconds: number;
  /** How many invocations run at a time. */
  readonly maximumConcurrency: number;
  /** Whether the function says itself which messages failed (`ReportBatchItemFailures`). */
  readonly reportsItemFailures: boolean;
}
