/**
 * One standard queue. It has no timers: whether a message is visible, expired or in flight is computed from the clock
 * on demand, so it works with a virtual clock, too.
 */
import { type QueueDescription } from './description';
import { ServiceError } from '../service';
import { invalidReceiptHandle, invalidValue } from './errors';
import { type QueueJournal } from './journal';
import {
  DEFAULT_RETENTION_SECONDS,
  DEFAULT_VISIBILITY_SECONDS,
  MAX_VISIBILITY_SECONDS,
  PURGE_INTERVAL_SECONDS,
} from './limits';
import { type NewMessage, type QueueMessage, stateOf, type StoredMessage, viewOf } from './message';
import { type Clock } from '../../base/clock';
import { type Random } from '../../base/random';

export interface QueueOptions {
  readonly clock: Clock;
  readonly random: Pick<Random, 'uuid'>;
  /** The dead-letter queue. */
  readonly deadLetterQueue: (arn: string) => Queue | undefined;
  /**
   * Stores the messages between starts.
   * @default memory
   */
  readonly journal?: QueueJournal;
}

export class Queue {
  public readonly createdAt: number;
  private messages: StoredMessage[];
  private purgedAt = -Infinity;
  private arrival = new AbortController();

  public constructor(
    public readonly description: QueueDescription,
    private readonly options: QueueOptions,
  ) {
    this.createdAt = options.clock.now();
    this.messages = [...(options.journal?.load() ?? [])];
  }

  /** The messages in the queue, oldest first. */
  public list(): readonly QueueMessage[] {
    this.expire();
    return this.messages.map((message) => viewOf(message, this.now));
  }

  public send(message: NewMessage, delaySeconds = this.description.delaySeconds ?? 0): StoredMessage {
    const sentAt = this.now;
    const visibleAt = sentAt + delaySeconds * 1000;
    const stored = { ...message, id: this.options.random.uuid(), sentAt, visibleAt, receiveCount: 0, receivesHere: 0 };
    this.add(stored);
    return stored;
  }

  /** Receives up to `count` visible messages, which are then invisible to others for a while. */
  public receive(count: number, visibilitySeconds = this.visibilitySeconds): StoredMessage[] {
    this.expire();
    const visible = this.messages.filter((message) => stateOf(message, this.now) === 'visible');
    const received: StoredMessage[] = [];
    for (const message of visible) {
      if (received.length === count) break;
      if (!this.giveUp(message)) received.push(this.handOut(message, visibilitySeconds));
    }
    return received;
  }

  /** Tries until there is a message or the time is over. */
  public async receiveWithin(
    milliseconds: number,
    attempt: () => StoredMessage[],
    signal?: AbortSignal,
  ): Promise<StoredMessage[]> {
    const end = this.now + milliseconds;
    for (;;) {
      const received = attempt();
      if (received.length > 0 || this.now >= end || signal?.aborted) return received;
      await this.changeBefore(end, signal);
    }
  }

  /** Deletes the message of this receipt handle, unless it was received again since; AWS returns no error then. */
  public delete(receiptHandle: string): void {
    const message = this.find(receiptHandle);
    if (message?.receipt?.handle === receiptHandle) this.remove(message);
  }

  public changeVisibility(receiptHandle: string, seconds: number): void {
    this.expire();
    const message = this.find(receiptHandle);
    if (message?.receipt?.handle !== receiptHandle) {
      const reason = 'Message does not exist or is not available for visibility timeout change.';
      throw invalidValue('ReceiptHandle', receiptHandle, reason);
    }
    if (message.visibleAt <= this.now) {
      throw new ServiceError('MessageNotInflight', 'The message referred to is not in flight.');
    }
    const visibleAt = this.now + seconds * 1000;
    if (visibleAt - message.receipt.at > MAX_VISIBILITY_SECONDS * 1000) {
      const reason = `Total VisibilityTimeout for the message is beyond the limit [${MAX_VISIBILITY_SECONDS} seconds].`;
      throw invalidValue('VisibilityTimeout', seconds, reason);
    }
    this.replace({ ...message, visibleAt });
    this.announce();
  }

