import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type JsonObject } from '../../src/base/json';
import { startTemplate } from '../support/backend';
import { temporaryFolder } from '../support/folder';
import { formTemplate, resource } from '../support/form-template';

const CALLING = {
  StartAt: 'Ask',
  States: { Ask: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:speaker', End: true } },
};

/** A machine that logs to a group of the template, and calls a function that prints. */
function template(level: string, functionSettings: JsonObject = {}): JsonObject {
  return formTemplate({
    resources: {
      Flow: resource('AWS::StepFunctions::StateMachine', {
        StateMachineType: 'EXPRESS',
        RoleArn: 'arn:aws:iam::123456789012:role/Flow',
        DefinitionString: JSON.stringify(CALLING),
        LoggingConfiguration: {
          Level: level,
          IncludeExecutionData: true,
          Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: { 'Fn::GetAtt': ['Log', 'Arn'] } } }],
        },
      }),
      Log: resource('AWS::Logs::LogGroup', { LogGroupName: '/aws/vendedlogs/states/form' }),
      Speaker: resource('AWS::Lambda::Function', {
        FunctionName: 'speaker',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Code: { ZipFile: 'exports.handler = async () => { console.log("out"); console.error("err"); };' },
        ...functionSettings,
      }),
    },
  });
}

test('executions and functions write to the log groups of the template, which are found by path, ID and name', async () => {
  const backend = await startTemplate(template('ALL'));
  await fetch(backend.endpoint, { method: 'POST', body: '{"a":1}' });
  const events = backend.logs('/aws/vendedlogs/states/form');
  expect(events).toHaveLength(7);
  expect(JSON.parse(events[0].message)).toMatchObject({ type: 'ExecutionStarted', details: { input: '{"a":1}' } });
  expect(backend.logs('Form/Log')).toEqual(events);
  expect(backend.logs('Log')).toEqual(events);
  expect(backend.logs('Form/Flow')).toEqual(events);
  expect(backend.logs('Form/Speaker')).toHaveLength(2);
  expect(backend.logs('Form/Speaker')).toEqual(
    expect.arrayContaining(
      [/\tINFO\tout$/, /\tERROR\terr$/].map((line) =>
        expect.objectContaining({ logGroup: '/aws/lambda/speaker', message: expect.stringMatching(line) }),
      ),
    ),
  );
  expect(() => backend.logs('Nobody')).toThrow(
    'No log groups match the name "Nobody". There are: /aws/vendedlogs/states/form, /aws/lambda/speaker',
  );
});

test('a function can write to a log group of its own', async () => {
  const backend = await startTemplate(template('OFF', { LoggingConfig: { LogGroup: 'together' } }));
  await fetch(backend.endpoint, { method: 'POST', body: '{}' });
  expect(backend.logs('together')).toHaveLength(2);
  expect(backend.logs('Form/Log')).toEqual([]);
});

test('each event is appended to a file as a line of JSON', async () => {
  const file = join(temporaryFolder(), 'logs.jsonl');
  for (const body of ['1', '2']) {
    const backend = await startTemplate(template('ALL'), { logFile: file });
    await fetch(backend.endpoint, { method: 'POST', body });
    await backend.stop();
  }
  const lines = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonObject);
  expect(lines).toHaveLength(18);
  expect(lines[0]).toEqual({
    logGroup: '/aws/lambda/speaker',
    timestamp: expect.any(Number),
    message: expect.any(String),
  });
});

test('a file that cannot be written prevents the start, with the next step', async () => {
  const logFile = join(temporaryFolder(), 'none', 'logs.jsonl');
  await expect(startTemplate(template('ALL'), { logFile })).rejects.toThrow(
    /cannot be written: .* Choose another file with --logs\./,
  );
});

describe('a file that can no longer be written does not fail a submission', () => {
  /** Counts the lines that speak of the file. */
  async function startLogging(logFile: string) {
    const said: string[] = [];
    const log = (line: string): unknown => line.includes(logFile) && said.push(line);
    const { endpoint } = await startTemplate(template('ALL'), { logFile, log });
    const post = async (): Promise<number> => (await fetch(endpoint, { method: 'POST', body: '{}' })).status;
    return { said, post };
  }

  test('if the disk is full', async () => {
    const { said, post } = await startLogging('/dev/full');
    expect([await post(), await post()]).toEqual([200, 200]);
    expect(said).toEqual([
      expect.stringMatching(/^ERROR The log file \/dev\/full cannot be written: ENOSPC: .*Events are missing from it/),
    ]);
  });

  test.each([
    ['its folder is removed', () => undefined, /ENOENT/],
    ['a file takes the place of its folder', (folder: string) => writeFileSync(folder, ''), /ENOTDIR/],
    [
      'a folder takes its place',
      (folder: string) => mkdirSync(join(folder, 'logs.jsonl'), { recursive: true }),
      /EISDIR/,
    ],
  ])('if %s, and it is written again once that is fixed', async (_what, damage, reason) => {
    const folder = join(temporaryFolder(), 'logs');
    const logFile = join(folder, 'logs.jsonl');
    mkdirSync(folder);
    const { said, post } = await startLogging(logFile);
    expect(await post()).toBe(200);
    const before = readFileSync(logFile, 'utf8').trim().split('\n').length;
    rmSync(folder, { recursive: true });
    damage(folder);
    expect([await post(), await post()]).toEqual([200, 200]);
    expect(said).toEqual([expect.stringMatching(reason)]);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    expect(await post()).toBe(200);
    expect(readFileSync(logFile, 'utf8').trim().split('\n')).toHaveLength(before);
    expect(said.slice(1)).toEqual([`ERROR The log file ${logFile} can be written again.`]);
  });

  test('a line that was written in part is removed', async () => {
    const file = join(temporaryFolder(), 'logs.jsonl');
    const program = `
      const { LogFile } = require(${JSON.stringify(join(__dirname, '../../lib/log-groups/log-file'))});
      const file = new LogFile(process.argv[1], console.log);
      for (let i = 0; i < 30; i++) file.add(JSON.stringify({ i, more: 'x'.repeat(100) }));`;
    // One block of 1,024 bytes is all that this process may write into a file.
    const limited = `ulimit -f 1 && exec ${JSON.stringify(process.execPath)} -e "$0" "$1"`;
    const { stdout } = await promisify(execFile)('bash', ['-c', limited, program, file]);
    expect(stdout).toMatch(/^The log file .* cannot be written: EFBIG: .*\n$/);
    const lines = readFileSync(file, 'utf8').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => (JSON.parse(line) as { i: number }).i)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
