/**
 * What the local services need to know of the things they run, in plain words and free of CloudFormation, so that a
 * template, a test or a program can describe them alike.
 */

/** A Lambda function whose code lies in a folder. */
export interface FunctionDescription {
  readonly name: string;
  readonly arn: string;
  /** The folder with the code, as an asset has it. */
  readonly codeDir: string;
  /** `file.export`, as Lambda writes it: `index.handler`, `src/app.main`. */
  readonly handler: string;
  /** Only `nodejs*` can be run. */
  readonly runtime: string;
  /** @default no variables but those that Lambda itself sets */
  readonly environment?: Readonly<Record<string, string>>;
  /** @default 3 */
  readonly timeoutSeconds?: number;
  /** In MiB. @default 128 */
  readonly memorySize?: number;
  /** The versions and aliases by which it can be called; they all run this code. @default only `$LATEST` */
  readonly qualifiers?: readonly string[];
}

/** A type of key attribute: string, number or binary. */
export type KeyType = 'S' | 'N' | 'B';

export interface KeyDescription {
  readonly name: string;
  readonly type: KeyType;
}

export interface IndexDescription {
  readonly name: string;
  readonly partitionKey: KeyDescription;
  readonly sortKey?: KeyDescription;
  /** @default 'ALL' */
  readonly projection?: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  /** The further attributes of an `INCLUDE` projection. */
  readonly nonKeyAttributes?: readonly string[];
}

/** A DynamoDB table, billed on demand. */
export interface TableDescription {
  readonly name: string;
  readonly arn: string;
  readonly partitionKey: KeyDescription;
  readonly sortKey?: KeyDescription;
  readonly globalIndexes?: readonly IndexDescription[];
  /** Indexes that share the table's partition key. */
  readonly localIndexes?: readonly IndexDescription[];
  /** The attribute that holds the time to live. It is kept for the reader: items are not expired here. */
  readonly timeToLiveAttribute?: string;
}

/** A standard SQS queue. */
export interface QueueDescription {
  readonly name: string;
  readonly arn: string;
  /** As `Ref` gives it; callers may use another address before `/account/name`. */
  readonly url: string;
  /** How long a received message stays invisible to others. @default 30 */
  readonly visibilityTimeoutSeconds?: number;
  /** @default 0 */
  readonly delaySeconds?: number;
  /** @default 345600, which is four days */
  readonly retentionSeconds?: number;
  /** How long a receiver waits that does not say it. @default 0 */
  readonly receiveWaitSeconds?: number;
  /** @default 1048576 */
  readonly maxMessageBytes?: number;
  /** @default a message is received until it is deleted or expires */
  readonly redrive?: RedriveDescription;
}

/** Where a queue's messages go that nobody could process. */
export interface RedriveDescription {
  readonly deadLetterArn: string;
  /** How often a message is received before it goes there. */
  readonly maxReceiveCount: number;
}

/** Where everything is said to run. */
export interface Place {
  /** @default 'us-east-1' */
  readonly region?: string;
  /** @default '123456789012' */
  readonly accountId?: string;
}
