/**
 * The child process of a function: loads the handler once, then runs it for one event after the other. Whatever a
 * function does to its process (exit, loop, crash, change globals) does not affect the server.
 */
import { writeSync } from 'node:fs';
import { formatWithOptions } from 'node:util';
import { Handler, loadHandler, RuntimeError, runHandler } from './handler';
import { ChildMessage, FunctionFailure, InvokeMessage } from './protocol';

const STDOUT = 1;
const STDERR = 2;
/** Never changes: waiting for it only passes time. */
const PAUSE = new Int32Array(new SharedArrayBuffer(4));

/** Not what the function may have put in its place. */
const write = writeSync;

const channel = process.channel;
const report = takeChannel();
let current: InvokeMessage | undefined;

captureOutput();
process.on('disconnect', () => process.exit());
// Ctrl+C also reaches the children of a server, but the server decides when they end.
process.on('SIGINT', () => undefined);
process.on('uncaughtException', (error) => void fail(error, true));
process.on('unhandledRejection', (reason) => {
  const error = new RuntimeError('Runtime.UnhandledPromiseRejection', String(reason));
  if (reason instanceof Error) error.stack = reason.stack;
  void fail(error, true);
});
// With the channel unreferenced, an empty event loop means that nothing can answer any more.
process.on('beforeExit', () => {
  if (current === undefined) return;
  const message = 'The function ended without a response, probably because a promise is never settled.';
  void fail(new RuntimeError('Runtime.NodeJsExit', message), false);
});
void start();

async function start(): Promise<void> {
  const { LAMBDA_TASK_ROOT: root = '', _HANDLER: name = '', AWS_EXECUTION_ENV: runtime = '' } = process.env;
  try {
    const handler = await loadHandler(root, name, runtime.replace('AWS_Lambda_', ''));
    process.on('message', (message) => void invoke(handler, message as InvokeMessage));
    await report({ type: 'ready' });
  } catch (error) {
    await fail(error, true);
  }
}

async function invoke(handler: Handler, message: InvokeMessage): Promise<void> {
  current = message;
  process.env._X_AMZN_TRACE_ID = message.traceId;
  channel?.unref();
  try {
    const result = await runHandler(handler, JSON.parse(message.event), contextOf(message));
    await finish(message, { type: 'returned', payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    await finish(message, { type: 'failed', error: describe(error), fatal: false });
  }
}

/** Answers once: anything after the first answer of an invocation is too late. */
async function finish(message: InvokeMessage, answer: ChildMessage): Promise<void> {
  if (current !== message) return;
  await answerLast(answer);
}

async function fail(error: unknown, fatal: boolean): Promise<void> {
  await answerLast({ type: 'failed', error: describe(error), fatal });
  if (fatal) process.exit(1);
}

async function answerLast(answer: ChildMessage): Promise<void> {
  for (const output of [STDOUT, STDERR]) writeAll(output, current?.outputMark ?? '');
  current = undefined;
  channel?.ref();
  await report(answer);
}

/** The context object: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
function contextOf({ requestId, deadline, functionArn }: InvokeMessage): object {
  const { env } = process;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: functionArn,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    awsRequestId: requestId,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function describe(error: unknown): FunctionFailure {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  const trace = (error.stack ?? '').split('\n');
  return { errorType: error.name, errorMessage: error.message, trace };
}

/** The channel to the server, hidden from the function: on Lambda `process.send` does not exist. */
function takeChannel(): (message: ChildMessage) => Promise<void> {
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error('Only the local server can start this program.');
  process.send = undefined;
  return (message) => new Promise((resolve) => send(message, undefined, undefined, () => resolve()));
}

/**
 * Output is written immediately and completely, as in Lambda's runtime: it is there even if the function ends the
 * process in the next line. Both streams share one order.
 */
function captureOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      writeAll(STDOUT, chunk, rest[0]);
      const done = rest.find((argument) => typeof argument === 'function');
      if (done !== undefined) setImmediate(done as () => void);
      return true;
    };
  }
  const levels = { debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR', trace: 'TRACE' } as const;
  for (const [method, level] of Object.entries(levels)) {
    console[method as keyof typeof levels] = (...parts: unknown[]): void => {
      const text = formatWithOptions({ colors: false }, ...parts);
      process.stdout.write([new Date().toISOString(), current?.requestId, level, text].join('\t') + '\n');
    };
  }
}

function writeAll(output: number, text: string | Uint8Array, encoding?: unknown): void {
  const bytes = typeof text === 'string' ? Buffer.from(text, isEncoding(encoding) ? encoding : 'utf8') : text;
  let written = 0;
  while (written < bytes.length) {
    try {
      written += write(output, bytes, written);
    } catch (error) {
      // The reader is gone, or the function has closed it.
      if (!isFull(error)) return;
      Atomics.wait(PAUSE, 0, 0, 1);
    }
  }
}

function isEncoding(value: unknown): value is BufferEncoding {
  return typeof value === 'string' && Buffer.isEncoding(value);
}

/** The server has not yet read the previous output. */
function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}
