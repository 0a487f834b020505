/** One running copy of a function, as Lambda would say: one execution environment. It serves one event at a time. */
import { ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import { FunctionDescription } from '../descriptions';
import { environmentOf } from './environment';
import { exitWords } from './exit-words';
import { FunctionOutput } from './function-output';
import { closeWhenRead, HAS_GROUPS, killGroup } from './process-end';
import { ChildMessage, FunctionFailure, InvokeMessage } from './protocol';
import { KEEP_LINKS } from './task-root';

/** The compiled child, found alike from the sources (in tests) and from the compiled package. */
const PROGRAM = resolve(__dirname, '../../../lib/services/lambda/child.js');

/** The time Lambda gives a function to load: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
const LOADING_SECONDS = 10;

/** What came of one invocation. */
export type Outcome =
  | { readonly type: 'returned'; readonly payload: string }
  | { readonly type: 'failed'; readonly error: FunctionFailure | Omit<FunctionFailure, 'trace'> };

type Answer = ChildMessage | { readonly type: 'ended'; readonly how: string } | { readonly type: 'late' };

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

  public constructor(
    private readonly description: FunctionDescription,
    baseEnvironment: Readonly<Record<string, string>>,
  ) {
    if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: compile the package first.`);
    this.child = fork(PROGRAM, [], {
      cwd: description.codeDir,
      env: environmentOf(description, baseEnvironment),
      execArgv: [KEEP_LINKS, `--max-old-space-size=${description.memorySize ?? 128}`],
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

  /** Loads the handler; a failure is what the first invocation answers. */
  public async start(requestId: string): Promise<Outcome | undefined> {
    const answer = await this.nextAnswer(LOADING_SECONDS);
    return answer.type === 'ready' ? undefined : outcomeOf(answer, requestId, LOADING_SECONDS);
  }

  public async run(requestId: string, event: string): Promise<Outcome> {
    const seconds = this.description.timeoutSeconds ?? 3;
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
    return outcomeOf(await this.nextAnswer(seconds, written), requestId, seconds);
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
    try {
      const answer = await new Promise<Answer>((answered) => (this.waiting = answered));
      await written;
      return answer;
    } finally {
      clearTimeout(timer);
      this.hold('unref');
    }
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

function outcomeOf(answer: Answer, requestId: string, seconds: number): Outcome {
  if (answer.type === 'returned') return answer;
  if (answer.type === 'failed') return { type: 'failed', error: answer.error };
  const what = answer.type === 'ended' ? answer.how : `Task timed out after ${seconds.toFixed(2)} seconds`;
  return {
    type: 'failed',
    error: {
      errorType: answer.type === 'late' ? 'Sandbox.Timedout' : 'Runtime.ExitError',
      errorMessage: `RequestId: ${requestId} Error: ${what}`,
    },
  };
}
