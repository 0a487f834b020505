/**
 * One cycle of an event source mapping: receive, invoke, delete what succeeded. The queue itself handles everything
 * else once the visibility timeout is over: another attempt, or the dead-letter queue.
 */
import { type MappingDescription } from './description';
import { itemFailuresOf } from './item-failures';
import { receiveBatch, splitByPayload, type QueueCaller, type ReceiveOptions } from './receive-batch';
import { sqsEvent } from './sqs-event';
import { messageOf } from '../base/errors';
import { type Json, type JsonObject } from '../base/json';

/** The functions through which the cycle reaches queue and function. */
export interface PollOptions extends ReceiveOptions {
  /** Runs the function; a rejection means that the function failed. */
  readonly invoke: (functionName: string, event: Json) => Promise<Json>;
  /** Called when the batch is complete, before the function runs. */
  readonly onBatch?: () => void;
}

/** The result of a batch; all lists are empty if the queue was empty. */
export interface PollResult {
  readonly received: readonly string[];
  readonly deleted: readonly string[];
  /** They stay in the queue. */
  readonly failed: readonly string[];
  /** Why messages failed, if the function did not report that itself. */
  readonly problems: readonly string[];
}

/** Runs one cycle. Rejects only if the queue could not be read. */
export async function pollOnce(mapping: MappingDescription, options: PollOptions): Promise<PollResult> {
  const messages = await receiveBatch(mapping, options);
  if (messages.length > 0) options.onBatch?.();
  const results = await Promise.all(splitByPayload(messages).map((batch) => processBatch(mapping, batch, options)));
  return {
    received: messages.map(idOf),
    deleted: results.flatMap(({ deleted }) => deleted),
    failed: results.flatMap(({ failed }) => failed),
    problems: results.flatMap(({ problem }) => problem ?? []),
  };
}

interface BatchResult {
  readonly deleted: readonly string[];
  readonly failed: readonly string[];
  readonly problem?: string;
}

async function processBatch(
  mapping: MappingDescription,
  messages: readonly JsonObject[],
  { queue, invoke }: PollOptions,
): Promise<BatchResult> {
  const ids = messages.map(idOf);
  try {
    const answer = await invoke(mapping.functionName, sqsEvent(messages, mapping.queueArn));
    const failures = mapping.reportsItemFailures ? itemFailuresOf(answer, ids) : new Set<string>();
    if (failures === 'all') return { deleted: [], failed: ids, problem: misreported(answer) };
    const done = messages.filter((message) => !failures.has(idOf(message)));
    await deleteAll(done, mapping, queue);
    return { deleted: done.map(idOf), failed: ids.filter((id) => failures.has(id)) };
  } catch (error) {
    return { deleted: [], failed: ids, problem: messageOf(error) };
  }
}

function misreported(answer: Json): string {
  const text = JSON.stringify(answer).slice(0, 200);
  return `The response does not say which messages failed, so all of them are retried. It must be {"batchItemFailures": [{"itemIdentifier": "<messageId>"}]}, got: ${text}`;
}

/** The maximum number for DeleteMessageBatch. */
const DELETED_AT_ONCE = 10;

async function deleteAll(
  messages: readonly JsonObject[],
  { queueUrl }: MappingDescription,
  queue: QueueCaller,
): Promise<void> {
  for (let i = 0; i < messages.length; i += DELETED_AT_ONCE) {
    const entries = messages
      .slice(i, i + DELETED_AT_ONCE)
      .map(({ ReceiptHandle }, n) => ({ Id: `${n}`, ReceiptHandle }));
    await queue('DeleteMessageBatch', { QueueUrl: queueUrl, Entries: entries });
  }
}

function idOf(message: JsonObject): string {
  return String(message.MessageId);
}
