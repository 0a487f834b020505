import { type LocalBackend } from '../../src/backend/local-options';
import { post, startForm } from '../support/backend';

async function submitForm(
  { endpoint }: LocalBackend,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${endpoint}/_local${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  });
}

const FAILURE = { call: 'comprehend DetectSentiment', error: 'InternalServerException', times: '2', mode: 'before' };

test.each<[string, Record<string, string>]>([
  ['the origin of another site', { origin: 'https://evil.example' }],
  ['the origin of another port', { origin: 'http://127.0.0.1:1' }],
  ['an origin that is kept secret', { origin: 'null' }],
  ['the word of a browser that it comes from another site', { 'sec-fetch-site': 'cross-site' }],
  ['the word of a browser that it comes from a neighbour', { 'sec-fetch-site': 'same-site' }],
])('a form with %s changes nothing', async (_what, headers) => {
  const backend = await startForm();
  for (const path of ['/failures', '/failures/forget', '/schedules', '/redeliver', '/send']) {
    expect((await submitForm(backend, path, FAILURE, headers)).status).toBe(403);
  }
  expect(await (await fetch(`${backend.endpoint}/_local/try`)).text()).not.toContain('Calls that will fail');
});

test.each([
  ['/failures', '/_local/try'],
  ['/failures/forget', '/_local/try'],
  ['/send', '/_local/try'],
  ['/schedules', '/_local/'],
  ['/redeliver', '/_local/queues'],
])('the address of a result, loaded again, redirects to the form: %s', async (path, page) => {
  const backend = await startForm();
  const { status, headers } = await fetch(`${backend.endpoint}/_local${path}`, { redirect: 'manual' });
  expect([status, headers.get('location')]).toEqual([303, page]);
});

test('a form on its own page orders failures, and shows them', async () => {
  const backend = await startForm();
  const { status, headers } = await submitForm(backend, '/failures', FAILURE, { origin: backend.endpoint });
  expect([status, headers.get('location')]).toEqual([303, '/_local/try']);
  const page = await (await fetch(`${backend.endpoint}/_local/try`)).text();
  expect(page).toMatch(/comprehend DetectSentiment<\/b\s*>, InternalServerException,\s+2\s+calls left/);
});

test.each([
  [{ call: 'comprehend Guess' }, 'Guess of comprehend cannot be set to fail'],
  [{ call: 'magic Wand' }, 'the service magic cannot be set to fail'],
  [{ error: ' ' }, 'The error must be a name of 1 to 200 characters'],
  [{ times: '0' }, 'must be a whole number from 1 to 1000, got: 0'],
  [{ times: '2.5' }, 'must be a whole number from 1 to 1000, got: 2.5'],
])('an invalid order is refused with the reason: %j', async (change, reason) => {
  const page = await (await submitForm(await startForm(), '/failures', { ...FAILURE, ...change })).text();
  expect(page).toContain('role="alert"');
  expect(page).toContain(reason);
});

test('a request is sent unchanged, and its answer is shown', async () => {
  const backend = await startForm();
  const request = { method: 'POST', path: '/', headers: 'content-type: application/json', body: '{"a":1}' };
  const page = await (await submitForm(backend, '/send', request)).text();
  expect(page).toContain('See the execution');
  expect(backend.executions().map(({ input }) => input)).toEqual(['{"a":1}']);
});

test.each([
  [{ path: '//evil.example/' }, 'exactly one slash, got: //evil.example/'],
  [{ path: 'https://evil.example/' }, 'exactly one slash, got: https://evil.example/'],
  [{ headers: 'nonsense' }, 'A header must be written as &quot;name: value&quot;, got: nonsense'],
])('a request to another server, or one that is malformed, is not sent: %j', async (change, reason) => {
  const backend = await startForm();
  const request = { method: 'POST', path: '/', headers: '', body: '', ...change };
  expect(await (await submitForm(backend, '/send', request)).text()).toContain(reason);
  expect(backend.executions()).toEqual([]);
});

test('an error names the schedule or queue that does not exist', async () => {
  const backend = await startForm();
  expect(await (await submitForm(backend, '/schedules', { schedule: 'Nightly' })).text()).toContain(
    '&quot;Nightly&quot;',
  );
  expect(await (await submitForm(backend, '/redeliver', { queue: 'Mail' })).text()).toContain('&quot;Mail&quot;');
});

test('the JSON has one execution with its history, the log, the metrics and the resources', async () => {
  const backend = await startForm();
  await post(backend, '{"a":1}');
  const read = async (name: string): Promise<unknown> => (await fetch(`${backend.endpoint}/_local/api/${name}`)).json();
  const [{ executionArn, history }] = backend.executions();
  expect(await read(`executions/${executionArn.split(':').at(-1)}`)).toMatchObject({
    execution: { executionArn, history: history.map(({ id, type }) => ({ id, type })) },
  });
  expect(await read('logs')).toMatchObject({ lines: [{ kind: 'execution', from: 'SUCCEEDED', executionArn }] });
  expect(await read('metrics')).toMatchObject({ width: 5_000 });
  expect(await read('resources')).toMatchObject({
    resources: expect.arrayContaining([expect.objectContaining({ type: 'AWS::StepFunctions::StateMachine' })]),
  });
});
