import { createServer, type Server } from 'http';
import type { AddressInfo } from 'net';
import { join } from 'path';
import * as fc from 'fast-check';
import { VirtualClock, type Json, type JsonObject } from 'sentiment-form-local/lib/asl';
import { Lambda } from 'sentiment-form-local/lib/services/lambda/lambda';
import { ServiceError } from 'sentiment-form-local/lib/services/service';
import { synthesize, type SimulatedFunction } from '../../tools/simulator/deployment';
import { invocationAnswer, loadFunction, type SdkCall } from '../../tools/simulator/handlers';

const REGION = { region: 'us-east-1', accountId: '123456789012' };
/** The folder of the AWS SDK, which Lambda's runtime would provide. */
const RUNTIME_MODULES = join(__dirname, '../../node_modules');

function functionOf(source: string): SimulatedFunction {
  const found = synthesize().functions.find(({ code }) => code.includes(source));
  if (found === undefined) throw new Error(`No function of the template was made from ${source}.`);
  return found;
}

/** The answer of a function in this process, in the shape of the API's Invoke. */
async function inProcess(fn: SimulatedFunction, event: Json, call: SdkCall): Promise<Answer> {
  return comparable(await invocationAnswer(() => loadFunction(fn, new VirtualClock(), call)(event, {})));
}

/** The answer of the same function in a process of its own. */
async function inChild(lambda: Lambda, fn: SimulatedFunction, event: Json): Promise<Answer> {
  const input = { FunctionName: fn.description.name, Payload: JSON.stringify(event) };
  return comparable((await lambda.call('Invoke', input, {})) as JsonObject);
}

interface Answer {
  readonly failed: boolean;
  readonly payload: Json;
}

/** A stack trace differs from process to process. */
function comparable({ FunctionError: failed, Payload: payload }: JsonObject): Answer {
  const { trace: _trace, ...rest } = JSON.parse(String(payload)) as JsonObject;
  return { failed: failed !== undefined, payload: rest };
}

const noServices: SdkCall = async (service) => Promise.reject(new Error(`Nothing here calls ${service}.`));

/** The AWS JSON protocol in front of services. */
class Endpoint {
  private call: SdkCall = noServices;
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [target, operation] = String(request.headers['x-amz-target']).split('.');
      const service = target === 'AmazonSQS' ? 'sqs' : 'states';
      void this.call(service, operation, JSON.parse(Buffer.concat(chunks).toString()) as Json).then(
        (answer) => response.writeHead(200).end(JSON.stringify(answer)),
        (error: ServiceError) =>
          response.writeHead(error.statusCode).end(JSON.stringify({ __type: error.name, message: error.message })),
      );
    });
  });

  public async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public serve(call: SdkCall): void {
    this.call = call;
  }

  public async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('the function for reference numbers', () => {
  const fn = functionOf('submissionId');
  const lambda = new Lambda([fn.description], REGION);
  afterAll(() => lambda.stop());

  test('returns the same in process as in a child process, for valid and invalid events', async () => {
    const text = fc.oneof({ weight: 4, arbitrary: fc.string({ unit: 'grapheme' }) }, fc.constant(null));
    const event = fc.record({
      submissionId: text,
      contentHash: text,
      attempt: fc.oneof({ weight: 4, arbitrary: fc.nat() }, fc.constant(1.5)),
    });
    const same = fc.asyncProperty(event, async (given) => {
      expect(await inProcess(fn, given, noServices)).toEqual(await inChild(lambda, fn, given));
    });
    await fc.assert(same, { numRuns: 100 });
  });
});

describe('the replay function', () => {
  const endpoint = new Endpoint();
  let fn: SimulatedFunction;
  let lambda: Lambda;

  beforeAll(async () => {
    const url = await endpoint.listen();
    fn = withQueueAt(url, functionOf('StartSyncExecution'));
    const baseEnvironment = { AWS_ENDPOINT_URL_SFN: url, AWS_ENDPOINT_URL_SQS: url, AWS_MAX_ATTEMPTS: '1' };
    lambda = new Lambda([fn.description], { ...REGION, baseEnvironment, runtimeModules: RUNTIME_MODULES });
  });
  afterAll(async () => {
    await lambda.stop();
    await endpoint.close();
  });

  const CASES: readonly (readonly [string, readonly Reply[]])[] = [
    ['a replay that did everything', [{ status: 'SUCCEEDED', output: '{"outcome":"ACCEPTED"}' }]],
    ['a replay that failed', [{ status: 'FAILED', error: 'ReplayIncomplete', cause: 'x' }]],
    ['a replay that was rejected', [{ status: 'SUCCEEDED', output: '{"outcome":"REJECTED"}' }]],
    ['a replay that ran out of time', [{ status: 'TIMED_OUT' }]],
    ['a replay that could not be started', [new ServiceError('StateMachineDoesNotExist', 'No such state machine')]],
    ['a service that is broken', [new ServiceError('InternalFailure', 'Out of order', 500)]],
    ['a batch of good and bad ones', [{ status: 'SUCCEEDED', output: '{"outcome":"ACCEPTED"}' }, { status: 'FAILED' }]],
  ];

  test.each(CASES)(
    'returns the same in process as in a child process, with the same calls, for %s',
    async (_name, replies) => {
      const event = { Records: replies.map((_reply, index) => record(index)) };
      const here = new Services(replies);
      const there = new Services(replies);
      endpoint.serve(there.call);
      const answers = [await inProcess(fn, event, here.call), await inChild(lambda, fn, event)];
      expect(answers[0]).toEqual(answers[1]);
      expect(here.calls()).toEqual(there.calls());
    },
  );
});

/** The SDK calls the address that a queue's URL names. */
function withQueueAt(url: string, { code, description }: SimulatedFunction): SimulatedFunction {
  const environment = { ...description.environment, QUEUE_URL: `${url}/123456789012/queue` };
  return { code, description: { ...description, environment } };
}

function record(index: number): JsonObject {
  return {
    messageId: `00000000-0000-4000-8000-00000000000${index}`,
    receiptHandle: `receipt-${index}`,
    body: JSON.stringify({ referenceNumber: `N${index}`, ticketId: `U-N${index}` }),
    attributes: { ApproximateReceiveCount: String(index + 1) },
    eventSource: 'aws:sqs',
  };
}

/** The answer of a service to the replay of a message. */
type Reply = JsonObject | ServiceError;

/** The calls of Step Functions and SQS that the replay function makes. */
class Services {
  private readonly log: string[] = [];

  public constructor(private readonly replies: readonly Reply[]) {}

  public readonly call: SdkCall = async (service, operation, input) => {
    this.log.push(JSON.stringify({ service, operation, input: ordered(input) }));
    if (service === 'sqs') return {};
    const { referenceNumber } = JSON.parse(String((input as JsonObject).input)) as JsonObject;
    const reply = this.replies[Number(String(referenceNumber).slice(1))];
    if (reply instanceof ServiceError) throw reply;
    return reply;
  };

  /** Sorted, because the messages of a batch are processed at the same time. */
  public calls(): string[] {
    return [...this.log].sort();
  }
}

function ordered(input: Json): Json {
  return Object.fromEntries(Object.entries(input as JsonObject).sort(([a], [b]) => a.localeCompare(b)));
}
