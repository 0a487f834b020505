import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalBackend } from '../../src/backend/local-options';
import { type JsonObject } from '../../src/base/json';
import { watchApp, type WatchedApp, type WatchOptions } from '../../src/watch/watch-app';
import { temporaryFolder } from '../support/folder';
import { formTemplate, resource } from '../support/form-template';

/** The smallest app: it writes what CDK would write, with a template from a file. */
const APP = `
const { mkdirSync, readFileSync, writeFileSync } = require('fs');
const out = process.env.CDK_OUTDIR;
const context = JSON.parse(process.env.CDK_CONTEXT_JSON);
if (context.fail) throw new Error('the app is broken');
mkdirSync(out, { recursive: true });
writeFileSync(out + '/Form.template.json', readFileSync('template.json'));
const stack = { type: 'aws:cdk:cloudformation:stack', properties: { templateFile: 'Form.template.json' } };
stack.type = 'aws:cloudformation:stack';
stack.environment = 'aws://unknown-account/unknown-region';
writeFileSync(out + '/manifest.json', JSON.stringify({ version: '55.0.0', artifacts: { Form: stack } }));
`;

/** Sends an email, puts an item, and answers with a word. */
function template(word: string, key = 'id'): JsonObject {
  const Notes = resource('AWS::DynamoDB::Table', {
    TableName: 'notes',
    AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
  });
  const email = {
    FromEmailAddress: 'form@example.com',
    Destination: { ToAddresses: ['admin@example.com'] },
    Content: { Simple: { Subject: { Data: word }, Body: { Text: { Data: 'x' } } } },
  };
  const task = (action: string, args: JsonObject, next: JsonObject) => ({
    Type: 'Task',
    Resource: `arn:aws:states:::${action}`,
    Parameters: args,
    ResultPath: null,
    ...next,
  });
  return formTemplate({
    definition: {
      StartAt: 'Put',
      States: {
        Put: task('dynamodb:putItem', { TableName: 'notes', Item: { [key]: { S: word } } }, { Next: 'Send' }),
        Send: task('aws-sdk:sesv2:sendEmail', email, { Next: 'Say' }),
        Say: { Type: 'Pass', Result: word, End: true },
      },
    },
    resources: { Notes },
  });
}

class App {
  public readonly folder = temporaryFolder();
  public readonly backends: LocalBackend[] = [];
  public readonly lines: string[] = [];
  public app: WatchedApp | undefined;

  public constructor() {
    this.write('app.js', APP);
    this.write('cdk.json', JSON.stringify({ app: 'app.js' }));
    this.write('template.json', JSON.stringify(template('one')));
  }

  public async start(options: Partial<WatchOptions> = {}): Promise<void> {
    this.app = await watchApp({
      folder: this.folder,
      assembly: 'cdk.out',
      local: { iam: 'off' },
      onStart: (backend) => this.backends.push(backend),
      log: (line) => this.lines.push(line),
      ...options,
    });
  }

  public write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  public get backend(): LocalBackend {
    return this.backends[this.backends.length - 1];
  }

  public async say(): Promise<unknown> {
    const response = await fetch(this.backend.endpoint, { method: 'POST', body: '{}' });
    return ((await response.json()) as JsonObject).output;
  }

  public async until(done: () => boolean): Promise<void> {
    while (!done()) await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

let app: App;
beforeEach(() => (app = new App()));
afterEach(() => app.app?.stop());

test('a change is synthesized and reloaded on the same port, with the same tables and emails', async () => {
  await app.start();
  const { endpoint } = app.backend;
  expect(await app.say()).toBe('"one"');
  app.write('template.json', JSON.stringify(template('two')));
  await app.until(() => app.backends.length === 2);
  expect(app.backend.endpoint).toBe(endpoint);
  expect(await app.say()).toBe('"two"');
  expect(await app.backend.table('notes').items()).toEqual(expect.arrayContaining([{ id: 'one' }, { id: 'two' }]));
  expect(app.backend.outbox().map(({ subject }) => subject)).toEqual(['one', 'two']);
});

test('the error of an app that fails is printed, and the previous version keeps running', async () => {
  await app.start();
  app.write('cdk.context.json', '{"fail":true}');
  app.write('app.js', `${APP}throw new Error('oops: it is broken');`);
  await app.until(() => app.lines.some((line) => line.includes('oops: it is broken')));
  expect(app.lines.join('\n')).toContain('The previous version of the app is still running.');
  expect(await app.say()).toBe('"one"');
  app.write('app.js', `${APP}// mended`);
  await app.until(() => app.backends.length === 2);
});

test('a definition that AWS would refuse is reported before anything is stopped', async () => {
  await app.start();
  const broken = formTemplate({ definition: { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'None' } } } });
  app.write('template.json', JSON.stringify(broken));
  await app.until(() => app.lines.some((line) => line.includes('MISSING_TRANSITION_TARGET')));
  expect(await app.say()).toBe('"one"');
});

test('if the keys of a table change, it starts empty, and the message does not say that it was kept', async () => {
  await app.start();
  await app.say();
  app.write('template.json', JSON.stringify(template('two', 'name')));
  await app.until(() => app.backends.length === 2);
  await app.until(() => app.lines.some((line) => line.startsWith('Reloaded.')));
  expect(app.lines.join('\n')).toContain('All tables and queues start empty');
  expect(app.lines.join('\n')).not.toContain('Tables, queues and emails are kept');
  await app.say();
  expect(await app.backend.table('notes').items()).toEqual([{ name: 'two' }]);
});

test('another command can synthesize the app, and no process is left when it ends', async () => {
  app.write('build.js', `process.env.CDK_OUTDIR = 'built'; process.env.CDK_CONTEXT_JSON = '{}'; ${APP}`);
  await app.start({ synth: 'node build.js', assembly: 'built' });
  expect(await app.say()).toBe('"one"');
  expect(existsSync(join(app.folder, 'built', 'manifest.json'))).toBe(true);
  const { endpoint } = app.backend;
  await app.app?.stop();
  await expect(fetch(endpoint)).rejects.toThrow();
});

test('the app gets its context', async () => {
  app.write(
    'cdk.json',
    JSON.stringify({
      app: 'node app.js > app.log && node -p "process.env.CDK_CONTEXT_JSON" > context.txt',
      context: { a: 1 },
    }),
  );
  app.write('cdk.context.json', '{"b":2}');
  await app.start();
  expect(JSON.parse(readFileSync(join(app.folder, 'context.txt'), 'utf8'))).toMatchObject({
    a: 1,
    b: 2,
    'aws:cdk:enable-path-metadata': true,
  });
});

test.each<[string, () => void, RegExp]>([
  ['an app that fails at once', () => app.write('app.js', 'process.exit(3)'), /app\.js" failed \(exit code 3\)/],
  [
    'a cdk.json without an app',
    () => app.write('cdk.json', '{}'),
    /has no "app"\. Specify the command .* with --synth/,
  ],
  ['a cdk.json that is no JSON', () => app.write('cdk.json', '{'), /cdk\.json cannot be read/],
])('refuses %s', async (_what, arrange, message) => {
  arrange();
  await expect(app.start()).rejects.toThrow(message);
});

test('refuses a folder without an app', async () => {
  await expect(app.start({ folder: temporaryFolder() })).rejects.toThrow(/^There is no cdk\.json in .*--synth\.$/);
});
