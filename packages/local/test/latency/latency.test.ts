import { VirtualClock } from '../../src/base/clock';
import { type Json } from '../../src/base/json';
import { SeededRandom } from '../../src/base/random';
import { sample, typicalDelay } from '../../src/latency/latency';
import { COLD_START, PROFILES } from '../../src/latency/profiles';
import { startServices } from '../services/services-fixture';
import { startForm } from '../support/backend';

const START = 1_000_000;

/** How long each call waits, one after the other. */
async function waits(calls: readonly [string, Json?][], seed = 1): Promise<number[]> {
  const clock = new VirtualClock(START);
  const delay = typicalDelay(new SeededRandom(seed), clock);
  const taken: number[] = [];
  for (const [service, input = {}] of calls) {
    const before = clock.now();
    await delay(service, input, undefined);
    taken.push(clock.now() - before);
  }
  return taken;
}

test.each(Object.entries({ ...PROFILES, 'cold start': COLD_START }))(
  'half of the calls of %s are faster than its median, and one percent is slower than its 99th percentile',
  (_service, profile = COLD_START) => {
    const random = new SeededRandom(7);
    const taken = Array.from({ length: 20_000 }, () => sample(profile, random)).sort((a, b) => a - b);
    expect(taken[10_000] / profile.p50).toBeCloseTo(1, 1);
    expect(taken[19_800] / profile.p99).toBeCloseTo(1, 0);
    expect(taken[0]).toBeGreaterThan(0);
  },
);

test('the same seed gives the same latencies, another seed different ones', async () => {
  const calls: [string][] = [['dynamodb'], ['sesv2'], ['comprehend']];
  expect(await waits(calls)).toEqual(await waits(calls));
  expect(await waits(calls, 2)).not.toEqual(await waits(calls));
});

test('the first invocation of each function takes longer, by whatever name it is invoked', async () => {
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:one';
  const [first, second, other] = await waits([
    ['lambda', { FunctionName: 'one' }],
    ['lambda', { FunctionName: arn }],
    ['lambda', { FunctionName: 'two' }],
  ]);
  expect(first).toBeGreaterThan(second + 50);
  expect(other).toBeGreaterThan(second + 50);
});

test('a service that is not in the table takes no time', async () => {
  expect(await waits([['http']])).toEqual([0]);
});

test('every call of a service waits first, and a call that is aborted stops waiting', async () => {
  const asked: string[] = [];
  const services = await startServices({ delay: async (service) => void asked.push(service) });
  await services.calls.call('sqs', 'ListQueues', {}, {});
  expect(asked).toEqual(['sqs']);
  const waiting = typicalDelay()('bedrockruntime', {}, AbortSignal.abort());
  await expect(waiting).resolves.toBeUndefined();
});

test('an execution with --latency aws takes at least as long as its slowest path', async () => {
  const definition = {
    StartAt: 'Rate',
    States: {
      Rate: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:comprehend:detectSentiment',
        Parameters: { Text: 'x', LanguageCode: 'en' },
        End: true,
      },
    },
  };
  const backend = await startForm({ definition }, { latency: 'aws' });
  await fetch(backend.endpoint, { method: 'POST', body: '{}' });
  const [{ startDate, stopDate }] = backend.executions();
  // The seed is fixed, so the one call always waits the same.
  const [, expected] = await waits([['sfn'], ['comprehend']]);
  expect(stopDate - startDate).toBeGreaterThanOrEqual(Math.floor(expected) - 1);
});
