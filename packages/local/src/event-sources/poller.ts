/** Runs an event source mapping: polls its queue, and processes several batches at a time. */
import { type MappingDescription } from './description';
import { pollOnce, type PollResult } from './poll-once';
import { type Clock } from '../base/clock';
import { type Json, type JsonObject, member, objectsOf, stringOf } from '../base/json';

/** What a poller needs. */
export interface PollerOptions {
  /** Calls an operation of SQS; a waiting call ends when the signal aborts. */
  readonly queue: (operation: string, input: JsonObject, signal: AbortSignal) => Promise<Json>;
  readonly invoke: (functionName: string, event: Json) => Promise<Json>;
  readonly clock: Clock;
  readonly onResult: (result: PollResult) => void;
  /** Called when the queue could not be read. */
  readonly onError: (error: unknown) => void;
}

/** The longest wait of ReceiveMessage. */
const WAIT_SECONDS = 20;
/** How long to wait before a queue that could not be read is read again. */
const PAUSE_AFTER_ERROR_MILLIS = 1_000;

export class Poller {
  private readonly stopping = new AbortController();
  private readonly processing = new Set<Promise<void>>();
  private readonly inHand = new Set<string>();
  private gathering = false;

  public constructor(
    public readonly description: MappingDescription,
    private readonly options: PollerOptions,
  ) {}

  /** Polls until it is stopped. */
  public async start(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      if (this.processing.size >= this.description.maximumConcurrency) await Promise.race(this.processing);
      else await this.turn();
    }
  }

  /** Whether it is processing messages. */
  public get isBusy(): boolean {
    return this.gathering || this.processing.size > 0;
  }

  /** The IDs of the messages that its function is processing, or will process next. */
  public get messagesInHand(): ReadonlySet<string> {
    return this.inHand;
  }

  /** Receives no further messages. Messages that are being processed are finished. */
  public stop(): void {
    this.stopping.abort();
  }

  /** Ends as soon as there is a batch, so that the next one can be collected while the function runs. */
  private async turn(): Promise<void> {
    await new Promise<void>((next) => {
      const whole = this.poll(() => {
        this.gathering = false;
        this.processing.add(whole);
        next();
      }).finally(() => {
        this.processing.delete(whole);
        next();
      });
    });
  }

  private async poll(onBatch: () => void): Promise<void> {
    const { queue, invoke, clock, onResult, onError } = this.options;
    const { signal } = this.stopping;
    const received: string[] = [];
    try {
      const result = await pollOnce(this.description, {
        queue: async (operation, input) => {
          const answer = await queue(operation, input, signal);
          received.push(...this.take(answer));
          return answer;
        },
        invoke,
        now: () => clock.now(),
        waitSeconds: WAIT_SECONDS,
        onFirst: () => {
          this.gathering = true;
        },
        onBatch,
      });
      if (result.received.length > 0) onResult(result);
    } catch (error) {
      this.gathering = false;
      if (signal.aborted) return;
      onError(error);
      await clock.sleep(PAUSE_AFTER_ERROR_MILLIS, signal);
    } finally {
      received.forEach((id) => this.inHand.delete(id));
    }
  }

  /** The IDs of the messages in a result; only that of ReceiveMessage has any. */
  private take(answer: Json): string[] {
    const ids = objectsOf(member(answer, 'Messages')).flatMap(({ MessageId }) => stringOf(MessageId) ?? []);
    ids.forEach((id) => this.inHand.add(id));
    return ids;
  }
}
