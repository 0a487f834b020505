import { request } from 'node:http';
import { type LocalBackend } from '../../src/backend/local-options';
import { post, startForm } from '../support/backend';
import { resource } from '../support/form-template';
import { until } from '../support/until';

const HOSTILE = `<script>alert(1)</script><img src=x onerror="alert('2')">&amp;`;
const ESCAPED =
  '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;2&#39;)&quot;&gt;&amp;amp;';

const STORE_AND_TELL = {
  QueryLanguage: 'JSONata',
  StartAt: 'Store',
  States: {
    Store: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:putItem',
      Arguments: {
        TableName: 'notes',
        Item: { id: { S: '{% $states.input.text %}' }, tags: { L: [{ S: 'a' }] }, done: { BOOL: false } },
      },
      Output: '{% $states.input %}',
      Next: 'Tell',
    },
    Tell: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:sesv2:sendEmail',
      Arguments: {
        FromEmailAddress: 'form@example.com',
        Destination: { ToAddresses: ['admin@example.com'] },
        Content: {
          Simple: {
            Subject: { Data: '{% $states.input.text %}' },
            Body: { Text: { Data: '{% $states.input.text %}' } },
          },
        },
      },
      Next: 'Fail',
    },
    Fail: { Type: 'Fail', Error: HOSTILE, Cause: HOSTILE },
  },
};

async function startWithHostileInput(): Promise<LocalBackend> {
  const notes = resource('AWS::DynamoDB::Table', {
    TableName: 'notes',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  });
  const backend = await startForm({ definition: STORE_AND_TELL, resources: { Notes: notes } });
  await post(backend, JSON.stringify({ text: HOSTILE }));
  return backend;
}

async function pageAt(backend: LocalBackend, path: string): Promise<string> {
  return (await fetch(`${backend.endpoint}/_local${path}`)).text();
}

test.each([
  ['the executions', '/', 'Store &gt; Tell &gt; Fail'],
  ['the emails', '/outbox', `<h2>${ESCAPED}</h2>`],
  ['the items of tables', '/tables', `<td class="long">${ESCAPED}</td>`],
  ['the log', '/logs', ESCAPED],
])('a page shows %s, and every value is escaped', async (_what, path, expected) => {
  const page = await pageAt(await startWithHostileInput(), path);
  expect(page).toContain(expected);
  expect(page).toContain(ESCAPED);
  expect(page).not.toContain('<script>');
  expect(page).not.toContain('<img');
});

test('the menu counts every execution in the list, including those that are running', async () => {
  const definition = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 250, End: true } } };
  const backend = await startForm({ definition });
  const answer = post(backend, '{}');
  let page = '';
  await until(async () => (page = await pageAt(backend, '/')).includes('Running'));
  expect(page).toContain('Executions <span class="count">1</span>');
  await backend.stop();
  expect((await answer).status).toBe(503);
});

test('the page of an execution has every state with its input, output and error, all escaped', async () => {
  const backend = await startWithHostileInput();
  const id = backend.executions()[0].executionArn.split(':').at(-1) ?? '';
  const page = await pageAt(backend, `/executions/${id}`);
  expect(page).toContain('aria-label="Store: Task, ');
  expect(page).toContain('aria-label="Fail: Fail, ');
  expect(page).toContain(`<b>${ESCAPED}</b>`);
  expect(page).not.toContain('<script>');
  expect(page).not.toContain('<img');
});

test('the page of an execution that is no longer kept says how many are', async () => {
  const response = await fetch(`${(await startForm()).endpoint}/_local/executions/none`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('The inspector keeps the last 100 executions');
});

test('a page may load only its own files, and nothing inline', async () => {
  const { endpoint } = await startForm();
  const response = await fetch(`${endpoint}/_local/`);
  expect(response.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
      "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  );
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const style = await fetch(`${endpoint}/_local/style.css`);
  expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(await style.text()).toContain('prefers-color-scheme: dark');
});

test.each([
  ['', 'No executions yet.'],
  ['/outbox', 'No emails yet.'],
  ['/tables', 'No tables.'],
  ['/queues', 'No queues.'],
  ['/messages', 'No messages. The app has no topics'],
  ['/logs', 'No lines yet.'],
  ['/metrics', 'No executions yet.'],
])('the empty page %s says that it is empty', async (path, expected) => {
  expect(await pageAt(await startForm(), path)).toContain(expected);
});

test('the same data is available as JSON', async () => {
  const { endpoint } = await startWithHostileInput();
  const read = async (name: string): Promise<unknown> => (await fetch(`${endpoint}/_local/api/${name}`)).json();
  expect(await read('executions')).toMatchObject({ executions: [{ status: 'FAILED', error: HOSTILE, events: 13 }] });
  expect(await read('outbox')).toMatchObject({ messages: [{ to: ['admin@example.com'], subject: HOSTILE }] });
  expect(await read('tables')).toEqual({
    tables: [{ name: 'notes', path: 'Form/Notes', items: [{ id: HOSTILE, tags: ['a'], done: false }] }],
  });
});

test('a foreign host name that points here is refused, so that no website can read submissions', async () => {
  const { port } = await startForm();
  expect(await statusWithHost(port, 'evil.example')).toBe(403);
  expect(await statusWithHost(port, 'localhost.evil.example')).toBe(403);
  expect(await statusWithHost(port, `localhost:${port}`)).toBe(200);
  expect(await statusWithHost(port, `[::1]:${port}`)).toBe(200);
});

async function statusWithHost(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: '/_local/api/executions', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
