import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FunctionFixtures } from './function-fixtures';
import { Json, JsonObject } from '../../src/base/json';
import { FunctionDescription } from '../../src/services';
import { Lambda, LambdaOptions } from '../../src/services/lambda/lambda';
import { isRunning } from '../support/processes';
import { until } from '../support/until';

const fixtures = new FunctionFixtures();
let lambda: Lambda | undefined;

afterEach(async () => {
  await lambda?.stop();
  lambda = undefined;
});

afterAll(() => fixtures.remove());

type Code = string | Record<string, string>;

function start(code: Code, overrides: Partial<FunctionDescription> = {}, options: Partial<LambdaOptions> = {}): void {
  startDescribed(fixtures.make(code, { name: 'fn', ...overrides }), options);
}

function startDescribed(description: FunctionDescription, options: Partial<LambdaOptions> = {}): void {
  lambda = new Lambda([description], { region: 'us-east-1', accountId: '123456789012', ...options });
}

interface Answer {
  readonly payload: Json;
  readonly failed: boolean;
}

async function invoke(event: Json = {}, more: JsonObject = {}): Promise<Answer> {
  const input = { FunctionName: 'fn', Payload: JSON.stringify(event), ...more };
  const answer = (await lambda?.call('Invoke', input, {})) as JsonObject;
  return { payload: JSON.parse(String(answer.Payload)) as Json, failed: answer.FunctionError === 'Unhandled' };
}

function lastLogs(): readonly string[] {
  return lambda?.invocations().at(-1)?.logs ?? [];
}

describe('a handler', () => {
  test.each<[string, Code, Partial<FunctionDescription>]>([
    ['an async function', 'exports.handler = async (event) => ({ got: event.n });', {}],
    ['a function that returns a promise', 'exports.handler = (event) => Promise.resolve({ got: event.n });', {}],
    ['an ECMAScript module', { 'index.mjs': 'export const handler = async (event) => ({ got: event.n });' }, {}],
    [
      'an ECMAScript module by its package.json',
      {
        'index.js': 'export const handler = async (event) => ({ got: event.n });',
        'package.json': '{ "type": "module" }',
      },
      {},
    ],
    [
      'a function in a folder, deep in its exports',
      { 'src/app.js': 'module.exports = { api: { main: async (event) => ({ got: event.n }) } };' },
      { handler: 'src/app.api.main' },
    ],
    [
      'a function behind getters, as bundlers write them',
      'Object.defineProperty(module.exports, "handler", { enumerable: true, get: () => async (e) => ({ got: e.n }) });',
      {},
    ],
    [
      'a callback function on an older runtime',
      'exports.handler = (event, context, callback) => { setTimeout(() => callback(null, { got: event.n }), 5); };',
      { runtime: 'nodejs22.x' },
    ],
  ])('can be %s', async (_what, code, overrides) => {
    start(code, overrides);
    expect(await invoke({ n: 7 })).toEqual({ payload: { got: 7 }, failed: false });
  });

  test('that returns nothing results in null', async () => {
    start('exports.handler = async () => undefined;');
    expect(await invoke()).toEqual({ payload: null, failed: false });
  });

  test('with a callback is refused on nodejs24.x, as on AWS', async () => {
    start('exports.handler = (event, context, callback) => callback(null, 1);');
    expect(await invoke()).toMatchObject({
      payload: { errorType: 'Runtime.CallbackHandlerDeprecated' },
      failed: true,
    });
  });

  test('gets its context', async () => {
    const { arn } = fixtures.make('', { name: 'fn' });
    start(
      `exports.handler = async (event, context) => ({
         ...context, remaining: context.getRemainingTimeInMillis(), env: process.env.AWS_LAMBDA_FUNCTION_NAME });`,
      { timeoutSeconds: 10, memorySize: 256 },
    );
    const { payload } = await invoke();
    expect(payload).toMatchObject({
      functionName: 'fn',
      functionVersion: '$LATEST',
      invokedFunctionArn: arn,
      memoryLimitInMB: '256',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      logGroupName: '/aws/lambda/fn',
      env: 'fn',
    });
    const { remaining } = payload as { remaining: number };
    expect(remaining).toBeGreaterThan(9000);
    expect(remaining).toBeLessThanOrEqual(10_000);
  });

  test('gets its own variables and those of Lambda, and none of the server', async () => {
    process.env.SECRET_OF_THE_SERVER = 'secret';
    start(
      'exports.handler = async () => process.env;',
      { environment: { TABLE: 'Tickets', SHARED: 'own' } },
      {
        baseEnvironment: { AWS_ENDPOINT_URL: 'http://localhost:1', SHARED: 'base' },
      },
    );
    const { payload } = await invoke();
    delete process.env.SECRET_OF_THE_SERVER;
    expect(payload).toMatchObject({
      TABLE: 'Tickets',
      SHARED: 'own',
      AWS_ENDPOINT_URL: 'http://localhost:1',
      AWS_REGION: 'us-east-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      TZ: 'UTC',
    });
    const allowed = /^(AWS_|_|PATH$|LANG$|TZ$|TABLE$|SHARED$|LAMBDA_TASK_ROOT$|SystemRoot$)/;
    expect(Object.keys(payload as JsonObject).filter((key) => !allowed.test(key))).toEqual([]);
  });

  test('can reach the server only through its answer', async () => {
    start('exports.handler = async () => typeof process.send;');
    expect((await invoke()).payload).toBe('undefined');
  });

  test('does not end with Ctrl+C, which is for the server', async () => {
    // A signal that nothing handles ends a process that sends it to itself in the same call.
    start("exports.handler = async () => { process.kill(process.pid, 'SIGINT'); return 'alive'; };");
    expect((await invoke()).payload).toBe('alive');
  });

  test('keeps its loaded state for the next event, in the same process', async () => {
    start('let n = 0; exports.handler = async () => { n += 1; return n; };');
    expect((await invoke()).payload).toBe(1);
    expect((await invoke()).payload).toBe(2);
    expect(lambda?.invocations().map(({ coldStart }) => coldStart)).toEqual([true, false]);
  });
});

