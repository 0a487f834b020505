/** SQS: the standard queues of the templates, in this process. */
import { type Random } from '../../base/random';
import { pageOf } from '../pages';
import { type CallContext, type Service, ServiceError } from '../service';
import { entriesOf, runBatch } from './batch';
import { type QueueDescription } from './description';
import { md5Of, md5OfAttributes } from './digest';
import { invalidValue, MODELLED_ERRORS, queueDoesNotExist } from './errors';
import { checkSize, integerIn, readDelay, readMessage, requiredString, sizeOf } from './input';
import { type QueueJournal } from './journal';
import { MAX_BATCH_ENTRIES, MAX_MESSAGE_BYTES, MAX_VISIBILITY_SECONDS, MAX_WAIT_SECONDS } from './limits';
import { type QueueMessage } from './message';
import { Queue } from './queue';
import { attributesOf } from './queue-attributes';
import { pathOf, urlAt } from './queue-url';
import { receivedMessage } from './received-message';
import { type Clock } from '../../base/clock';
import { type Json, type JsonObject, objectOf, stringOf } from '../../base/json';

/** How a program or a page reads the queues. */
export interface Queues {
  readonly descriptions: readonly QueueDescription[];
  /** The messages in a queue, oldest first; reading does not receive them. */
  messages(queueName: string): readonly QueueMessage[];
  /**
   * Makes every delayed message and every message in flight visible, except those with these IDs, which a function is
   * processing.
   */
  redeliver(queueName: string, processing: ReadonlySet<string>): void;
}

export interface SqsOptions {
  /** The source of all times. Only a waiting receiver sleeps on it. */
  readonly clock: Clock;
  /** The source of IDs. */
  readonly random: Pick<Random, 'uuid'>;
  /**
   * Stores a queue's messages between starts.
   * @default memory
   */
  readonly journalOf?: (queueName: string) => QueueJournal;
  /**
   * The address for clients, e.g. `http://127.0.0.1:3000`.
   * @default the address in each queue's URL
   */
  readonly endpoint?: string;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html */
const MAX_LISTED = 1_000;

type Operation = (queue: Queue, input: JsonObject, context: CallContext) => JsonObject | Promise<JsonObject>;

export class Sqs implements Service, Queues {
  public readonly name = 'sqs';
  public readonly modelledErrors = MODELLED_ERRORS;
  public readonly operations: readonly string[];
  public readonly descriptions: readonly QueueDescription[];
  private readonly queues: readonly Queue[];
  private readonly endpoint: string | undefined;

  public constructor(descriptions: readonly QueueDescription[], { clock, random, journalOf, endpoint }: SqsOptions) {
    descriptions.forEach(checkDescription);
    this.descriptions = descriptions;
    this.endpoint = endpoint;
    this.operations = SQS_OPERATIONS;
    const deadLetterQueue = (arn: string) => this.queues.find(({ description }) => description.arn === arn);
    this.queues = descriptions.map(
      (description) =>
        new Queue(description, { clock, random, deadLetterQueue, journal: journalOf?.(description.name) }),
    );
  }

  public async call(operation: string, input: Json, context: CallContext): Promise<Json> {
    const given = objectOf(input);
    if (operation === 'ListQueues') return this.list(given);
    if (operation === 'GetQueueUrl') return this.url(given);
    return OPERATIONS[operation](this.byUrl(requiredString(given, 'QueueUrl')), given, context);
  }

  public messages(queueName: string): readonly QueueMessage[] {
    return this.byName(queueName).list();
  }

  public redeliver(queueName: string, processing: ReadonlySet<string>): void {
    this.byName(queueName).redeliver(processing);
  }

  /** Closes the files in which messages are stored. */
  public stop(): void {
    this.queues.forEach((queue) => queue.close());
  }

  private url(input: JsonObject): JsonObject {
    return { QueueUrl: this.addressOf(this.byName(requiredString(input, 'QueueName')).description) };
  }

  private addressOf({ url }: QueueDescription): string {
    return this.endpoint === undefined ? url : urlAt(this.endpoint, url);
  }

