import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonObject } from '../../src/asl/contract';
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

test('executions and functions write to the log groups of the template, by whatever name one asks', async () => {
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
    'No log groups go by the name "Nobody". There are: /aws/vendedlogs/states/form, /aws/lambda/speaker',
  );
});

test('a function may write to a log group of its own', async () => {
  const backend = await startTemplate(template('OFF', { LoggingConfig: { LogGroup: 'together' } }));
  await fetch(backend.endpoint, { method: 'POST', body: '{}' });
  expect(backend.logs('together')).toHaveLength(2);
  expect(backend.logs('Form/Log')).toEqual([]);
});

test('a file gets every event as a line of JSON, after what it had', async () => {
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

test('a file that cannot be written stops the start with the next step', async () => {
  const logFile = join(temporaryFolder(), 'none', 'logs.jsonl');
  await expect(startTemplate(template('ALL'), { logFile })).rejects.toThrow(
    /cannot be written: .* Name another one with --logs\./,
  );
});
