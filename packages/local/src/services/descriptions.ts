/**
 * What the local services need to know of the things they run, in plain words and free of CloudFormation, so that a
 * template, a test or a program can describe them alike.
 */
import { JsonObject } from '../asl/contract';

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
  /** The role as which it calls others. @default it may do everything */
  readonly roleArn?: string;
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

/** An SNS topic. */
export interface TopicDescription {
  readonly name: string;
  readonly arn: string;
  /** @default false */
  readonly fifo?: boolean;
  /** Whether a FIFO topic takes equal texts for the same message. @default false */
  readonly contentBasedDeduplication?: boolean;
  /** @default nobody is told */
  readonly subscriptions?: readonly SubscriptionDescription[];
}

/** Somebody who is told what a topic takes. */
export interface SubscriptionDescription {
  readonly arn: string;
  /** `sqs` and `lambda` are delivered here; others, e.g. `email`, are only shown. */
  readonly protocol: string;
  /** The ARN of the queue or function, the email address, the URL. */
  readonly endpoint: string;
  /** Whether a queue gets the message without the envelope. @default false */
  readonly raw?: boolean;
  /** @default every message is taken */
  readonly filterPolicy?: JsonObject;
  /** @default 'MessageAttributes' */
  readonly filterScope?: 'MessageAttributes' | 'MessageBody';
  /** The queue for messages that cannot be delivered. @default they are lost */
  readonly deadLetterArn?: string;
}

/** An EventBridge event bus. */
export interface EventBusDescription {
  readonly name: string;
  readonly arn: string;
  /** The enabled rules with a pattern. @default no event starts anything */
  readonly rules?: readonly EventRuleDescription[];
}

export interface EventRuleDescription {
  readonly name: string;
  readonly arn: string;
  readonly pattern: JsonObject;
  readonly targets: readonly EventTargetDescription[];
}

/** A queue, function or state machine that gets the events of a rule. */
export interface EventTargetDescription {
  readonly arn: string;
  /** What it gets. @default the whole event */
  readonly input?: EventInput;
  /** The role as which EventBridge starts it. @default the target's own policy decides */
  readonly roleArn?: string;
  /** The queue for events that cannot be delivered. @default they are lost */
  readonly deadLetterArn?: string;
}

/** JSON text, a part of the event by its path, or a text with parts of the event in it. */
export type EventInput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'template'; readonly template: string; readonly paths: Readonly<Record<string, string>> };

/** An EventBridge connection, as HTTP tasks use it. */
export interface ConnectionDescription {
  readonly name: string;
  readonly arn: string;
  /** The header that shows who calls, e.g. `Authorization`. @default none */
  readonly credentials?: { readonly header: string; readonly value: string };
  /** What is added to every request. @default nothing */
  readonly headers?: readonly ConnectionParameter[];
  readonly query?: readonly ConnectionParameter[];
  readonly body?: readonly ConnectionParameter[];
  /** The secret that keeps the credentials. @default nobody needs to be allowed to read it */
  readonly secretArn?: string;
}

export interface ConnectionParameter {
  readonly key: string;
  readonly value: string;
  /** Whether it is masked where requests are shown. */
  readonly secret: boolean;
}

/** An identity of SES, verified as all addresses are here. */
export interface EmailIdentityDescription {
  /** The address, or the domain. */
  readonly name: string;
  /** The configuration set of emails from it that name none. @default none */
  readonly configurationSet?: string;
}

/** Where everything is said to run. */
export interface Place {
  /** @default 'us-east-1' */
  readonly region?: string;
  /** @default '123456789012' */
  readonly accountId?: string;
}
