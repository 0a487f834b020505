/** An event source mapping: sends a queue's messages to a function, and deletes those that the function has processed. */
import { SeededRandom, type Clock, type Json, type JsonObject } from 'sentiment-form-local/lib/asl';
import { member } from 'sentiment-form-local/lib/base/json';
import { ServiceError, type Service } from 'sentiment-form-local/lib/services/service';
import type { Sqs } from 'sentiment-form-local/lib/services/sqs/sqs';
import type { Chaos } from './chaos';
import type { Deployment, EventSource } from './deployment';
import type { Facts } from './facts';
import type { FunctionRuns } from './functions';
import type { Schedule } from './schedule';

/** What the poller is started with. */
export interface PollerOptions {
  readonly deployment: Deployment;
  readonly schedule: Schedule;
  readonly clock: Clock;
  readonly chaos: Chaos;
  readonly facts: Facts;
  readonly sqs: Sqs;
  readonly runs: FunctionRuns;
  /** Ends the polling. */
  readonly signal: AbortSignal;
}

/** The longest that SQS waits for a message. */
const LONG_POLL_SECONDS = 20;

/** Polls one queue. */
export class Poller {
  /** The batches that are being processed. */
  private readonly batches = new Set<Promise<void>>();
  /** How many messages were delivered. */
  private deliveries = 0;
  /** Deleting a message can fail like any other call. */
  private readonly deleter: Service;
  private readonly queueUrl: string;

  public constructor(
    private readonly source: EventSource,
    private readonly options: PollerOptions,
  ) {
    const queue = options.deployment.queues.find(({ arn }) => arn === source.queueArn);
    if (queue === undefined) throw new Error(`The template has no queue ${source.queueArn}.`);
    this.queueUrl = queue.url;
    this.deleter = options.chaos.around(options.sqs, { kind: 'poller', index: 0 });
  }

  /** Polls until the signal ends it. */
  public async poll(): Promise<void> {
    const { sqs, signal, clock, schedule } = this.options;
    const random = new SeededRandom(schedule.seed + 5);
    while (!signal.aborted) {
      while (this.batches.size >= this.source.maxConcurrency) await Promise.race(this.batches);
      const request = {
        QueueUrl: this.queueUrl,
        MaxNumberOfMessages: Math.min(10, this.source.batchSize),
        WaitTimeSeconds: LONG_POLL_SECONDS,
        AttributeNames: ['All'],
      };
      const answer = await sqs.call('ReceiveMessage', request, { signal });
      const messages = member(answer, 'Messages');
      if (!Array.isArray(messages)) continue;
      this.begin(messages as JsonObject[]);
      await clock.sleep(Math.floor(random.next() * 100));
    }
  }

  private begin(messages: readonly JsonObject[]): void {
    const batch = this.deliver(messages);
    this.batches.add(batch);
    void batch.then(() => this.batches.delete(batch));
  }

  private async deliver(messages: readonly JsonObject[]): Promise<void> {
    messages.forEach((message) => void this.repeat(message));
    const failed = await this.failedOf(messages);
    await Promise.all(
      messages.filter(({ MessageId }) => !failed.has(String(MessageId))).map(async (message) => this.remove(message)),
    );
  }

  /** Which messages stay in the queue. Without a good answer of the function, all of them do. */
  private async failedOf(messages: readonly JsonObject[]): Promise<ReadonlySet<string>> {
    const { deployment, runs } = this.options;
    const all = new Set(messages.map(({ MessageId }) => String(MessageId)));
    const fn = deployment.functions.find(({ description }) => description.arn === this.source.functionArn);
    if (fn === undefined) throw new Error(`The template has no function ${this.source.functionArn}.`);
    try {
      const answer = await runs.run(fn, { Records: messages.map((message) => this.record(message)) });
      if (!this.source.reportsItemFailures) return new Set();
      const failures = member(answer, 'batchItemFailures');
      const ids = Array.isArray(failures) ? failures.map((failure) => String(member(failure, 'itemIdentifier'))) : [];
      return ids.every((id) => all.has(id)) ? new Set(ids) : all;
    } catch {
      return all;
    }
  }

  /** A message as Lambda hands it on: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
  private record(message: JsonObject): Json {
    const { MessageId, ReceiptHandle, Body, Attributes = {}, MD5OfBody } = message;
    return {
      messageId: MessageId,
      receiptHandle: ReceiptHandle,
      body: Body,
      attributes: Attributes,
      messageAttributes: {},
      md5OfBody: MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: this.source.queueArn,
      awsRegion: this.source.queueArn.split(':')[3],
    };
  }

  private async remove({ ReceiptHandle }: JsonObject): Promise<void> {
    const input = { QueueUrl: this.queueUrl, ReceiptHandle };
    // A message that could not be deleted is delivered again.
    await this.deleter.call('DeleteMessage', input, {}).catch(() => undefined);
  }

  /** A standard queue may deliver a message once more while it is in flight. */
  private async repeat(message: JsonObject): Promise<void> {
    const { schedule, sqs, facts, clock } = this.options;
    const delivery = this.deliveries;
    this.deliveries += 1;
    if (!schedule.redeliveries.includes(delivery)) return;
    const text = `delivery ${delivery + 1} of the queue comes twice`;
    facts.mishaps.push({ at: clock.now(), kind: 'delivered twice', text });
    await clock.sleep(1);
    const input = { QueueUrl: this.queueUrl, ReceiptHandle: message.ReceiptHandle, VisibilityTimeout: 0 };
    await sqs.call('ChangeMessageVisibility', input, {}).catch((error: unknown) => {
      if (!(error instanceof ServiceError)) throw error;
    });
  }
}
