/** Lambda: runs the real code of the functions, each in its own child processes. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { FunctionDescription } from './description';
import { Environment } from '../environment';
import { CallContext, Service, ServiceError } from '../service';
import { FunctionPool, Invocation } from './function-pool';
import { Outcome } from './function-process';
import { logTail } from './log-tail';
import { TaskRoots } from './task-root';
import { BoundedList } from '../../base/bounded-list';
import { objectOf, stringOf, Json, JsonObject } from '../../base/json';

/** Payload quotas: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_REQUEST_BYTES = 6 * 1024 * 1024;
/** Lambda allows a hundred more for an answer. */
const MAX_RESPONSE_BYTES = MAX_REQUEST_BYTES + 100;

/** How a program or a page reads the functions and their runs. */
export interface Functions {
  readonly descriptions: readonly FunctionDescription[];
  /** The latest runs, oldest first. */
  invocations(): readonly Invocation[];
}

export interface LambdaOptions extends Required<Environment> {
  /** How many events of one function run at a time; further ones wait. @default 10 */
  readonly concurrency?: number;
  /** Variables for every function, unless it has its own value. */
  readonly baseEnvironment?: Readonly<Record<string, string>>;
  /**
   * A `node_modules` folder with what Lambda's runtime provides, e.g. the AWS SDK.
   * @default nothing
   */
  readonly runtimeModules?: string;
  /** Called after each run. */
  readonly onInvocation?: (invocation: Invocation) => void;
}

/** How many runs are kept, and the maximum total size of their answers and output. */
const REMEMBERED = 200;
const REMEMBERED_CHARACTERS = 16 * 1024 * 1024;

export class Lambda implements Service, Functions {
  public readonly name = 'lambda';
  public readonly operations = ['Invoke'];
  public readonly modelledErrors = new Set([
    'InvalidParameterValueException',
    'InvalidRequestContentException',
    'InvalidRuntimeException',
    'RequestTooLargeException',
    'ResourceConflictException',
    'ResourceNotFoundException',
    'ResourceNotReadyException',
    'ServiceException',
    'TooManyRequestsException',
    'UnsupportedMediaTypeException',
  ]);
  private readonly pools: readonly FunctionPool[];
  private readonly roots: TaskRoots;
  private readonly remembered = new BoundedList<Invocation>({
    count: REMEMBERED,
    size: REMEMBERED_CHARACTERS,
    sizeOf: charactersOf,
  });

  public constructor(
    public readonly descriptions: readonly FunctionDescription[],
    private readonly options: LambdaOptions,
  ) {
    descriptions.forEach(checkDescription);
    const { baseEnvironment = {}, concurrency = 10 } = options;
    this.roots = new TaskRoots(options.runtimeModules);
    this.pools = descriptions.map((description) => {
      const codeDir = this.roots.add(description.name, resolve(description.codeDir));
      return new FunctionPool({ ...description, codeDir }, { baseEnvironment, concurrency });
    });
  }

  /** `Payload` is JSON text in both directions. */
  public async call(_operation: string, input: Json, _context: CallContext): Promise<Json> {
    const { FunctionName, Qualifier, InvocationType = 'RequestResponse', Payload, LogType } = objectOf(input);
    checkWord('invocationType', InvocationType, INVOCATION_TYPES);
    checkWord('logType', LogType ?? 'None', LOG_TYPES);
    const { pool, version } = this.find(stringOf(FunctionName) ?? '', stringOf(Qualifier));
    const event = checkedEvent(stringOf(Payload) ?? '{}');
    if (InvocationType === 'DryRun') return { StatusCode: 204 };
    const invocation = this.run(pool, event);
    if (InvocationType === 'Event') {
      // The caller of an event invocation does not get the result; the log does.
      invocation.catch(() => undefined);
      return { StatusCode: 202, Payload: '' };
    }
    return answerOf(await invocation, pool.description, { version, withLog: LogType === 'Tail' });
  }

