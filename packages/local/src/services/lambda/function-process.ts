/** One running copy of a function, called an execution environment on Lambda. It processes one event at a time. */
import { ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import { FunctionDescription } from './description';
import { environmentOf } from './environment';
import { exitWords } from './exit-words';
import { FunctionOutput } from './function-output';
import { peakMemory } from './peak-memory';
import { closeWhenRead, HAS_GROUPS, killGroup } from './process-end';
import { ChildMessage, FunctionFailure, InvokeMessage } from './protocol';
import { KEEP_LINKS } from './task-root';

/** The compiled child, at the same path from the sources (in tests) and from the compiled package. */
const PROGRAM = resolve(__dirname, '../../../lib/services/lambda/child.js');

/** The default timeout: https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html */
export const DEFAULT_TIMEOUT_SECONDS = 3;

/** How often the memory of a process is checked while it runs; it can allocate less than 100 MB between two checks. */
const MEMORY_LOOK_MILLIS = 25;

const DEFAULT_MEMORY_MB = 128;

/**
 * V8 gives long-lived objects half of a machine's memory; on Lambda, the machine has as much memory as the function.
 */
const HEAP_SHARE = 0.5;

/**
 * V8 gives new objects little space on a small machine, and 16 MB on a large one. With the latter, a full heap and what
 * Node.js itself needs add up to 128 MB, and it would be chance which of the two limits ends a function of that size.
 */
const NEW_SPACE_SHARE = 1 / 64;
const MAX_NEW_SPACE_MB = 16;

/** The result of one invocation. */
export type Outcome =
  | { readonly type: 'returned'; readonly payload: string }
  | { readonly type: 'failed'; readonly error: FunctionFailure | Omit<FunctionFailure, 'trace'> };

type Answer =
  | ChildMessage
  | { readonly type: 'ended'; readonly how: string }
  | { readonly type: 'late' }
  | { readonly type: 'outOfMemory' };

/** Ends with the server, even if the server does not stop its functions. */
const living = new Set<ChildProcess>();
process.on('exit', () => living.forEach(killGroup));

export class FunctionProcess {
  private readonly child: ChildProcess;
  private readonly output: FunctionOutput;
  private readonly ended: Promise<void>;
  private waiting?: (answer: Answer) => void;
  private end?: Answer;
  private isGone = false;
  private readonly memoryMb: number;

  public constructor(
    private readonly description: FunctionDescription,
    baseEnvironment: Readonly<Record<string, string>>,
  ) {
    if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing. Compile the package first.`);
    this.memoryMb = description.memorySize ?? DEFAULT_MEMORY_MB;
    this.child = fork(PROGRAM, [], {
      cwd: description.codeDir,
      env: environmentOf(description, baseEnvironment),
      execArgv: [KEEP_LINKS, ...heapLimits(this.memoryMb)],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A separate process group, so that child processes of the function end with it.
      detached: HAS_GROUPS,
    });
    living.add(this.child);
    this.output = new FunctionOutput(this.streams());
    this.ended = new Promise((done) => this.listen(done));
  }

  public get isAlive(): boolean {
    return this.end === undefined;
  }

  /** Whether it was ended because of its timeout. */
  public get isLate(): boolean {
    return this.end?.type === 'late';
  }

  /** Loads the handler; the first invocation answers with a failure to load. */
  public async start(requestId: string, seconds: number): Promise<Outcome | undefined> {
    const answer = await this.nextAnswer(seconds);
    return answer.type === 'ready' ? undefined : outcomeOf(answer, requestId, this.timeoutSeconds);
  }

  /** @param seconds the rest of the function's timeout */
  public async run(requestId: string, event: string, seconds: number): Promise<Outcome> {
    const message: InvokeMessage = {
      requestId,
      event,
      deadline: Date.now() + seconds * 1000,
      traceId: `Root=1-${requestId.replace(/-/g, '').slice(0, 8)}-${requestId.replace(/-/g, '').slice(8)};Sampled=0`,
      functionArn: this.description.arn,
      outputMark: randomUUID(),
    };
    const written = this.output.upTo(message.outputMark);
    // The end of the child is reported by another event.
    if (this.isAlive) this.child.send(message, () => undefined);
    return outcomeOf(await this.nextAnswer(seconds, written), requestId, this.timeoutSeconds);
  }

  private get timeoutSeconds(): number {
    return this.description.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
  }

  /** The output since the last call. */
  public takeOutput(): string[] {
    return this.output.take();
  }

  /** Ends the process at once, and waits until it has ended. */
  public async kill(): Promise<void> {
    const { exitCode, signalCode } = this.child;
    if (exitCode === null && signalCode === null) killGroup(this.child);
    await this.ended;
  }

  private listen(done: () => void): void {
    this.child.on('message', (message: ChildMessage) => {
      // After a fatal failure the process ends by itself, and its last output is kept.
      if (message.type === 'failed' && message.fatal) this.end = message;
      else this.settle(message);
    });
    const finish = (how: string): void => {
      living.delete(this.child);
      this.isGone = true;
      this.end ??= { type: 'ended', how };
      this.settle(this.end);
      done();
    };
    this.child.on('error', (error) => finish(error.message));
    this.child.on('exit', () => {
      killGroup(this.child);
      closeWhenRead(this.streams());
    });
    // Not `exit`: its last output and answer can arrive after that event.
    this.child.on('close', (code, signal) => finish(exitWords(code, signal)));
  }

  private settle(answer: Answer): void {
    this.waiting?.(answer);
    this.waiting = undefined;
  }

  /** While it processes an event, the process keeps the server running; an idle one does not. */
  private async nextAnswer(seconds: number, written?: Promise<void>): Promise<Answer> {
    if (this.isGone && this.end !== undefined) return this.end;
    this.hold('ref');
    const timer = setTimeout(() => {
      this.end ??= { type: 'late' };
      void this.kill();
    }, seconds * 1000);
    const looks = setInterval(() => this.endIfTooLarge(), MEMORY_LOOK_MILLIS);
    try {
      const answer = await new Promise<Answer>((answered) => (this.waiting = answered));
      await written;
      // It may have allocated and freed memory since the last check.
      this.endIfTooLarge();
      return this.end?.type === 'outOfMemory' ? this.end : answer;
    } finally {
      clearTimeout(timer);
      clearInterval(looks);
      this.hold('unref');
    }
  }

  /** `Buffer`s are not part of the heap that Node.js limits. */
  private endIfTooLarge(): void {
    if (this.end !== undefined || this.child.pid === undefined) return;
    if ((peakMemory(this.child.pid) ?? 0) <= this.memoryMb * 1024 * 1024) return;
    this.end = { type: 'outOfMemory' };
    void this.kill();
  }

  private streams(): Socket[] {
    return [this.child.stdout, this.child.stderr].filter((stream) => stream instanceof Socket);
  }

  private hold(how: 'ref' | 'unref'): void {
    this.child[how]();
    this.child.channel?.[how]();
    this.streams().forEach((stream) => stream[how]());
  }
}

function heapLimits(memoryMb: number): string[] {
  const newSpace = Math.min(MAX_NEW_SPACE_MB, Math.ceil(memoryMb * NEW_SPACE_SHARE));
  return [`--max-old-space-size=${Math.floor(memoryMb * HEAP_SHARE)}`, `--max-semi-space-size=${newSpace}`];
}

function outcomeOf(answer: Answer, requestId: string, seconds: number): Outcome {
  if (answer.type === 'returned') return answer;
  if (answer.type === 'failed') return { type: 'failed', error: answer.error };
  const [errorType, what] = problemOf(answer, seconds);
  return { type: 'failed', error: { errorType, errorMessage: `RequestId: ${requestId} Error: ${what}` } };
}

function problemOf(answer: Exclude<Answer, { type: 'returned' | 'failed' }>, seconds: number): [string, string] {
  if (answer.type === 'late') return ['Sandbox.Timedout', `Task timed out after ${seconds.toFixed(2)} seconds`];
  // The message as users of AWS report it, e.g. https://github.com/awslabs/amazon-s3-find-and-forget/pull/283
  if (answer.type === 'outOfMemory') return ['Runtime.OutOfMemory', exitWords(null, 'SIGKILL')];
  return ['Runtime.ExitError', answer.type === 'ended' ? answer.how : answer.type];
}
