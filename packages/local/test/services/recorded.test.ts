/** Runs what AWS ran against the local services themselves: real functions, real tables. */
import { FunctionFixtures } from './function-fixtures';
import { withoutTraces } from './function-reports';
import { Invoke, RunResult } from '../../src/asl';
import { Clock, systemClock } from '../../src/base/clock';
import { Json, isObject, member } from '../../src/base/json';
import { createServices, LocalServices } from '../../src/services';
import { compared, Comparison, played, runRecorded } from '../asl/support/recorded-comparison';
import { readRecordings, Recording, recordingsFile } from '../asl/support/recordings';

/** The recorded handlers, in JavaScript. */
const HANDLERS: Readonly<Record<string, string>> = {
  id_function: 'exports.handler = async (event) => event;',
  echo_function: 'exports.handler = async () => ({ Return: "HelloWorld" });',
  return_bytes_str: 'exports.handler = async () => "HelloWorld!";',
  large_output_string: 'exports.handler = async () => "a".repeat(257 * 1024);',
  raise_exception: raising('Exception', 'Some exception was raised.'),
  raise_custom_exception: raising('CustomException', ''),
  wait_60_seconds: 'exports.handler = () => new Promise((resolve) => setTimeout(resolve, 60_000));',
};

function raising(name: string, message: string): string {
  return `exports.handler = async () => { throw Object.assign(new Error('${message}'), { name: '${name}' }); };`;
}

/** A clock that is this many times as fast as the machine's. */
function clockWithSpeed(speed: number): Clock {
  return {
    now: () => Date.now() * speed,
    sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / speed, signal),
  };
}

/** The recorded waits and timeouts take a quarter of their time. A function that ended in time on AWS has twenty times of it here. */
const [FAST, SLOW] = [clockWithSpeed(4), clockWithSpeed(1 / 20)];

function clockOf({ lambdas }: Recording): Clock {
  return lambdas.some(({ handler }) => handler === 'id_function') ? SLOW : FAST;
}

/** The recordings with differences, by the names of their tests, and why. The list may only shrink. */
const KNOWN_DIFFERENCES: Readonly<Record<string, Partial<Comparison>>> = {
  // The recorded worker of the activity gave its name when it asked for work. The worker here has no name.
  test_activity_task_failure: { details: false },
  // Four timeouts of one moment: on AWS all were recorded before the first of them stopped the others.
  test_service_lambda_map_timeout: { eventTypes: false, links: false, details: false },
};

const file = recordingsFile();

if (file === undefined) {
  test('reports that the services were not compared with AWS if CONFORMANCE_DIR is not set', () => {
    process.stdout.write('CONFORMANCE_DIR is unset: the local services were not compared with recordings of AWS.\n');
    expect(process.env.CONFORMANCE_DIR).toBeUndefined();
  });
} else {
  const recordings = readRecordings(file).filter(({ kind }) => kind !== 'pure');
  const fixtures = new FunctionFixtures();
  let services: LocalServices | undefined;

  afterEach(() => services?.stop());
  afterAll(() => fixtures.remove());

  test('the 36 recordings of Lambda and the 4 of DynamoDB are complete', () => {
    expect(recordings).toHaveLength(40);
  });

  test.each(recordings.map((recording) => [`${recording.id} ${recording.key}`, recording] as const))(
    'matches AWS: %s',
    async (_name, recording) => {
      services = await servicesOf(recording, fixtures);
      const invoke = withRecordedActivity(recording, services.invoke);
      const result = comparable(await runRecorded(recording, { invoke, clock: clockOf(recording) }));
      expect(compared(comparable(recording), result)).toEqual({ ...agreeing(recording), result });
    },
  );
}

/** What is compared of a recording, all of it in agreement but for known differences. */
function agreeing({ id, expected, history }: Recording): Omit<Comparison, 'result'> {
  return {
    ending: true,
    ...(expected.status === 'FAILED' && { cause: true }),
    ...(Array.isArray(history) && { eventTypes: true, links: true, details: true }),
    ...KNOWN_DIFFERENCES[id.slice(id.lastIndexOf(':') + 1)],
  };
}

function comparable<T extends Recording | RunResult>(value: T): T {
  return withoutTraces(JSON.parse(JSON.stringify(value)) as Json) as unknown as T;
}

/** Activities are served by workers outside of AWS; the recorded one is played. */
function withRecordedActivity(recording: Recording, invoke: Invoke): Invoke {
  const worker = played(recording).invoke;
  return (resource, args, context) => (resource.includes(':activity:') ? worker : invoke)(resource, args, context);
}

async function servicesOf({ lambdas, input }: Recording, fixtures: FunctionFixtures): Promise<LocalServices> {
  const tableName = tableOf(input);
  return createServices({
    accountId: '111111111111',
    functions: lambdas.map(({ name, handler }) => fixtures.make(HANDLERS[handler], { name, timeoutSeconds: 90 })),
    tables: tableName === undefined ? [] : [{ name: tableName, arn: '', partitionKey: { name: 'id', type: 'S' } }],
  });
}

/** The table that there was, unless the recording is of one that there was not. */
function tableOf(input: Recording['input']): string | undefined {
  const name = isObject(input) ? member(input, 'TableName') : undefined;
  return typeof name === 'string' && !name.startsWith('no_such') ? name : undefined;
}
