/** A workflow made with the real CDK that notifies a topic, an event bus and web servers, from the request to the messages. */
import { type LocalBackend, startLocal } from '../../src';
import { startServer } from '../services/http-server';
import { post } from '../support/backend';
import { synthesize } from '../support/synthesize';

const lines: string[] = [];
let backend: LocalBackend;
let status: string;
let output: Record<string, unknown>[];
let hookSeen: unknown;

beforeAll(async () => {
  backend = await startLocal({ directory: await synthesize('notifying-app.js') }, { log: (line) => lines.push(line) });
  const server = await startServer({ headers: { 'content-type': 'application/json' }, body: '{"ok":true}' });
  const input = { ticketId: 'A1', message: 'This is terrible.', hook: `${server.url}/hook` };
  const envelope = (await (await post(backend, JSON.stringify(input))).json()) as { status: string; output: string };
  status = envelope.status;
  output = JSON.parse(envelope.output) as Record<string, unknown>[];
  hookSeen = server.seen;
  await backend.drain();
});

afterAll(() => backend.stop());

test('every task succeeds with the result that AWS returns', () => {
  expect(status).toBe('SUCCEEDED');
  expect(output).toEqual([
    expect.objectContaining({ MessageId: expect.any(String), SdkHttpMetadata: expect.anything() }),
    expect.objectContaining({ Entries: [{ EventId: expect.any(String) }], FailedEntryCount: 0 }),
    { StatusCode: 200, StatusText: 'OK', Headers: {}, ResponseBody: {} },
    expect.objectContaining({ StatusCode: 200, ResponseBody: { ok: true } }),
  ]);
});

test('a published message is in the topic, and in the queue whose filter matches it', () => {
  const published = backend.topic('Form/Alerts').messages();
  expect(published).toMatchObject([
    {
      subject: 'An unhappy customer',
      message: '{"ticketId":"A1"}',
      attributes: { sentiment: { DataType: 'String', StringValue: 'NEGATIVE' } },
      recipients: [{ protocol: 'sqs', delivered: true }],
    },
  ]);
  expect(backend.queue('Form/Inbox').messages()).toMatchObject([{ body: '{"ticketId":"A1"}' }]);
});

test('an event is on its bus, and its rule ran a function and a state machine', () => {
  expect(backend.eventBus('Form/Bus').events()).toMatchObject([
    {
      source: 'contact.form',
      detail: { ticketId: 'A1', sentiment: 'NEGATIVE' },
      resources: [expect.stringContaining(':express:'), expect.stringContaining(':stateMachine:')],
      targets: [{ arn: expect.stringContaining(':lambda:') }, { arn: expect.stringContaining(':stateMachine:') }],
    },
  ]);
  expect(backend.eventBus('default').events()).toEqual([]);
  expect(lines.join('\n')).toContain('logged {"ticket":"A1"}');
  expect(backend.executions().map(({ path }) => path)).toContain('Repeat');
});

test('a request to this machine arrived with the credentials of its connection, and none was sent elsewhere', () => {
  expect(hookSeen).toMatchObject([
    {
      url: '/hook',
      headers: { 'x-api-key': 'stand-in-for-a-secret', 'x-site': 'shop' },
      body: '{"ticketId":"A1"}',
    },
  ]);
  const byUrl = [...backend.webhooks()].sort((a, b) => a.url.localeCompare(b.url));
  expect(byUrl).toMatchObject([
    { sent: true, statusCode: 200, headers: { 'x-api-key': '***', 'x-site': 'shop' } },
    { sent: false, url: 'https://partner.example.com/hook', headers: { authorization: '***' } },
  ]);
});

test('the only warning is about a secret that nothing reads', () => {
  expect(backend.notices.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    'Form/Password/Resource: its value cannot be read',
  ]);
});

test('topics and buses have the paths of their constructs, and the others are listed', () => {
  expect(() => backend.topic('Orders')).toThrow('No topics match the name "Orders". There are: Form/Alerts');
  expect(() => backend.eventBus('Orders')).toThrow(
    'No event buses match the name "Orders". There are: default, Form/Bus',
  );
});

test('the inspector shows all of it, as a page and as JSON', async () => {
  const page = await (await fetch(`${backend.endpoint}/_local/messages`)).text();
  for (const words of ['An unhappy customer', 'from contact.form', 'response 200', 'not sent, only shown']) {
    expect(page).toContain(words);
  }
  const read = async (name: string): Promise<unknown> => (await fetch(`${backend.endpoint}/_local/api/${name}`)).json();
  expect(await read('topics')).toMatchObject({
    topics: [
      { path: 'Form/Alerts', subscriptions: [{ protocol: 'sqs' }], messages: [{ message: '{"ticketId":"A1"}' }] },
    ],
  });
  expect(await read('events')).toMatchObject({
    eventBuses: [
      { name: 'default', events: [] },
      { path: 'Form/Bus', events: [{ detailType: 'Submission' }] },
    ],
  });
  expect(await read('webhooks')).toEqual({ webhooks: JSON.parse(JSON.stringify(backend.webhooks())) as unknown });
});

test('each service fails when it is set to, and so does the execution', async () => {
  const input = JSON.stringify({ ticketId: 'A1', message: 'This is terrible.', hook: 'https://example.com/' });
  for (const [service, operation, error, name] of [
    ['sns', 'Publish', 'InternalErrorException', 'SNS.InternalErrorException'],
    ['events', 'PutEvents', 'InternalException', 'EventBridge.InternalException'],
    ['http', 'Invoke', 'States.Http.StatusCode.503', 'States.Http.StatusCode.503'],
    ['bedrockruntime', 'Converse', 'ModelErrorException', 'BedrockRuntime.ModelErrorException'],
  ]) {
    backend.failNext(service, operation, { error });
    expect(await (await post(backend, input)).json()).toMatchObject({ status: 'FAILED', error: name });
  }
});