describe('the folder of the code', () => {
  function startInside(files: Record<string, string>, options: Partial<LambdaOptions> = {}): void {
    const project = fixtures.make(files, { name: 'fn' });
    startDescribed({ ...project, codeDir: join(project.codeDir, 'asset') }, options);
  }

  test('does not turn CommonJS into ECMAScript modules', async () => {
    startInside({ 'package.json': '{ "type": "module" }', 'asset/index.js': 'exports.handler = async () => "ok";' });
    expect(await invoke()).toEqual({ payload: 'ok', failed: false });
  });

  test('makes no package available that the deployed function would not have', async () => {
    startInside({
      'node_modules/lent/index.js': 'module.exports = 1;',
      'asset/index.js': 'require("lent"); exports.handler = async () => "lent";',
    });
    expect((await invoke()).payload).toMatchObject({ errorType: 'Runtime.ImportModuleError' });
  });

  test.each([
    ['asset/index.js', 'const it = require("of-the-runtime"); exports.handler = async () => it.value;'],
    ['asset/index.mjs', 'import it from "of-the-runtime"; export const handler = async () => it.value;'],
  ])('has what the runtime provides for %s', async (path, code) => {
    const runtime = fixtures.make({ 'of-the-runtime/index.js': 'module.exports = { value: 42 };' });
    startInside({ [path]: code }, { runtimeModules: runtime.codeDir });
    expect((await invoke()).payload).toBe(42);
  });

  test('is deleted after the service has stopped', async () => {
    start('exports.handler = async () => process.env.LAMBDA_TASK_ROOT;');
    const { payload } = await invoke();
    expect(existsSync(String(payload))).toBe(true);
    await lambda?.stop();
    expect(existsSync(String(payload))).toBe(false);
  });
});

