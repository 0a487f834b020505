import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type LocalBackend, runStateMachine, startLocal, StartError } from '../../src';
import { writeAssembly } from '../support/assembly';
import { post, startForm, startTemplate } from '../support/backend';
import { temporaryFolder } from '../support/folder';
import { formTemplate, resource, route } from '../support/form-template';
import { synthesize } from '../support/synthesize';

describe('an app that the real CDK synthesized', () => {
  let backend: LocalBackend;
  beforeAll(async () => {
    backend = await startLocal({ directory: await synthesize() });
  });
  afterAll(async () => {
    await backend.stop();
  });

  test('responds through its API, its state machine and its function, which reads a table of another stack', async () => {
    const envelope = (await (await post(backend, '{"name":"Ada"}')).json()) as Record<string, string>;
    const table = backend.running.tables.find(({ path }) => path === 'Data/Table/Resource');
    expect(envelope.status).toBe('SUCCEEDED');
    expect(JSON.parse(envelope.output)).toEqual({ text: 'Hello, Ada!', table: table?.name });
  });

  test('runs inline code from the template', async () => {
    expect(await (await fetch(`${backend.endpoint}/inline`)).text()).toBe('from the template');
  });

  test('lists what does not run, by construct path', () => {
    expect(backend.notices.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'Data/Setting/Resource: its value cannot be read',
      'Form/Python/Resource: calls to it fail: only Node.js runtimes are supported here, this is python3.13',
    ]);
  });

  test('finds a table by its path with and without the last part, its logical ID and its name', async () => {
    const [{ name }] = backend.running.tables;
    for (const given of ['Data/Table', 'Data/Table/Resource', name]) {
      expect(await backend.table(given).items()).toEqual([]);
    }
    expect(() => backend.table('Orders')).toThrow('No tables match the name "Orders". There are: Data/Table');
  });
});