  public invocations(): readonly Invocation[] {
    return this.remembered.list();
  }

  /** Ends every child process. */
  public async stop(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.stop()));
    this.roots.remove();
  }

  private async run(pool: FunctionPool, event: string): Promise<Invocation> {
    const invocation = await pool.invoke(randomUUID(), event);
    this.remembered.add(invocation);
    this.options.onInvocation?.(invocation);
    return invocation;
  }

  /** A function is found by its name or its ARN, complete or partial, with or without a version or alias at the end. */
  private find(nameOrArn: string, qualifier: string | undefined): { pool: FunctionPool; version: string } {
    const [, name = nameOrArn, suffix] = /^(?:.*function:)?([^:]+)(?::([^:]+))?$/.exec(nameOrArn) ?? [];
    const version = qualifier ?? suffix ?? '$LATEST';
    const pool = this.pools.find(({ description }) => description.name === name);
    if (pool === undefined || !['$LATEST', ...(pool.description.qualifiers ?? [])].includes(version)) {
      const { region, accountId } = this.options;
      const arn = `arn:aws:lambda:${region}:${accountId}:function:${name}:${version}`;
      throw new ServiceError('ResourceNotFoundException', `Function not found: ${arn}`, 404);
    }
    return { pool, version };
  }
}

function checkDescription({ name, runtime, codeDir }: FunctionDescription): void {
  if (!/^nodejs\d+\.x$/.test(runtime)) {
    throw new Error(`The function ${name} has the runtime ${runtime}. Only Node.js, e.g. nodejs24.x, runs here.`);
  }
  if (!existsSync(codeDir)) throw new Error(`The code of the function ${name} is not at ${codeDir}.`);
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const INVOCATION_TYPES = ['Event', 'RequestResponse', 'DryRun'];
const LOG_TYPES = ['None', 'Tail'];

function checkWord(member: string, given: Json, words: readonly string[]): void {
  if (words.some((word) => word === given)) return;
  throw new ServiceError(
    'ValidationException',
    `1 validation error detected: Value '${String(given)}' at '${member}' failed to satisfy constraint: ` +
      `Member must satisfy enum value set: [${words.join(', ')}]`,
  );
}

function charactersOf({ outcome, logs }: Invocation): number {
  const printed = logs.reduce((sum, line) => sum + line.length, 0);
  return printed + (outcome.type === 'returned' ? outcome.payload.length : outcome.error.errorMessage.length);
}

function checkedEvent(event: string): string {
  const bytes = Buffer.byteLength(event);
  if (bytes > MAX_REQUEST_BYTES) {
    throw new ServiceError(
      'RequestTooLargeException',
      `${bytes} byte payload is too large for the RequestResponse invocation type (limit ${MAX_REQUEST_BYTES} bytes)`,
      413,
    );
  }
  try {
    JSON.parse(event);
    return event;
  } catch (error) {
    throw new ServiceError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${String(error)}`,
    );
  }
}

function answerOf(
  invocation: Invocation,
  { memorySize }: FunctionDescription,
  { version, withLog }: { readonly version: string; readonly withLog: boolean },
): JsonObject {
  const checked = withinLimit(invocation.outcome);
  return {
    ExecutedVersion: version,
    StatusCode: 200,
    Payload: checked.type === 'returned' ? checked.payload : JSON.stringify(checked.error),
    ...(checked.type === 'failed' && { FunctionError: 'Unhandled' }),
    ...(withLog && { LogResult: logTail(invocation, version, memorySize) }),
  };
}

function withinLimit(outcome: Outcome): Outcome {
  if (outcome.type === 'failed' || Buffer.byteLength(outcome.payload) <= MAX_RESPONSE_BYTES) return outcome;
  return {
    type: 'failed',
    error: {
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: `Response payload size exceeded maximum allowed payload size (${MAX_RESPONSE_BYTES} bytes).`,
    },
  };
}
