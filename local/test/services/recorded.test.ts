/** Runs what AWS ran against the local services themselves: real functions, real tables. */
import { FunctionFixtures } from './function-fixtures';
import { Json, runStateMachine } from '../../src/asl';
import { isObject, member } from '../../src/asl/json';
import { createServices, LocalServices } from '../../src/services';
import { matchesRecorded, parsed, readRecordings, Recording, recordingsFile } from '../asl/support/recordings';

/** The recorded handlers, in JavaScript. Those that take a minute, or that say nothing of the services, are left out. */
const HANDLERS: Readonly<Record<string, string>> = {
  id_function: 'exports.handler = async (event) => event;',
  echo_function: 'exports.handler = async () => ({ Return: "HelloWorld" });',
  return_bytes_str: 'exports.handler = async () => "HelloWorld!";',
  large_output_string: 'exports.handler = async () => "a".repeat(257 * 1024);',
  raise_exception: raising('Exception'),
  raise_custom_exception: raising('CustomException'),
};

function raising(name: string): string {
  return `exports.handler = async () => { throw Object.assign(new Error('raised'), { name: '${name}' }); };`;
}

const file = recordingsFile();

if (file === undefined) {
  test('says that the services were not compared with AWS when CONFORMANCE_DIR is unset', () => {
    process.stdout.write('CONFORMANCE_DIR is unset: the local services were not compared with recordings of AWS.\n');
    expect(process.env.CONFORMANCE_DIR).toBeUndefined();
  });
} else {
  const recordings = readRecordings(file).filter(reachesServices);
  const fixtures = new FunctionFixtures();
  let services: LocalServices | undefined;

  afterEach(() => services?.stop());
  afterAll(() => fixtures.remove());

  test('there are recordings of both DynamoDB and Lambda', () => {
    expect(recordings.length).toBeGreaterThanOrEqual(25);
  });

  test.each(recordings.map((recording) => [recording.id, recording] as const))(
    'as on AWS: %s',
    async (_id, recording) => {
      services = await servicesOf(recording, fixtures);
      const { status, error, cause, output } = await runStateMachine(recording.definition, recording.input, {
        invoke: services.invoke,
      });
      const { expected } = recording;
      expect({ status, error }).toEqual({ status: expected.status, error: expected.error ?? undefined });
      // A stack trace of Python is not compared with one of JavaScript.
      if (JSON.stringify(expected).includes('stackTrace')) return;
      expect(matchesRecorded(parsed(expected.output ?? null), output ?? null)).toBe(true);
      expect(matchesRecorded(expected.cause ?? null, cause ?? null)).toBe(true);
    },
  );
}

function reachesServices({ definition, lambdas, id }: Recording): boolean {
  const text = JSON.stringify(definition);
  const isTask = text.includes(':lambda:') || text.includes(':dynamodb:');
  // Long waits between retries are the interpreter's matter, not that of the services.
  const isQuick = !/retry|RETRY/.test(id);
  return isTask && isQuick && lambdas.every(({ handler }) => handler in HANDLERS);
}

async function servicesOf({ lambdas, input }: Recording, fixtures: FunctionFixtures): Promise<LocalServices> {
  const tableName = tableOf(input);
  return createServices({
    accountId: '111111111111',
    functions: lambdas.map(({ name, handler }) => fixtures.make(HANDLERS[handler], { name })),
    tables: tableName === undefined ? [] : [{ name: tableName, arn: '', partitionKey: { name: 'id', type: 'S' } }],
  });
}

/** The table that there was, unless the recording is of one that there was not. */
function tableOf(input: Json): string | undefined {
  const name = isObject(input) ? member(input, 'TableName') : undefined;
  return typeof name === 'string' && !name.startsWith('no_such') ? name : undefined;
}
