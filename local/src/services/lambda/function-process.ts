/** One running copy of a function, as Lambda would say: one execution environment. It serves one event at a time. */
import { ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import { FunctionDescription } from '../descriptions';
import { environmentOf } from './environment';
import { ChildMessage, FunctionFailure, InvokeMessage } from './protocol';
import { KEEP_LINKS } from './task-root';

/** The compiled child, found alike from the sources (in tests) and from the compiled package. */
const PROGRAM = resolve(__dirname, '../../../lib/services/lambda/child.js');

/** The time Lambda gives a function to load: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
const LOADING_SECONDS = 10;

/** What is kept of the output of one invocation, in characters: a function that prints for ever must not fill the server. */
const MAX_OUTPUT = 1_000_000;

/** What came of one invocation. */
export type Outcome =
  | { readonly type: 'returned'; readonly payload: string }
  | { readonly type: 'failed'; readonly error: FunctionFailure | Omit<FunctionFailure, 'trace'> };

type Answer = ChildMessage | { readonly type: 'ended'; readonly how: string } | { readonly type: 'late' };

/** Ended with the server, should it end without stopping its functions. */
const living = new Set<ChildProcess>();
process.on('exit', () => living.forEach((child) => child.kill('SIGKILL')));

export class FunctionProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private waiting?: (answer: Answer) => void;
  private end?: Answer;
  private output = '';

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
    });
    living.add(this.child);
    this.ended = new Promise((done) => this.listen(done));
  }

  public get isAlive(): boolean {
    return this.end === undefined;
  }

  /** Loads the handler; a failure is what the first invocation answers. */
  public async start(requestId: string): Promise<Outcome | undefined> {
    const answer = await this.nextAnswer(LOADING_SECONDS);
    return answer.type === 'ready' ? undefined : this.outcomeOf(answer, requestId, LOADING_SECONDS);
  }

  public async run(requestId: string, event: string): Promise<Outcome> {
    const seconds = this.description.timeoutSeconds ?? 3;
    const message: InvokeMessage = {
      requestId,
      event,
      deadline: Date.now() + seconds * 1000,
      traceId: `Root=1-${requestId.replace(/-/g, '').slice(0, 8)}-${requestId.replace(/-/g, '').slice(8)};Sampled=0`,
      functionArn: this.description.arn,
    };
    // A child that is already gone is reported by its end.
    if (this.isAlive) this.child.send(message, () => undefined);
    return this.outcomeOf(await this.nextAnswer(seconds), requestId, seconds);
  }

  /** What the function wrote since it was last asked. */
  public takeOutput(): string[] {
    const lines = this.output.split('\n').filter((line) => line !== '');
    this.output = '';
    return lines;
  }

  /** Ends the process at once, and waits until it has ended. */
  public async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  private listen(done: () => void): void {
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (data: Buffer) => this.keepOutput(data.toString()));
    }
    this.child.on('message', (message: ChildMessage) => {
      if (message.type === 'output') this.keepOutput(message.text);
      else this.settle(message);
    });
    this.child.on('error', (error) => this.settle({ type: 'ended', how: error.message }));
    // Not `exit`: the last messages may come after that.
    this.child.on('close', (code, signal) => {
      living.delete(this.child);
      this.end = { type: 'ended', how: howItEnded(code, signal) };
      this.settle(this.end);
      done();
    });
  }

  private keepOutput(text: string): void {
    if (this.output.length < MAX_OUTPUT) this.output += text.slice(0, MAX_OUTPUT);
  }

  private settle(answer: Answer): void {
    if (answer.type === 'failed' && answer.fatal) this.end = answer;
    this.waiting?.(answer);
    this.waiting = undefined;
  }

  /** While an answer is awaited the process holds the server open; an idle one does not. */
  private async nextAnswer(seconds: number): Promise<Answer> {
    if (this.end !== undefined) return this.end;
    this.hold('ref');
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Answer>((answered) => {
        this.waiting = answered;
        timer = setTimeout(() => this.settle({ type: 'late' }), seconds * 1000);
      });
    } finally {
      clearTimeout(timer);
      this.hold('unref');
    }
  }

  private hold(how: 'ref' | 'unref'): void {
    this.child[how]();
    this.child.channel?.[how]();
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream instanceof Socket) stream[how]();
    }
  }

  private async outcomeOf(answer: Answer, requestId: string, seconds: number): Promise<Outcome> {
    if (answer.type === 'returned') return answer;
    if (answer.type === 'failed') return { type: 'failed', error: answer.error };
    const late = answer.type === 'late';
    if (late) await this.kill();
    const what = answer.type === 'ended' ? answer.how : `Task timed out after ${seconds.toFixed(2)} seconds`;
    return {
      type: 'failed',
      error: {
        errorType: late ? 'Sandbox.Timedout' : 'Runtime.ExitError',
        errorMessage: `RequestId: ${requestId} Error: ${what}`,
      },
    };
  }
}

/** The words of Lambda for a runtime that is gone. */
function howItEnded(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `Runtime exited with error: signal: ${SIGNAL_WORDS[signal] ?? signal}`;
  return code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${code}`;
}

const SIGNAL_WORDS: Partial<Record<NodeJS.Signals, string>> = {
  SIGABRT: 'aborted',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
};