  /** Makes every delayed message and every message in flight visible, except those that a function is processing. */
  public redeliver(processing: ReadonlySet<string>): void {
    this.messages
      .filter(({ id }) => !processing.has(id))
      .forEach((message) => this.replace({ ...message, visibleAt: Math.min(message.visibleAt, this.now) }));
    this.announce();
  }

  public purge(): void {
    if (this.now - this.purgedAt < PURGE_INTERVAL_SECONDS * 1000) {
      const { name } = this.description;
      const message = `Only one PurgeQueue operation on ${name} is allowed every ${PURGE_INTERVAL_SECONDS} seconds.`;
      throw new ServiceError('PurgeQueueInProgress', message, 403);
    }
    this.purgedAt = this.now;
    this.messages.forEach((message) => this.remove(message));
  }

  /** Stops storing messages. */
  public close(): void {
    this.options.journal?.close();
  }

  private get now(): number {
    return this.options.clock.now();
  }

  private get visibilitySeconds(): number {
    return this.description.visibilityTimeoutSeconds ?? DEFAULT_VISIBILITY_SECONDS;
  }

  /** The time of sending counts in a dead-letter queue, too. */
  private expire(): void {
    const oldest = this.now - (this.description.retentionSeconds ?? DEFAULT_RETENTION_SECONDS) * 1000;
    const expired = this.messages.filter(({ sentAt }) => sentAt <= oldest);
    this.messages = this.messages.filter(({ sentAt }) => sentAt > oldest);
    expired.forEach(({ id }) => this.tryToForget(id));
  }

  private handOut(message: StoredMessage, visibilitySeconds: number): StoredMessage {
    const at = this.now;
    const handle = Buffer.from(`${this.description.name} ${message.id} ${this.options.random.uuid()}`);
    const handedOut = {
      ...message,
      visibleAt: at + visibilitySeconds * 1000,
      receiveCount: message.receiveCount + 1,
      receivesHere: message.receivesHere + 1,
      firstReceivedAt: message.firstReceivedAt ?? at,
      receipt: { handle: handle.toString('base64'), at },
    };
    this.replace(handedOut);
    return handedOut;
  }

  /** AWS also moves a message only when it would be received once more than is allowed. */
  private giveUp(message: StoredMessage): boolean {
    const { redrive, arn } = this.description;
    if (redrive === undefined || message.receivesHere < redrive.maxReceiveCount) return false;
    const deadLetters = this.options.deadLetterQueue(redrive.deadLetterArn);
    if (deadLetters === undefined) return false;
    // Added there first, then removed here: it is not lost, whatever happens in between.
    const { receipt: _receipt, ...kept } = message;
    deadLetters.add({ ...kept, visibleAt: this.now, receivesHere: 0, deadLetterSourceArn: arn });
    this.remove(message);
    return true;
  }

  private find(receiptHandle: string): StoredMessage | undefined {
    const [queue, id, ...rest] = Buffer.from(receiptHandle, 'base64').toString().split(' ');
    if (queue !== this.description.name || rest.length !== 1) throw invalidReceiptHandle(receiptHandle);
    return this.messages.find((message) => message.id === id);
  }

  private add(message: StoredMessage): void {
    this.options.journal?.put(message);
    this.messages.push(message);
    this.announce();
  }

  private replace(message: StoredMessage): void {
    this.options.journal?.put(message);
    this.messages = this.messages.map((kept) => (kept.id === message.id ? message : kept));
  }

  private remove({ id }: StoredMessage): void {
    this.options.journal?.remove(id);
    this.messages = this.messages.filter((kept) => kept.id !== id);
  }

  /** A queue can be read on a full disk: an expired message expires again after the next start. */
  private tryToForget(id: string): void {
    try {
      this.options.journal?.remove(id);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
    }
  }

  /** Resolves when a message arrives or becomes visible, and at the latest at `end`. */
  private async changeBefore(end: number, signal?: AbortSignal): Promise<void> {
    const times = this.messages.map(({ visibleAt }) => visibleAt).filter((time) => time > this.now);
    const { signal: arrived } = this.arrival;
    const either = signal === undefined ? arrived : AbortSignal.any([arrived, signal]);
    await this.options.clock.sleep(Math.min(end, ...times) - this.now, either);
  }

  private announce(): void {
    this.arrival.abort();
    this.arrival = new AbortController();
  }
}