describe('startLocal', () => {
  test('runs several backends side by side', async () => {
    const [first, second] = await Promise.all([startForm(), startForm()]);
    expect(first.endpoint).not.toBe(second.endpoint);
    await post(first, '1');
    expect([first.executions().length, second.executions().length]).toEqual([1, 0]);
  });

  test('makes a service fail on request', async () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'Detect',
      States: {
        Detect: {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:comprehend:detectSentiment',
          Arguments: { Text: '{% $states.input %}', LanguageCode: 'en' },
          Output: '{% $states.result.Sentiment %}',
          End: true,
        },
      },
    };
    const backend = await startForm({ definition });
    backend.failNext('comprehend', 'DetectSentiment', { error: 'InternalServerException' });
    expect(await (await post(backend, '"awful"')).json()).toMatchObject({
      status: 'FAILED',
      error: 'Comprehend.InternalServerException',
    });
    expect(await (await post(backend, '"awful"')).json()).toMatchObject({ output: '"NEGATIVE"' });
  });

  test('can be stopped twice, and then no server listens', async () => {
    const backend = await startForm();
    await Promise.all([backend.stop(), backend.stop()]);
    await expect(fetch(backend.endpoint)).rejects.toThrow();
  });

  test('a stop ends an execution that is running, and its client gets an answer', async () => {
    const definition = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 20, End: true } } };
    const backend = await startForm({ definition });
    const answer = post(backend, '{}');
    const page = await fetch(`${backend.endpoint}/_local/`);
    await page.text();
    const before = Date.now();
    await backend.stop();
    expect((await answer).status).toBe(503);
    // Otherwise it would last as long as the execution.
    expect(Date.now() - before).toBeLessThan(20_000);
  });

  test('a port that is in use is named in the error, and nothing keeps running', async () => {
    const { port } = await startForm();
    const started = startForm({}, { port });
    await expect(started).rejects.toThrow(StartError);
    await expect(started).rejects.toThrow(`Port ${port} is in use by another program.`);
  });

  test('a data folder that another server uses is a clear error', async () => {
    const dataDir = join(temporaryFolder(), 'a', 'b');
    await startForm({}, { dataDir });
    await expect(startForm({}, { dataDir })).rejects.toThrow(StartError);
  });

  test('reports what a function prints, with its construct path and without control characters', async () => {
    const lines: string[] = [];
    const definition = {
      StartAt: 'Ask',
      States: { Ask: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:loud', End: true } },
    };
    const fn = resource('AWS::Lambda::Function', {
      FunctionName: 'loud',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: 'exports.handler = async () => { console.log("one\\u001b[31m two"); };' },
    });
    const backend = await startForm({ definition, resources: { Fn: fn } }, { log: (line) => lines.push(line) });
    await post(backend, '{}');
    expect(lines.join('\n')).toMatch(/^ {9}Form\/Fn: .*one \[31m two$/m);
  });

  test('keeps what is sent to a queue, and lists a FIFO queue as not supported', async () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'Park',
      States: {
        Park: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage',
          Arguments: {
            QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/parked',
            MessageBody: '{% $states.input %}',
          },
          End: true,
        },
      },
    };
    const parked = resource('AWS::SQS::Queue', { QueueName: 'parked' });
    const fifo = resource('AWS::SQS::Queue', { QueueName: 'fifo.fifo', FifoQueue: true });
    const backend = await startForm({ definition, resources: { Parked: parked, Fifo: fifo } });
    expect(await (await post(backend, '{"a":1}')).json()).toMatchObject({ status: 'SUCCEEDED' });
    expect(backend.queue('Form/Parked').messages()).toMatchObject([{ body: '{"a":1}', state: 'visible' }]);
    expect(await (await fetch(`${backend.endpoint}/_local/api/queues`)).json()).toMatchObject({
      queues: [{ path: 'Form/Parked', messages: [{ body: '{"a":1}' }] }],
    });
    expect(await (await fetch(`${backend.endpoint}/_local/queues`)).text()).toContain('Form/Parked');
    expect(backend.notices).toMatchObject([{ path: 'Form/Fifo', message: expect.stringContaining('FIFO') }]);
  });

  test('writes a line for each request that was refused', async () => {
    const lines: string[] = [];
    const backend = await startForm({}, { log: (line) => lines.push(line) });
    await post(backend, '{');
    await fetch(`${backend.endpoint}/no%0Awhere`);
    expect(lines).toEqual([
      expect.stringMatching(/^\d\d:\d\d:\d\d 400 POST \/$/),
      expect.stringMatching(/^\d\d:\d\d:\d\d 404 GET \/no%0Awhere$/),
    ]);
  });

  test('serves further APIs under their logical IDs', async () => {
    const template = formTemplate({
      resources: {
        Second: resource('AWS::ApiGatewayV2::Api', { Name: 'Second', ProtocolType: 'HTTP' }),
        SecondStage: resource('AWS::ApiGatewayV2::Stage', { ApiId: { Ref: 'Second' }, StageName: '$default' }),
        SecondIntegration: resource('AWS::ApiGatewayV2::Integration', {
          ApiId: { Ref: 'Second' },
          IntegrationType: 'AWS_PROXY',
          IntegrationSubtype: 'StepFunctions-StartSyncExecution',
          RequestParameters: { StateMachineArn: { Ref: 'Flow' }, Input: '{"path":"${request.path}"}' },
        }),
        SecondRoute: {
          ...route('POST /{any+}', 'SecondIntegration'),
          Properties: {
            ApiId: { Ref: 'Second' },
            RouteKey: 'POST /{any+}',
            Target: { 'Fn::Sub': 'integrations/${SecondIntegration}' },
          },
        },
      },
    });
    const backend = await startTemplate(template);
    const { url } = backend.running.apis[1];
    expect(url).toBe(`http://127.0.0.1:${backend.port}/_api/Second/`);
    const response = await fetch(`${url}a/b`, { method: 'POST' });
    expect(await response.json()).toMatchObject({ output: '{"path":"/a/b"}' });
  });

  test('leaves nothing behind that keeps a program running', async () => {
    const script = `
      const { startLocal } = require(${JSON.stringify(join(__dirname, '../../lib'))});
      startLocal(${JSON.stringify(writeAssembly({ Form: formTemplate() }))}).then(async (backend) => {
        await (await fetch(backend.endpoint, { method: 'POST', body: '{}' })).json();
        await backend.stop();
        console.log('stopped');
      });`;
    // The program ends by itself, or the test runs into its time limit.
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script]);
    expect(stdout).toBe('stopped\n');
  });
});

test('the interpreter can be imported from the package', async () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };
  const result = await runStateMachine(definition, 1, { invoke: () => Promise.resolve(null) });
  expect(result).toMatchObject({ status: 'SUCCEEDED', output: 1 });
});