  private list(input: JsonObject): JsonObject {
    const prefix = stringOf(input.QueueNamePrefix) ?? '';
    const size = integerIn(input, 'MaxResults', [1, MAX_LISTED]) ?? MAX_LISTED;
    const all = this.descriptions.filter(({ name }) => name.startsWith(prefix));
    const token = stringOf(input.NextToken);
    const page = pageOf(all, { list: `ListQueues ${prefix}`, size, token });
    if (page === undefined) throw invalidValue('NextToken', token, 'It is not a token of this list, or it is too old.');
    const { items, nextToken } = page;
    return {
      ...(items.length > 0 && { QueueUrls: items.map((description) => this.addressOf(description)) }),
      // AWS returns a token only if pages are requested, and otherwise at most the first thousand queues.
      ...(nextToken !== undefined && input.MaxResults !== undefined && { NextToken: nextToken }),
    };
  }

  /** Only the account and the name matter: a function has the URL with this machine's address. */
  private byUrl(url: string): Queue {
    const path = pathOf(url);
    const queue = this.queues.find(({ description }) => pathOf(description.url) === path);
    if (queue === undefined) throw queueDoesNotExist();
    return queue;
  }

  private byName(queueName: string): Queue {
    const queue = this.queues.find(({ description }) => description.name === queueName);
    if (queue === undefined) throw queueDoesNotExist();
    return queue;
  }
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  SendMessage: send,
  SendMessageBatch: (queue, input) => {
    checkBatchSize(input);
    return runBatch(input, (entry) => send(queue, entry));
  },
  ReceiveMessage: receive,
  DeleteMessage: (queue, input) => {
    queue.delete(requiredString(input, 'ReceiptHandle'));
    return {};
  },
  DeleteMessageBatch: (queue, input) =>
    runBatch(input, (entry) => {
      queue.delete(requiredString(entry, 'ReceiptHandle'));
      return {};
    }),
  ChangeMessageVisibility: changeVisibility,
  ChangeMessageVisibilityBatch: (queue, input) => runBatch(input, (entry) => changeVisibility(queue, entry)),
  GetQueueAttributes: attributesOf,
  PurgeQueue: (queue) => {
    queue.purge();
    return {};
  },
};

export const SQS_OPERATIONS = ['ListQueues', 'GetQueueUrl', ...Object.keys(OPERATIONS)];

function send(queue: Queue, input: JsonObject): JsonObject {
  const message = readMessage(input);
  checkSize(message, queue.description.maxMessageBytes ?? MAX_MESSAGE_BYTES);
  const { id, body, attributes } = queue.send(message, readDelay(input));
  const attributesDigest = md5OfAttributes(attributes);
  return {
    MessageId: id,
    MD5OfMessageBody: md5Of(body),
    ...(attributesDigest !== undefined && { MD5OfMessageAttributes: attributesDigest }),
  };
}

async function receive(queue: Queue, input: JsonObject, { signal }: CallContext): Promise<JsonObject> {
  const count = integerIn(input, 'MaxNumberOfMessages', [1, MAX_BATCH_ENTRIES]) ?? 1;
  const visibility = integerIn(input, 'VisibilityTimeout', [0, MAX_VISIBILITY_SECONDS]);
  const wait = integerIn(input, 'WaitTimeSeconds', [0, MAX_WAIT_SECONDS]) ?? queue.description.receiveWaitSeconds ?? 0;
  const messages = await queue.receiveWithin(wait * 1000, () => queue.receive(count, visibility), signal);
  const senderId = queue.description.arn.split(':')[4];
  return messages.length === 0
    ? {}
    : { Messages: messages.map((message) => receivedMessage(message, senderId, input)) };
}

function changeVisibility(queue: Queue, input: JsonObject): JsonObject {
  const handle = requiredString(input, 'ReceiptHandle');
  const seconds = integerIn(input, 'VisibilityTimeout', [0, MAX_VISIBILITY_SECONDS]);
  if (seconds === undefined) requiredString(input, 'VisibilityTimeout');
  queue.changeVisibility(handle, seconds ?? 0);
  return {};
}

function checkBatchSize(input: JsonObject): void {
  const bodies = entriesOf(input).map(({ MessageBody, MessageAttributes }) =>
    sizeOf({ body: stringOf(MessageBody) ?? '', attributes: objectOf(MessageAttributes) }),
  );
  const sum = bodies.reduce((total, size) => total + size, 0);
  if (sum <= MAX_MESSAGE_BYTES) return;
  const message = `Batch requests cannot be longer than ${MAX_MESSAGE_BYTES} bytes. You have sent ${sum} bytes.`;
  throw new ServiceError('BatchRequestTooLong', message);
}

function checkDescription({ name, arn }: QueueDescription): void {
  if (name.endsWith('.fifo') || arn.endsWith('.fifo')) {
    throw new Error(`The queue ${name} is a FIFO queue. Only standard queues run here.`);
  }
}
