import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, type JsonObject } from '../../src/base/json';
import { runCommand } from '../../src/run-file/command';
import { temporaryFolder } from '../support/folder';

function file(content: Json | string): string {
  const path = join(temporaryFolder(), 'file.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function run(definition: JsonObject, ...args: string[]) {
  const { stdout, stderr, exitCode } = await runCommand([file(definition), ...args]);
  return { result: JSON.parse(stdout) as JsonObject, stderr, exitCode };
}

const RATE = {
  StartAt: 'Rate',
  QueryLanguage: 'JSONata',
  States: {
    Rate: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:comprehend:detectSentiment',
      Arguments: { Text: '{% $states.input.text %}', LanguageCode: 'en' },
      Output: '{% $states.result.Sentiment %}',
      End: true,
    },
  },
};

const PUT = {
  StartAt: 'Put',
  States: {
    Put: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:putItem',
      Parameters: { TableName: 'notes', Item: { id: { S: '1' } } },
      Retry: [{ ErrorEquals: ['DynamoDB.ThrottlingException'], IntervalSeconds: 3600, MaxAttempts: 3 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Parked' }],
      End: true,
    },
    Parked: { Type: 'Pass', Result: 'parked', End: true },
  },
};

test('runs a file with its input and a local service, and exits with 0', async () => {
  const { result, exitCode } = await run(RATE, '--input', '{"text":"I hate it."}');
  expect({ result, exitCode }).toEqual({ result: { status: 'SUCCEEDED', output: 'NEGATIVE' }, exitCode: 0 });
});

test('reads the input from a file', async () => {
  expect((await run(RATE, '--input-file', file({ text: 'I love it.' }))).result).toMatchObject({ output: 'POSITIVE' });
});

test('exits with 1 if the execution fails, and prints its error and cause', async () => {
  const definition = { StartAt: 'No', States: { No: { Type: 'Fail', Error: 'E', Cause: 'because' } } };
  expect(await run(definition)).toMatchObject({
    result: { status: 'FAILED', error: 'E', cause: 'because' },
    exitCode: 1,
  });
});

test('prints the history on request', async () => {
  const { result } = await run({ StartAt: 'A', States: { A: { Type: 'Succeed' } } }, '--events');
  expect(result.events).toMatchObject([
    { id: 1, type: 'ExecutionStarted' },
    { type: 'SucceedStateEntered' },
    { type: 'SucceedStateExited' },
    { type: 'ExecutionSucceeded' },
  ]);
});

test('uses results by the names of states, one for each attempt, and does not wait before a retry', async () => {
  const Throw = { Error: 'DynamoDB.ThrottlingException', Cause: 'slow down' };
  const mock = file({ Put: { '0-1': { Throw }, '2': { Return: { stored: true } } } });
  expect(await run(PUT, '--mock', mock)).toMatchObject({ result: { output: { stored: true } }, exitCode: 0 });
});

test('uses one result for every attempt', async () => {
  expect((await run(PUT, '--mock', file({ Put: { Return: 7 } }))).result).toMatchObject({ output: 7 });
});

test('reads a mock configuration of Step Functions Local', async () => {
  const config = {
    StateMachines: { Form: { TestCases: { Happy: { Put: 'Stored' }, Sad: { Put: 'Down' } } } },
    MockedResponses: {
      Stored: { '0': { Return: { ok: true } } },
      Down: { '0': { Throw: { Error: 'DynamoDB.AmazonDynamoDBException', Cause: 'down' } } },
    },
  };
  const mock = file(config);
  expect((await run(PUT, '--mock', mock, '--test-case', 'Form#Happy')).result).toMatchObject({ output: { ok: true } });
  expect((await run(PUT, '--mock', mock, '--test-case', 'Form#Sad')).result).toMatchObject({ output: 'parked' });
  await expect(run(PUT, '--mock', mock)).rejects.toThrow(
    'Choose a test case of the mock file with --test-case. There are: Form#Happy, Form#Sad',
  );
});

test('names the state that had no mock result, even if its failure is caught', async () => {
  expect(await run(PUT)).toMatchObject({
    result: { status: 'SUCCEEDED', output: 'parked' },
    stderr: 'The state "Put" has no result. Add its result with --mock.\n',
    exitCode: 1,
  });
});

test('refuses a definition as AWS would, with all problems', async () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } };
  await expect(run(definition)).rejects.toThrow(/^AWS would refuse the definition:\n {2}MISSING_TRANSITION_TARGET/);
});

test.each<[string, () => string[], RegExp]>([
  ['no file', () => [], /^Exactly one file must be given, got: none/],
  ['a file that is not there', () => ['none.json'], /^The definition cannot be read: .*ENOENT/],
  ['a file that is no JSON', () => [file('{')], /file\.json must be JSON/],
  ['an input that is no JSON', () => [file(RATE), '--input', 'x'], /^--input must be JSON/],
  [
    'two inputs',
    () => [file(RATE), '--input', '1', '--input-file', 'x'],
    /^--input and --input-file cannot be combined/,
  ],
  [
    'an unknown option',
    () => [file(RATE), '--colour'],
    /^--colour is not an option of this command\. Allowed: --input,/,
  ],
  [
    'an option without its value',
    () => [file(RATE), '--mock'],
    /^--mock requires a value, e\.g\. "--mock mocks\.json"/,
  ],
  ['mocks that are a list', () => [file(RATE), '--mock', file([])], /must be a JSON object/],
  [
    'a mock without a result',
    () => [file(RATE), '--mock', file({ Put: {} })],
    /^The mock of "Put" must have Return or Throw/,
  ],
])('refuses %s', async (_what, args, message) => {
  await expect(runCommand(args())).rejects.toThrow(message);
});

test('prints its help', async () => {
  const { stdout, exitCode } = await runCommand(['--help']);
  expect(stdout).toContain('--mock FILE');
  expect(exitCode).toBe(0);
});
