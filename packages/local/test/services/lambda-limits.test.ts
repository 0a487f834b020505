import { FunctionFixtures } from './function-fixtures';
import { startServices } from './services-fixture';

const fixtures = new FunctionFixtures();
afterAll(() => fixtures.remove());

test('a thousand events wait for a function that is busy, and the next one is throttled', async () => {
  const fn = fixtures.make('exports.handler = () => new Promise(() => {});', { name: 'busy', timeoutSeconds: 60 });
  const services = await startServices({ functions: [fn], functionConcurrency: 1 });
  const invoke = () => services.calls.call('lambda', 'Invoke', { FunctionName: 'busy' }, {});
  const waiting = Array.from({ length: 1_001 }, invoke);
  const ended = Promise.allSettled(waiting);
  await expect(invoke()).rejects.toMatchObject({ name: 'TooManyRequestsException', statusCode: 429 });
  await services.stop();
  await ended;
});

test('the runs of a function are kept as long as their answers fit', async () => {
  const fn = fixtures.make('exports.handler = async () => "x".repeat(5 * 1024 * 1024);', { name: 'large' });
  const services = await startServices({ functions: [fn] });
  for (let i = 0; i < 5; i++) await services.calls.call('lambda', 'Invoke', { FunctionName: 'large' }, {});
  expect(services.functions.invocations()).toHaveLength(3);
});

async function invokeOnce(code: string, settings: object) {
  const fn = fixtures.make(code, { name: 'limited', ...settings });
  const services = await startServices({ functions: [fn] });
  const answer = (await services.calls.call('lambda', 'Invoke', { FunctionName: 'limited' }, {})) as {
    Payload: string;
  };
  const [{ logs }] = services.functions.invocations();
  return { payload: JSON.parse(answer.Payload) as unknown, logs };
}

const OUT_OF_MEMORY = {
  errorType: 'Runtime.OutOfMemory',
  errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Runtime exited with error: signal: killed$/),
};

describe('MemorySize limits all memory of a function', () => {
  const fill = (megabytes: number) => `Buffer.alloc(${megabytes} * 1024 * 1024, 1)`;

  test.each([
    ['in the handler', `exports.handler = async () => ${fill(150)}.length;`],
    [
      'and frees it before it answers',
      `exports.handler = async () => { let b = ${fill(150)}; b = undefined; return 1; };`,
    ],
    ['without an end', `exports.handler = async () => { const all = []; for (;;) all.push(${fill(10)}); };`],
    ['while it loads', `const b = ${fill(150)}; exports.handler = async () => b.length;`],
  ])('a function of 128 MB that uses more memory outside of the heap is ended: %s', async (_when, code) => {
    expect((await invokeOnce(code, { memorySize: 128, timeoutSeconds: 30 })).payload).toEqual(OUT_OF_MEMORY);
  });

  test('a function that uses less runs', async () => {
    const code = `exports.handler = async () => ${fill(150)}.length;`;
    expect((await invokeOnce(code, { memorySize: 256, timeoutSeconds: 30 })).payload).toBe(150 * 1024 * 1024);
    const small = `const b = ${fill(50)}; exports.handler = async () => b.length;`;
    expect((await invokeOnce(small, { memorySize: 128, timeoutSeconds: 30 })).payload).toBe(50 * 1024 * 1024);
  });
});

describe('a function that takes more than ten seconds to load', () => {
  const HANG = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000)';

  test('is loaded again within its own timeout', async () => {
    const folder = fixtures.make('').codeDir;
    const code = `
      const fs = require('node:fs');
      const marker = ${JSON.stringify(folder)} + '/loaded';
      console.log('loading');
      if (!fs.existsSync(marker)) { fs.writeFileSync(marker, ''); ${HANG}; }
      exports.handler = async (event, context) => context.getRemainingTimeInMillis();`;
    const { payload, logs } = await invokeOnce(code, { timeoutSeconds: 8 });
    expect(payload).toBeGreaterThan(0);
    // The second load already used up its part.
    expect(payload).toBeLessThan(8_000);
    expect(logs.filter((line) => line.includes('loading'))).toHaveLength(2);
    expect(logs).toContain('INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout');
  });

  test('times out if that is not enough either', async () => {
    const { payload } = await invokeOnce(`${HANG}; exports.handler = async () => 1;`, { timeoutSeconds: 1 });
    expect(payload).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 1\.00 seconds$/),
    });
  });
});
