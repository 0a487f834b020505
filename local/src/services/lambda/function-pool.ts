/** Runs one function, several events at a time if need be: each in a process of its own, kept for the next event. */
import { FunctionDescription } from '../descriptions';
import { ServiceError } from '../service';
import { FunctionProcess, Outcome } from './function-process';

/** One run of a function, as its log tells it. */
export interface Invocation {
  readonly functionName: string;
  readonly requestId: string;
  readonly outcome: Outcome;
  readonly coldStart: boolean;
  readonly durationMs: number;
  readonly logs: readonly string[];
}

export interface PoolOptions {
  readonly baseEnvironment: Readonly<Record<string, string>>;
  /** Further events wait: a laptop has fewer places than Lambda. */
  readonly concurrency: number;
}

/** Lambda lets no more than so many events of an account run at a time, where nobody asked for more. */
const MOST_WAITING = 1_000;

export class FunctionPool {
  private readonly processes = new Set<FunctionProcess>();
  private readonly idle: FunctionProcess[] = [];
  private readonly queue: (() => void)[] = [];
  private busy = 0;
  private stopped = false;

  public constructor(
    public readonly description: FunctionDescription,
    private readonly options: PoolOptions,
  ) {}

  /** @param event JSON text */
  public async invoke(requestId: string, event: string): Promise<Invocation> {
    await this.enter();
    try {
      return await this.runOnce(requestId, event);
    } finally {
      this.leave();
    }
  }

  /** Ends every process of the function. */
  public async stop(): Promise<void> {
    this.stopped = true;
    this.queue.splice(0).forEach((wake) => wake());
    await Promise.all([...this.processes].map((running) => running.kill()));
  }

  private async enter(): Promise<void> {
    if (this.busy >= this.options.concurrency) await this.wait();
    else this.busy += 1;
    if (this.stopped) throw new ServiceError('ServiceException', 'The local Lambda has stopped.', 500);
  }

  private async wait(): Promise<void> {
    if (this.queue.length >= MOST_WAITING) throw new ServiceError('TooManyRequestsException', 'Rate Exceeded.', 429);
    await new Promise<void>((wake) => this.queue.push(wake));
  }

  /** A place passes straight to whoever waits longest. */
  private leave(): void {
    const next = this.queue.shift();
    if (next === undefined) this.busy -= 1;
    else next();
  }

  private async runOnce(requestId: string, event: string): Promise<Invocation> {
    const warm = this.takeIdle();
    const running = warm ?? this.fork();
    const started = performance.now();
    const notLoaded = warm === undefined ? await running.start(requestId) : undefined;
    const outcome = notLoaded ?? (await running.run(requestId, event));
    if (notLoaded === undefined && running.isAlive) this.idle.push(running);
    else this.processes.delete(running);
    return {
      functionName: this.description.name,
      requestId,
      outcome,
      coldStart: warm === undefined,
      durationMs: performance.now() - started,
      logs: running.takeOutput(),
    };
  }

  /** One that ended while it was idle is passed over. */
  private takeIdle(): FunctionProcess | undefined {
    for (;;) {
      const candidate = this.idle.pop();
      if (candidate === undefined || candidate.isAlive) return candidate;
      this.processes.delete(candidate);
    }
  }

  private fork(): FunctionProcess {
    const forked = new FunctionProcess(this.description, this.options.baseEnvironment);
    this.processes.add(forked);
    return forked;
  }
}
