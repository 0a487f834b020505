/** Collects a batch: as many messages as one invocation accepts, or those that arrive within the batching window. */
import { type MappingDescription } from './description';
import { type Json, type JsonObject, member, objectsOf } from '../base/json';

/** Calls an operation of SQS. */
export type QueueCaller = (operation: string, input: JsonObject) => Promise<Json>;

/** What collecting a batch needs. */
export interface ReceiveOptions {
  readonly queue: QueueCaller;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /**
   * How long to wait for messages in an empty queue.
   * @default 0
   */
  readonly waitSeconds?: number;
  /** Called as soon as there is a message, before the batching window. */
  readonly onFirst?: () => void;
}

/** The messages in the format of ReceiveMessage. The window starts with the first of them. */
export async function receiveBatch(mapping: MappingDescription, options: ReceiveOptions): Promise<JsonObject[]> {
  const { batchSize, batchingWindowSeconds } = mapping;
  const messages = await receive(mapping, batchSize, options.waitSeconds ?? 0, options);
  if (messages.length === 0) return messages;
  options.onFirst?.();
  const end = options.now() + batchingWindowSeconds * 1000;
  while (messages.length < batchSize && options.now() < end) {
    const wait = Math.min(MAX_WAIT_SECONDS, Math.ceil((end - options.now()) / 1000));
    messages.push(...(await receive(mapping, batchSize - messages.length, wait, options)));
  }
  return messages;
}

/** Parts of a batch whose events are small enough for an invocation. */
export function splitByPayload(messages: readonly JsonObject[]): JsonObject[][] {
  const batches: JsonObject[][] = [];
  let room = 0;
  for (const message of messages) {
    const size = Buffer.byteLength(JSON.stringify(message)) + RECORD_OVERHEAD;
    if (size > room) {
      batches.push([]);
      room = MAX_PAYLOAD_BYTES;
    }
    batches[batches.length - 1].push(message);
    room -= size;
  }
  return batches;
}

/** The limits of ReceiveMessage, and of a function's event. */
const MAX_WAIT_SECONDS = 20;
const RECEIVED_AT_ONCE = 10;
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;
/** The additional members of a record in an event, with some reserve. */
const RECORD_OVERHEAD = 1024;

async function receive(
  { queueUrl }: MappingDescription,
  count: number,
  waitSeconds: number,
  { queue }: ReceiveOptions,
): Promise<JsonObject[]> {
  const answer = await queue('ReceiveMessage', {
    QueueUrl: queueUrl,
    MaxNumberOfMessages: Math.min(count, RECEIVED_AT_ONCE),
    WaitTimeSeconds: waitSeconds,
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  });
  return objectsOf(member(answer, 'Messages'));
}