describe('a failing function', () => {
  test('returns the name, the message and the stack trace of its error', async () => {
    start(`class OutOfNumbers extends Error { constructor(m) { super(m); this.name = 'OutOfNumbers'; } }
           exports.handler = async () => { throw new OutOfNumbers('none left'); };`);
    expect(await invoke()).toEqual({
      failed: true,
      payload: {
        errorType: 'OutOfNumbers',
        errorMessage: 'none left',
        trace: expect.arrayContaining([expect.stringContaining('index.js')]),
      },
    });
  });

  test.each<[string, string, string, RegExp]>([
    ['throws before it returns', 'exports.handler = () => { throw new TypeError("bad"); };', 'TypeError', /^bad$/],
    ['throws a string', 'exports.handler = async () => { throw "plain"; };', 'string', /^plain$/],
    [
      'exits',
      'exports.handler = async () => process.exit(1);',
      'Runtime.ExitError',
      /exited with error: exit status 1$/,
    ],
    [
      'exits with 0',
      'exports.handler = async () => process.exit(0);',
      'Runtime.ExitError',
      /without providing a reason$/,
    ],
    [
      'is killed',
      'exports.handler = async () => { process.kill(process.pid, "SIGKILL"); await new Promise((r) => setTimeout(r, 999)); };',
      'Runtime.ExitError',
      /^RequestId: [0-9a-f-]{36} Error: Runtime exited with error: signal: killed$/,
    ],
    [
      'leaves a rejection unhandled',
      'exports.handler = async () => { Promise.reject(new Error("lost")); await new Promise((r) => setTimeout(r, 999)); };',
      'Runtime.UnhandledPromiseRejection',
      /^Error: lost$/,
    ],
    [
      'throws outside of its promise',
      'exports.handler = () => new Promise(() => setTimeout(() => { throw new RangeError("later"); }, 5));',
      'RangeError',
      /^later$/,
    ],
    [
      'never settles its promise',
      'exports.handler = () => new Promise(() => {});',
      'Runtime.NodeJsExit',
      /never settled/,
    ],
    ['has a mistake in its syntax', 'exports.handler = async () => {', 'Runtime.UserCodeSyntaxError', /SyntaxError/],
    ['requires what is not there', 'require("./nope");', 'Runtime.ImportModuleError', /Cannot find module/],
    ['throws while it loads', 'throw new EvalError("at load");', 'EvalError', /^at load$/],
    ['does not export its handler', 'exports.other = 1;', 'Runtime.HandlerNotFound', /index.handler is undefined/],
  ])('that %s', async (_what, code, errorType, message) => {
    start(code);
    const answer = await invoke();
    expect(answer).toMatchObject({
      failed: true,
      payload: { errorType, errorMessage: expect.stringMatching(message) },
    });
  });

  test('whose handler file is missing is named', async () => {
    start('', { handler: 'app.handler' });
    expect((await invoke()).payload).toMatchObject({ errorType: 'Runtime.ImportModuleError' });
  });

  test.each([
    ['exits', 'process.exit(3)'],
    ['loops for ever', 'for (;;) {}'],
    ['waits for ever', 'await new Promise((r) => setTimeout(r, 1e6))'],
  ])('that %s is started again for the next event', async (_what, misdeed) => {
    start(`let n = 0; exports.handler = async (event) => { n += 1; if (event.bad) { ${misdeed}; } return n; };`, {
      timeoutSeconds: 1,
    });
    expect((await invoke()).payload).toBe(1);
    expect((await invoke({ bad: true })).failed).toBe(true);
    expect((await invoke()).payload).toBe(1);
  });

  test("that takes longer than its timeout is ended with AWS's message", async () => {
    start('exports.handler = async () => { for (;;) {} };', { timeoutSeconds: 1 });
    expect(await invoke()).toMatchObject({
      failed: true,
      payload: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/^RequestId: [0-9a-f-]{36} Error: Task timed out after 1.00 seconds$/),
      },
    });
  });

  test('that fills its memory is ended, and its last output is in the log', async () => {
    start(
      'exports.handler = async () => { const all = []; for (;;) all.push({ text: "x".repeat(100) + all.length }); };',
      {
        memorySize: 128,
        timeoutSeconds: 30,
      },
    );
    expect((await invoke()).payload).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('signal: aborted'),
    });
    expect(lastLogs().join('\n')).toContain('heap out of memory');
  });

  test('that leaves a child process running is done when it returns', async () => {
    start(`exports.handler = async () => {
      const { spawn } = require('child_process');
      const left = [false, true].map((detached) => spawn('sleep', ['1000'], { stdio: 'inherit', detached }).pid);
      console.log(left.join()); process.exit(1); };`);
    expect((await invoke()).payload).toMatchObject({ errorType: 'Runtime.ExitError' });
    const [ofItsGroup, ofItsOwn] = String(lastLogs()[0].split('\t')[3]).split(',').map(Number);
    process.kill(ofItsOwn);
    await until(() => !isRunning(ofItsGroup));
  });

  test('that ended while it was idle is not invoked again', async () => {
    start('exports.handler = async () => { setTimeout(() => process.exit(), 20); return process.pid; };');
    const { payload: first } = await invoke();
    await until(() => !isRunning(Number(first)));
    const { payload: second, failed } = await invoke();
    expect(failed).toBe(false);
    expect(second).not.toBe(first);
  });
});

