import { App, Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LocalBackend } from 'sentiment-form-local';
import { FormAnswers } from '../../src/form-answers';
import { startPatiently } from '../support/start-patiently';

const THANKS = 'https://www.example.com/thanks';

/** A workflow whose input determines its answer, and whose ticket is its input. */
function workflow(stack: Stack): sfn.StateMachine {
  const asked = (outcome: string) => sfn.Condition.jsonata(`{% $states.input.wish = '${outcome}' %}`);
  const reject = sfn.Pass.jsonata(stack, 'Reject', {
    outputs: {
      outcome: 'REJECTED',
      errors: [{ field: 'email', code: 'INVALID_FORMAT', message: 'email must be an email address.' }],
    },
  });
  const accept = sfn.Pass.jsonata(stack, 'Accept', {
    outputs: {
      outcome: 'ACCEPTED',
      ticketId: '{% $string($states.input) %}',
      sentiment: 'POSITIVE',
      sentimentScore: { Positive: 1 },
      secret: 'for the log alone',
    },
  });
  return new sfn.StateMachine(stack, 'Workflow', {
    stateMachineType: sfn.StateMachineType.EXPRESS,
    queryLanguage: sfn.QueryLanguage.JSONATA,
    timeout: Duration.seconds(5),
    definitionBody: sfn.DefinitionBody.fromChainable(
      sfn.Choice.jsonata(stack, 'As Asked')
        .when(asked('reject'), reject)
        .when(asked('break'), sfn.Fail.jsonata(stack, 'Break', { error: 'Broken', cause: 'A secret cause' }))
        .when(asked('babble'), sfn.Pass.jsonata(stack, 'Babble', { outputs: 'a secret' }))
        .otherwise(accept),
    ),
  });
}

let backend: LocalBackend;

beforeAll(async () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const answers = FormAnswers.http({ allowedRedirects: [THANKS] });
  answers._answering.bind(stack, 'Api', {
    stateMachine: workflow(stack),
    path: '/contact',
    allowedOrigins: ['https://www.example.com'],
    throttle: { rateLimit: 1000, burstLimit: 1000 },
  });
  backend = await startPatiently(app.synth());
});

afterAll(() => backend.stop());

async function post(body: string | URLSearchParams | FormData, headers: Record<string, string> = {}) {
  return fetch(`${backend.endpoint}/contact`, { method: 'POST', body, headers, redirect: 'manual' });
}

const postJson = async (fields: unknown, headers = {}) =>
  post(JSON.stringify(fields), { 'content-type': 'application/json', ...headers });

/** The input of the workflow, which is also its answer. */
async function inputOf(response: Response): Promise<unknown> {
  return JSON.parse(((await response.json()) as { ticketId: string }).ticketId) as unknown;
}

const SOME_ID = '0B9E7F0A-9C3C-4E55-8C7A-2F1D8A6B3C4D';
const A_UUID = expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown;

test('answers an accepted submission with 201, the ticket and the sentiment, and nothing else', async () => {
  const response = await postJson({ message: 'Grüße', submissionId: SOME_ID });
  expect(response.status).toBe(201);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  expect(await response.json()).toEqual({
    ticketId: JSON.stringify({ message: 'Grüße', submissionId: SOME_ID }),
    sentiment: 'POSITIVE',
    sentimentScore: { Positive: 1 },
  });
});

test('gives a submission without an ID one of its own', async () => {
  expect(await inputOf(await postJson({ message: 'Hello' }))).toEqual({ message: 'Hello', submissionId: A_UUID });
});

test('answers a rejected submission with 422 and the errors of each field', async () => {
  const response = await postJson({ wish: 'reject' });
  expect(response.status).toBe(422);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toEqual({
    title: 'Unprocessable Content',
    status: 422,
    detail: 'Correct the fields that are named, and send the form again.',
    errors: [{ field: 'email', code: 'INVALID_FORMAT', message: 'email must be an email address.' }],
  });
});

test.each(['break', 'babble'])('does not reveal the reason if a workflow should %s', async (wish) => {
  const response = await postJson({ wish, message: 'A secret message' });
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('2');
  expect(await response.json()).toEqual({
    title: 'Service Unavailable',
    status: 503,
    detail: 'Send the same request again in a moment.',
  });
});

test('responds in the same way if Step Functions throttles, also the second time', async () => {
  backend.failNext('sfn', 'StartSyncExecution', { error: 'ThrottlingException', times: 2 });
  const response = await postJson({ message: 'Hello' });
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('2');
});

test('tries the same submission once more if the first answer is lost', async () => {
  const before = backend.executions().length;
  backend.failNext('sfn', 'StartSyncExecution', { error: 'InternalServerException', statusCode: 500, mode: 'after' });
  expect((await postJson({ message: 'Hello' })).status).toBe(201);
  const inputs = backend.executions().map(({ input }) => input);
  expect(inputs).toHaveLength(before + 2);
  expect(inputs.at(-1)).toEqual(inputs.at(-2));
});

test('accepts a plain form, urlencoded', async () => {
  const body = new URLSearchParams({ message: 'Grüße & Küsse', email: '', submissionId: '' });
  expect(await inputOf(await post(body))).toEqual({ message: 'Grüße & Küsse', email: '', submissionId: A_UUID });
});

test('accepts a plain form, multipart, with an empty file input', async () => {
  const part = (disposition: string, text: string) =>
    `--border\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${text}\r\n`;
  const body = [
    part('name="message"', 'Grüße\r\n"and" more'),
    part('name="submissionId"', SOME_ID),
    part('name="attachment"; filename=""', ''),
    '--border--\r\n',
  ].join('');
  const response = await post(body, { 'content-type': 'multipart/form-data; boundary=border' });
  expect(await inputOf(response)).toEqual({ message: 'Grüße\r\n"and" more', submissionId: SOME_ID });
});

test('refuses a file, and names its field', async () => {
  const body = new FormData();
  body.append('attachment', new File(['content'], 'secret.txt'));
  const response = await post(body);
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({
    errors: [{ field: 'attachment', code: 'FILE_NOT_ACCEPTED', message: 'The form does not accept files.' }],
  });
});

test('redirects the browser of a plain form to the page that the form names', async () => {
  const response = await post(new URLSearchParams({ submissionId: SOME_ID, _redirect: THANKS }));
  expect(response.status).toBe(303);
  const ticket = encodeURIComponent(JSON.stringify({ submissionId: SOME_ID }));
  expect(response.headers.get('location')).toBe(`${THANKS}?ticket=${ticket}`);
});

test('starts no execution for a form that names a page which is not allowed', async () => {
  const before = backend.executions().length;
  const response = await post(new URLSearchParams({ message: 'Hello', _redirect: 'https://evil.example/' }));
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ errors: [{ field: '_redirect', code: 'REDIRECT_NOT_ALLOWED' }] });
  expect(backend.executions()).toHaveLength(before);
});

test('shows a page in the browser if the form names none', async () => {
  const response = await post(new URLSearchParams({ submissionId: '<b>1' }), { accept: 'text/html,*/*;q=0.8' });
  expect(response.status).toBe(201);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  const page = await response.text();
  expect(page).toContain('<h1>Thank you</h1>');
  expect(page).toContain('&#60;b&#62;1');
});

test('lets pages of allowed origins read the answer and Retry-After', async () => {
  const response = await postJson({ wish: 'break' }, { origin: 'https://www.example.com' });
  expect(response.headers.get('access-control-allow-origin')).toBe('https://www.example.com');
  expect(response.headers.get('access-control-expose-headers')).toBe('retry-after');
});
