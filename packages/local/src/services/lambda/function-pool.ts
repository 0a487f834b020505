/**
 * Runs one function, with several events at a time if necessary: each in a separate process, which is kept for the next
 * event.
 */
import { FunctionDescription } from './description';
import { ServiceError } from '../service';
import { DEFAULT_TIMEOUT_SECONDS, FunctionProcess, Outcome } from './function-process';

/** One run of a function, as its log describes it. */
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
  /** Further events wait: a laptop can run fewer at a time than Lambda. */
  readonly concurrency: number;
}

/** Lambda's default limit of simultaneous events in an account. */
const MAX_WAITING = 1_000;

/**
 * Lambda's time limit for loading a function:
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
const LOADING_SECONDS = 10;

/** A process that is ready, or why there is none. */
interface Loaded {
  readonly running: FunctionProcess;
  readonly failure?: Outcome;
  /** The rest of the function's timeout. */
  readonly seconds: number;
  /** The output of an attempt to load that took too long. */
  readonly logs: readonly string[];
}

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
    if (this.queue.length >= MAX_WAITING) throw new ServiceError('TooManyRequestsException', 'Rate Exceeded.', 429);
    await new Promise<void>((wake) => this.queue.push(wake));
  }

  /** A slot is passed directly to the caller that has waited longest. */
  private leave(): void {
    const next = this.queue.shift();
    if (next === undefined) this.busy -= 1;
    else next();
  }

  private async runOnce(requestId: string, event: string): Promise<Invocation> {
    const warm = this.takeIdle();
    const started = performance.now();
    const seconds = this.description.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
    const loaded = warm === undefined ? await this.load(requestId, seconds) : { running: warm, seconds, logs: [] };
    const { running, failure } = loaded;
    const outcome = failure ?? (await running.run(requestId, event, loaded.seconds));
    if (failure === undefined && running.isAlive) this.idle.push(running);
    else this.processes.delete(running);
    return {
      functionName: this.description.name,
      requestId,
      outcome,
      coldStart: warm === undefined,
      durationMs: performance.now() - started,
      logs: [...loaded.logs, ...running.takeOutput()],
    };
  }

  /** A function that does not load in time is loaded once more, within the timeout of the invocation. */
  private async load(requestId: string, seconds: number): Promise<Loaded> {
    const first = this.fork();
    const failure = await first.start(requestId, LOADING_SECONDS);
    if (!first.isLate) return { running: first, failure, seconds, logs: [] };
    this.processes.delete(first);
    const report = `INIT_REPORT Init Duration: ${LOADING_SECONDS * 1000}.00 ms\tPhase: init\tStatus: timeout`;
    const running = this.fork();
    const began = performance.now();
    return {
      running,
      failure: await running.start(requestId, seconds),
      seconds: Math.max(0, seconds - (performance.now() - began) / 1000),
      logs: [...first.takeOutput(), report],
    };
  }

  /** A process that ended while it was idle is skipped. */
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