describe('the log of a run', () => {
  test("has what the function printed, in Lambda's format", async () => {
    start(`exports.handler = async (event) => {
      console.log('hello', { a: 1 }); console.error('oh'); process.stdout.write('raw\\n'); };`);
    await invoke();
    const time = String.raw`\d{4}-\d\d-\d\dT[\d:.]+Z`;
    expect(lastLogs()).toEqual([
      expect.stringMatching(new RegExp(`^${time}\t[0-9a-f-]{36}\tINFO\thello { a: 1 }$`)),
      expect.stringMatching(new RegExp(`^${time}\t[0-9a-f-]{36}\tERROR\toh$`)),
      'raw',
    ]);
  });

  // More than a pipe holds, so that the server has to read while the function writes.
  const MANY_LINES = 'for (let i = 0; i < 6000; i += 1) console.log("line", i);';

  test.each([
    ['exits', 'process.exit(1)'],
    ['is killed', 'process.kill(process.pid, "SIGKILL")'],
    ['aborts', 'process.abort()'],
    ['takes too long', 'for (;;) {}'],
    ['returns', ''],
    ['throws', 'throw new Error("after the last line")'],
    ['breaks outside of its promise', 'setTimeout(() => { throw new Error("later"); }); await new Promise(() => {})'],
    ['exits while it loads', 'process.exit(1)', 'load'],
    ['throws while it loads', 'throw new Error("at load")', 'load'],
  ])('has everything that was printed before the function %s', async (_what, end, where = 'run') => {
    const code = `${MANY_LINES} ${end};`;
    start(where === 'run' ? `exports.handler = async () => { ${code} };` : code, { timeoutSeconds: 10 });
    await invoke();
    const lines = lastLogs().filter((line) => line.includes('line'));
    expect(lines).toHaveLength(6000);
    expect(lines.at(-1)).toMatch(/line 5999$/);
  });

  test.each([
    ['by its file descriptor', 'require("fs").writeSync(1, "seen\\n"); require("fs").writeSync(2, "seen\\n");'],
    [
      'by a program that it runs',
      'require("child_process").execSync("echo seen; echo seen >&2", { stdio: "inherit" });',
    ],
  ])('has what was printed %s', async (_what, code) => {
    start(`exports.handler = async () => { ${code} };`);
    await invoke();
    expect(lastLogs()).toEqual(['seen', 'seen']);
    await invoke();
    expect(lastLogs()).toEqual(['seen', 'seen']);
  });

  test('keeps the order of output to two streams', async () => {
    start(`exports.handler = async () => { for (let i = 0; i < 100; i += 1)
      process[i % 2 ? 'stdout' : 'stderr'].write(i + '\\n'); };`);
    await invoke();
    expect(lastLogs()).toEqual(Array.from({ length: 100 }, (_, i) => String(i)));
  });

  test('has whole characters, wherever its chunks start and end', async () => {
    start('exports.handler = async () => { process.stdout.write("x" + "é😀".repeat(100000) + "\\n"); };');
    await invoke();
    expect(lastLogs()).toEqual(['x' + 'é😀'.repeat(100000)]);
  });

  test('has output in other encodings', async () => {
    start(`exports.handler = async () => { process.stdout.write('c2VlbgA=', 'base64'); };`);
    await invoke();
    expect(lastLogs()).toEqual(['seen\0']);
  });

  test('is truncated before it fills the memory of the server', async () => {
    start('exports.handler = async () => { for (let i = 0; i < 300; i += 1) console.log("x".repeat(9999)); };', {
      timeoutSeconds: 30,
    });
    expect((await invoke()).failed).toBe(false);
    const kept = lastLogs().join('\n').length;
    expect(kept).toBeGreaterThan(900_000);
    expect(kept).toBeLessThan(1_100_000);
  });

  test('is separate for each run, and is passed to the caller', async () => {
    const printed: string[] = [];
    start(
      'exports.handler = async (event) => { console.log("n =", event.n); };',
      {},
      {
        onInvocation: ({ logs }) => printed.push(...logs.map((line) => line.split('\t')[3])),
      },
    );
    await invoke({ n: 1 });
    await invoke({ n: 2 });
    expect(printed).toEqual(['n = 1', 'n = 2']);
  });

  test('is returned to a caller who requests its tail', async () => {
    start('exports.handler = async () => { console.log("seen"); };');
    const answer = (await lambda?.call('Invoke', { FunctionName: 'fn', LogType: 'Tail' }, {})) as JsonObject;
    const log = Buffer.from(String(answer.LogResult), 'base64').toString();
    const lines =
      /^START RequestId: (\S+) Version: \$LATEST\n.*\tseen\nEND RequestId: \1\nREPORT RequestId: \1\tDuration: /;
    expect(log).toMatch(lines);
  });

  test('is truncated to its last 4 KB', async () => {
    start('exports.handler = async () => { console.log("x".repeat(5000)); };');
    const answer = (await lambda?.call('Invoke', { FunctionName: 'fn', LogType: 'Tail' }, {})) as JsonObject;
    const log = Buffer.from(String(answer.LogResult), 'base64').toString();
    expect(log).toHaveLength(4096);
    expect(log).toMatch(/^x+\nEND RequestId: /);
  });

  test.each<JsonObject>([{ LogType: 'Head' }, { InvocationType: 'Later' }])('%j is refused', async (asked) => {
    start('exports.handler = async () => 1;');
    await expect(lambda?.call('Invoke', { FunctionName: 'fn', ...asked }, {})).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

describe('several events at a time', () => {
  test('run in separate processes, up to the limit', async () => {
    start(
      'exports.handler = async () => process.pid;',
      {},
      {
        concurrency: 2,
      },
    );
    const answers = await Promise.all([1, 2, 3, 4].map(() => invoke()));
    expect(answers.every(({ failed }) => !failed)).toBe(true);
    expect(new Set(answers.map(({ payload }) => payload)).size).toBe(2);
  });

  test('never share a process', async () => {
    start(`let running = 0; exports.handler = async () => {
      running += 1; const most = running; await new Promise((r) => setTimeout(r, 20)); running -= 1; return most; };`);
    const answers = await Promise.all(Array.from({ length: 12 }, () => invoke()));
    expect(new Set(answers.map(({ payload }) => payload))).toEqual(new Set([1]));
  });

  test('end when the service stops, including those that wait', async () => {
    const { codeDir } = fixtures.make('');
    const running = join(codeDir, 'running');
    start(
      `exports.handler = () => { require('fs').writeFileSync(${JSON.stringify(running)}, ''); return new Promise((r) => setTimeout(r, 1e6)); };`,
      { timeoutSeconds: 600 },
      { concurrency: 1 },
    );
    const both = Promise.allSettled([invoke(), invoke()]);
    await until(() => existsSync(running));
    await lambda?.stop();
    const [first, second] = await both;
    expect(first).toMatchObject({ value: { payload: { errorType: 'Runtime.ExitError' } } });
    expect(second).toMatchObject({ reason: { name: 'ServiceException' } });
  });
});

describe('the Invoke operation', () => {
  test('responds in the format of the API', async () => {
    start('exports.handler = async () => ({ ok: true });');
    expect(await lambda?.call('Invoke', { FunctionName: 'fn' }, {})).toEqual({
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      Payload: '{"ok":true}',
    });
  });

  test.each([
    'fn',
    'fn:$LATEST',
    'fn:live',
    '123456789012:function:fn',
    'arn:aws:lambda:us-east-1:123456789012:function:fn',
    'arn:aws:lambda:us-east-1:123456789012:function:fn:live',
  ])('finds a function as %s', async (FunctionName) => {
    start('exports.handler = async () => 1;', { qualifiers: ['live'] });
    expect((await invoke({}, { FunctionName })).payload).toBe(1);
  });

  test.each([
    ['nope', {}, 'function:nope:$LATEST'],
    ['fn', { Qualifier: 'dead' }, 'function:fn:dead'],
  ])('reports that %s %j is not found', async (FunctionName, more, named) => {
    start('exports.handler = async () => 1;');
    await expect(invoke({}, { FunctionName, ...more })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      statusCode: 404,
      message: `Function not found: arn:aws:lambda:us-east-1:123456789012:${named}`,
    });
  });

  test('accepts 6 MB and refuses more, in both directions', async () => {
    start('exports.handler = async (event) => event.length ?? "x".repeat(event.size);');
    expect((await invoke('x'.repeat(6 * 1024 * 1024 - 2))).payload).toBe(6 * 1024 * 1024 - 2);
    await expect(invoke('x'.repeat(6 * 1024 * 1024))).rejects.toMatchObject({
      name: 'RequestTooLargeException',
      statusCode: 413,
    });
    expect(await invoke({ size: 6 * 1024 * 1024 + 100 })).toMatchObject({
      failed: true,
      payload: { errorType: 'Function.ResponseSizeTooLarge' },
    });
  });

  test('starts an event invocation without waiting for it', async () => {
    const finished = new Promise<void>((resolve) => {
      start('exports.handler = async () => 1;', {}, { onInvocation: () => resolve() });
    });
    const answer = await lambda?.call('Invoke', { FunctionName: 'fn', InvocationType: 'Event' }, {});
    expect(answer).toEqual({ StatusCode: 202, Payload: '' });
    await finished;
    expect(lambda?.invocations()).toHaveLength(1);
  });

  test('refuses code that does not exist before anything runs', () => {
    expect(() => start('', { codeDir: '/nowhere/asset' })).toThrow(
      'The code of the function fn is not at /nowhere/asset',
    );
  });

  test('refuses a runtime other than Node.js before anything runs', () => {
    expect(() => start('', { runtime: 'python3.13' })).toThrow('has the runtime python3.13');
  });
});
