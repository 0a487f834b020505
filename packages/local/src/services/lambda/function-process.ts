/** One running copy of a function, as Lambda would say: one execution environment. It serves one event at a time. */
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

/** The compiled child, found alike from the sources (in tests) and from the compiled package. */
const PROGRAM = resolve(__dirname, '../../../lib/services/lambda/child.js');

/** Where the function names none: https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html */
export const DEFAULT_TIMEOUT_SECONDS = 3;

/** How often a process is looked at while it runs; it can fill less than 100 MB from one look to the next. */
const MEMORY_LOOK_MILLIS = 25;

const DEFAULT_MEMORY_MB = 128;

/** V8 gives objects that live long half of a machine's memory; on Lambda that machine is as large as the function's memory. */
const HEAP_SHARE = 0.5;

/**
 * V8 gives new objects little room on a small machine, and 16 MB on a large one. With the room of this machine a full heap and
 * what Node.js itself takes come to 128 MB, and which of the two limits ends a function of that size would be chance.
 */
const NEW_SPACE_SHARE = 1 / 64;
const MAX_NEW_SPACE_MB = 16;

/** What came of one invocation. */
export type Outcome =
  | { readonly type: 'returned'; readonly payload: string }
  | { readonly type: 'failed'; readonly error: FunctionFailure | Omit<FunctionFailure, 'trace'> };

type Answer =
  | ChildMessage
  | { readonly type: 'ended'; readonly how: string }
  | { readonly type: 'late' }
  | { readonly type: 'outOfMemory' };

/** Ended with the server, should it end without stopping its functions. */
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
      // A group of its own, so that what the function started ends with it.
      detached: HAS_GROUPS,
    });
    living.add(this.child);
    this.output = new FunctionOutput(this.streams());
    this.ended = new Promise((done) => this.listen(done));
  }

  public get isAlive(): boolean {
    return this.end === undefined;
  }

  /** Whether it was ended because it took longer than it may. */
  public get isLate(): boolean {
    return this.end?.type === 'late';
  }

  /** Loads the handler; a failure is what the first invocation answers. */
  public async start(requestId: string, seconds: number): Promise<Outcome | undefined> {
    const answer = await this.nextAnswer(seconds);
    return answer.type === 'ready' ? undefined : outcomeOf(answer, requestId, this.timeoutSeconds);
  }

  /** @param seconds what is left of the function's timeout */
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
    // A child that is already gone is reported by its end.
    if (this.isAlive) this.child.send(message, () => undefined);
    return outcomeOf(await this.nextAnswer(seconds, written), requestId, this.timeoutSeconds);
  }

  private get timeoutSeconds(): number {
    return this.description.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
  }

  /** What the function wrote since it was last asked. */
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
      // After a fatal failure it ends by itself, and what it still writes is worth reading.
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
    // Not `exit`: what it wrote and answered at last may come after that.
    this.child.on('close', (code, signal) => finish(exitWords(code, signal)));
  }

  private settle(answer: Answer): void {
    this.waiting?.(answer);
    this.waiting = undefined;
  }

  /** While an answer is awaited the process holds the server open; an idle one does not. */
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
      // It may have filled and freed its memory since the last look.
      this.endIfTooLarge();
      return this.end?.type === 'outOfMemory' ? this.end : answer;
    } finally {
      clearTimeout(timer);
      clearInterval(looks);
      this.hold('unref');
    }
  }

  /** `Buffer`s are no part of the heap that Node.js bounds. */
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
  // The words by which users of AWS report it, e.g. https://github.com/awslabs/amazon-s3-find-and-forget/pull/283
  if (answer.type === 'outOfMemory') return ['Runtime.OutOfMemory', exitWords(null, 'SIGKILL')];
  return ['Runtime.ExitError', answer.type === 'ended' ? answer.how : answer.type];
}
