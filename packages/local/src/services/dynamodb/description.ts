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
