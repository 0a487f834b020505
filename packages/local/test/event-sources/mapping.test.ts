import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonObject } from '../../src/base/json';
import { describeMappings } from '../../src/event-sources/describe-mappings';
import { describeFunctions } from '../../src/services/lambda/describe';
import { describeQueues } from '../../src/services/sqs/describe';
import { PARK, startWorkshop, workshopTemplate } from '../aws-api/workshop';
import { resourcesOf } from '../support/assembly';
import { post } from '../support/backend';
import { temporaryFolder } from '../support/folder';
import { until } from '../support/until';

/** Fails every message whose body says so. */
const PICKY = `exports.handler = async ({ Records }) => ({
  batchItemFailures: Records.filter(({ body }) => JSON.parse(body).bad)
    .map(({ messageId }) => ({ itemIdentifier: messageId })),
});`;

const REPORTS = { FunctionResponseTypes: ['ReportBatchItemFailures'], BatchSize: 5 };

function startPicky(mapping: JsonObject = REPORTS) {
  return startWorkshop({ code: PICKY, definition: PARK, queue: { QueueName: 'work' }, mapping });
}

test('a queue feeds its function, and a message that the function fails on stays for another attempt', async () => {
  const backend = await startPicky();
  await Promise.all([post(backend, '{"n":1}'), post(backend, '{"n":2,"bad":true}')]);
  await backend.drain();
  expect(backend.queue('Work').messages()).toMatchObject([
    { body: '{"n":2,"bad":true}', state: 'in flight', receiveCount: 1 },
  ]);
});

test('a message that fails too often is moved to the dead-letter queue', async () => {
  const backend = await startPicky();
  await post(backend, '{"bad":true}');
  for (const tries of [1, 2]) {
    await backend.drain();
    expect(backend.queue('Work').messages()).toMatchObject([{ receiveCount: tries }]);
    backend.queue('Work').redeliver();
  }
  await backend.drain();
  expect(backend.queue('Work').messages()).toEqual([]);
  expect(backend.queue('Dead').messages()).toMatchObject([{ body: '{"bad":true}', receiveCount: 2 }]);
});

test('a message that a function is processing is not delivered a second time', async () => {
  const [begun, mayEnd] = ['begun', 'may-end'].map((name) => join(temporaryFolder(), name));
  const code = `
    const { existsSync, writeFileSync } = require('node:fs');
    exports.handler = async () => {
      writeFileSync(${JSON.stringify(begun)}, '');
      while (!existsSync(${JSON.stringify(mayEnd)})) await new Promise((resolve) => setTimeout(resolve, 10));
    };`;
  const backend = await startWorkshop({ code, definition: PARK, queue: { QueueName: 'work' }, mapping: {} });
  await post(backend, '{}');
  await until(() => existsSync(begun));
  backend.queue('Work').redeliver();
  expect(backend.queue('Work').messages()).toMatchObject([{ state: 'in flight', receiveCount: 1 }]);
  writeFileSync(mayEnd, '');
  await backend.drain();
  expect(backend.queue('Work').messages()).toEqual([]);
});

test('a function that is set to fail leaves its messages in the queue, and the log says why', async () => {
  const lines: string[] = [];
  const backend = await startWorkshop(
    { code: PICKY, definition: PARK, queue: { QueueName: 'work' }, mapping: REPORTS },
    { log: (line) => lines.push(line) },
  );
  backend.failNext('lambda', 'Invoke', { error: 'TooManyRequestsException' });
  await post(backend, '{}');
  await backend.drain();
  expect(backend.queue('Work').messages()).toMatchObject([{ receiveCount: 1, state: 'in flight' }]);
  expect(lines.join('\n')).toMatch(/ERROR Form\/Mapping: .*set to fail/);
});

test('a mapping continues after its queue could not be read', async () => {
  const backend = await startPicky();
  backend.failNext('sqs', 'ReceiveMessage', { error: 'RequestThrottled', times: 2 });
  await post(backend, '{}');
  await backend.drain();
  expect(backend.queue('Work').messages()).toEqual([]);
});

test('a disabled mapping delivers nothing, and is shown as disabled', async () => {
  const backend = await startPicky({ ...REPORTS, Enabled: false });
  await post(backend, '{}');
  await backend.drain();
  expect(backend.queue('Work').messages()).toMatchObject([{ state: 'visible' }]);
  expect(backend.running.mappings).toEqual([{ queuePath: 'Form/Work', functionPath: 'Form/Worker', enabled: false }]);
});

describe('a template', () => {
  const read = (workshop: Parameters<typeof workshopTemplate>[0]) => {
    const resources = resourcesOf(workshopTemplate(workshop), { 'worker.zip': temporaryFolder() });
    return describeMappings(resources, {
      queues: describeQueues(resources).queues,
      functions: describeFunctions(resources, temporaryFolder()).functions,
    });
  };

  test('can leave out everything but the queue and the function', () => {
    expect(read({ mapping: {} }).mappings).toMatchObject([
      {
        path: 'Form/Mapping',
        description: {
          enabled: true,
          batchSize: 10,
          batchingWindowSeconds: 0,
          maximumConcurrency: 5,
          reportsItemFailures: false,
        },
      },
    ]);
  });

  test('can set every property', () => {
    const mapping = {
      ...REPORTS,
      FunctionName: { 'Fn::Sub': '${Worker.Arn}:live' },
      MaximumBatchingWindowInSeconds: 7,
      ScalingConfig: { MaximumConcurrency: 2 },
    };
    expect(read({ mapping }).mappings[0].description).toMatchObject({
      functionName: expect.stringMatching(/:live$/),
      batchSize: 5,
      batchingWindowSeconds: 7,
      maximumConcurrency: 2,
      reportsItemFailures: true,
    });
  });

  test.each<[string, JsonObject, string]>([
    ['a stream', { EventSourceArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/s' }, 'only SQS queues'],
    ['a queue of others', { EventSourceArn: 'arn:aws:sqs:us-east-1:999999999999:q' }, 'its queue does not run here'],
    ['a function of others', { FunctionName: 'other' }, 'its function does not run here'],
    ['a filter', { FilterCriteria: { Filters: [] } }, 'filters are not supported here'],
  ])('with %s is reported at the start', (_what, mapping, message) => {
    expect(read({ mapping })).toMatchObject({
      mappings: [],
      notices: [
        { path: 'Form/Mapping', message: expect.stringContaining(`it does not invoke its function: ${message}`) },
      ],
    });
  });

  test('is refused if messages would come back while the function is still running', () => {
    expect(() => read({ mapping: {}, queue: { VisibilityTimeout: 10 } })).toThrow(
      'Form/Mapping: Queue visibility timeout: 10 seconds is less than Function timeout: 20 seconds.',
    );
  });
});
