/** `verify:aws preflight`, with the runner's own endpoint in the place of AWS. */
import { execFile } from 'child_process';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { promisify } from 'util';
import { App, Stack } from 'aws-cdk-lib';
import { startLocal, type LocalBackend } from 'sentiment-form-local';
import { SentimentFormBackend } from '../../src';
import { preflight } from '../../tools/verify-aws/preflight';
import { answerHere, answeringOf } from '../../tools/verify-aws/preflight/answers';
import { differences } from '../../tools/verify-aws/preflight/differences';
import { questionsOf, type Question } from '../../tools/verify-aws/preflight/questions';
import { withoutAccounts, writeRecordings } from '../../tools/verify-aws/preflight/recording';

const ROOT = join(__dirname, '..', '..');

let folder: string;
let backend: LocalBackend;
let questions: readonly Question[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-aws-'));
  const app = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: false });
  new SentimentFormBackend(new Stack(app, 'Stack'), 'Backend');
  app.synth();
  questions = await questionsOf(join(folder, 'cdk.out'));
  backend = await startLocal(join(folder, 'cdk.out'));
  process.env.AWS_ACCESS_KEY_ID ??= 'AKIAIOSFODNN7EXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'secret';
});

afterAll(async () => {
  await backend.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('asks about each state machine and about states of both types, and finds no difference', async () => {
  const answering = answeringOf({ region: 'us-east-1', endpoint: backend.endpoint });
  const { differing, recordings } = await preflight(questions, answering);
  expect(differing).toEqual([]);
  expect(recordings).toHaveLength(questions.length);
  const text = recordings.join('\n');
  expect(text.match(/"op":"ValidateStateMachineDefinition"/g)).toHaveLength(2);
  for (const state of ['Respond', 'Reject', 'Is Submission Valid?']) expect(text).toContain(`› ${state} [0]`);
});

test('names the question and the location of a different answer from AWS', async () => {
  const { differing } = await preflight(questions, async (question) => {
    const answer = await answerHere(question);
    return question.id.includes('› Reject [0]') ? { ...answer, status: 'FAILED', error: 'States.Runtime' } : answer;
  });
  expect(differing).toEqual([
    {
      id: expect.stringContaining('Workflow/StateMachine/Resource › Reject [0]'),
      places: [
        '/status: AWS has "FAILED", the runner "SUCCEEDED"',
        '/error: AWS has "States.Runtime", the runner nothing',
      ],
    },
  ]);
});

test('compares JSON in strings by its content', () => {
  expect(differences({ output: '{"a":1,"b":2}' }, { output: '{"b":2,"a":1}' })).toEqual([]);
  expect(differences({ output: '{"a":[1,2]}' }, { output: '{"a":[1,3]}' })).toEqual([
    '/output/a/1: AWS has 2, the runner 3',
  ]);
});

test('records without account IDs', () => {
  expect(withoutAccounts('"arn:aws:states:eu-west-1:123456789012:stateMachine:A"')).toBe(
    '"arn:aws:states:eu-west-1:111111111111:stateMachine:A"',
  );
  expect(withoutAccounts('"https://sqs.eu-west-1.amazonaws.com/123456789012/q 123456789012"')).toBe(
    '"https://sqs.eu-west-1.amazonaws.com/111111111111/q 123456789012"',
  );
});

test('writes recordings in the format against which the runner is tested', async () => {
  const { recordings } = await preflight(questions, answerHere);
  const [tests, validations] = writeRecordings(join(folder, 'recordings'), recordings);
  const [first] = readFileSync(tests, 'utf8').split('\n');
  expect(JSON.parse(first)).toEqual({
    id: expect.stringMatching(/^verify-aws /),
    key: 'TestState',
    call: { op: 'TestState', args: expect.objectContaining({ stateName: expect.any(String) }) },
    exp: expect.objectContaining({ status: expect.any(String) }),
    lambdas: [],
  });
  expect(readFileSync(validations, 'utf8').trim().split('\n')).toHaveLength(2);
});

describe('the command', () => {
  const run = async (arguments_: string[], env: NodeJS.ProcessEnv = process.env) => {
    const command = ['--transpile-only', '--project', 'tsconfig.dev.json', 'tools/verify-aws/cli.ts', ...arguments_];
    const node = [require.resolve('ts-node/dist/bin'), ...command];
    return promisify(execFile)(process.execPath, node, { cwd: ROOT, env }).then(
      ({ stdout }) => ({ code: 0, text: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        text: error.stdout + error.stderr,
      }),
    );
  };

  test('exits with 0 if nothing differs', async () => {
    const { code, text } = await run(['preflight', join(folder, 'cdk.out'), '--endpoint', backend.endpoint]);
    expect(text).toContain('The runner answers 0 of them differently.');
    expect(code).toBe(0);
  });

  test('prints what to do without credentials', async () => {
    const { PATH } = process.env;
    const env = { PATH, HOME: folder, AWS_EC2_METADATA_DISABLED: 'true' };
    const { code, text } = await run(['preflight', join(folder, 'cdk.out')], env);
    expect(text).toContain(
      'There are no AWS credentials. Set AWS_PROFILE, or sign in with "aws login", and try again.',
    );
    expect(code).toBe(1);
  });

  test('refuses a folder that is not a cloud assembly', async () => {
    const { code, text } = await run(['preflight', folder]);
    expect(text).toContain('is not a cloud assembly: it has no manifest.json. Run "cdk synth" first.');
    expect(code).toBe(1);
  });
});
