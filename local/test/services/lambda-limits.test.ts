import { FunctionFixtures } from './function-fixtures';
import { startServices } from './services-fixture';

const fixtures = new FunctionFixtures();
afterAll(() => fixtures.remove());

test('a thousand events wait for a function that is busy, and a further one is throttled', async () => {
  const fn = fixtures.make('exports.handler = () => new Promise(() => {});', { name: 'busy', timeoutSeconds: 60 });
  const services = await startServices({ functions: [fn], functionConcurrency: 1 });
  const invoke = () => services.calls.call('lambda', 'Invoke', { FunctionName: 'busy' }, {});
  const waiting = Array.from({ length: 1_001 }, invoke);
  const ended = Promise.allSettled(waiting);
  await expect(invoke()).rejects.toMatchObject({ name: 'TooManyRequestsException', statusCode: 429 });
  await services.stop();
  await ended;
});

test('the runs of a function are remembered as far as what they answered fits', async () => {
  const fn = fixtures.make('exports.handler = async () => "x".repeat(5 * 1024 * 1024);', { name: 'large' });
  const services = await startServices({ functions: [fn] });
  for (let i = 0; i < 5; i++) await services.calls.call('lambda', 'Invoke', { FunctionName: 'large' }, {});
  expect(services.functions.invocations()).toHaveLength(3);
});
