// What customers write stays in the table, the queues and the notifications: it is in no log, no answer and no header.
import { readFileSync } from 'fs';
import * as path from 'path';
import { Template } from 'aws-cdk-lib/assertions';
import { LocalBackend } from 'sentiment-form-local';
import { maximumBackend } from '../support/maximum';
import { post, runBackend } from '../support/running-backend';
import { FIELDS, runMaximum, RunningMaximum } from '../support/running-maximum';
import { allStates, backend, definitionOf, newStack } from '../support/synth';

/** Short enough for the language field, and found nowhere else. */
const MARKER = 'qzmarkerzq';

const MARKED = {
  ...FIELDS,
  message: `${FIELDS.message} ${MARKER}`,
  'first-name': MARKER,
  email: `${MARKER}@example.com`,
  language: MARKER,
  'cf-turnstile-response': MARKER,
  'something-else': MARKER,
};

/** What a request may contain in addition to the fields. */
const MARKED_HEADERS = {
  cookie: `session=${MARKER}`,
  'x-marker': MARKER,
  'user-agent': MARKER,
  referer: `https://${MARKER}/`,
};

const ERROR = { error: 'InternalServerError', statusCode: 500 };

type Post = (maximum: RunningMaximum) => Promise<Response>;

/** How each may go, and with which status. */
const POSTS: [string, number, Post][] = [
  ['is accepted', 201, async ({ json }) => json(MARKED, MARKED_HEADERS)],
  ['is accepted, from a plain form', 201, async ({ form }) => form(MARKED, MARKED_HEADERS)],
  ['is accepted and sent on', 303, async ({ form }) => form({ ...MARKED, _next: 'https://www.example.com/thanks' })],
  ['is held', 201, async ({ json }) => json({ ...MARKED, website: MARKER })],
  [
    'is rejected',
    422,
    async ({ json }) =>
      json({ ...MARKED, topic: MARKER, rating: MARKER, agree: MARKER, submissionId: MARKER, email: MARKER }),
  ],
  ['is rejected with a page', 422, async ({ form }) => form({ ...MARKED, topic: MARKER })],
  ['may not go where it wants to', 422, async ({ form }) => form({ ...MARKED, _next: `https://${MARKER}.example/` })],
  ['is too large for the form', 413, async ({ json }) => json({ ...MARKED, message: MARKER.repeat(7_000) })],
  ['is too large for Step Functions', 413, async ({ json }) => json({ ...MARKED, message: MARKER.repeat(30_000) })],
  ['is broken JSON', 400, async ({ send }) => send(`{"message":"${MARKER}`, { 'content-type': 'application/json' })],
  [
    'is a broken form',
    400,
    async ({ send }) => send(`--${MARKER}`, { 'content-type': `multipart/form-data; boundary=${MARKER}` }),
  ],
  ['is of another type', 415, async ({ send }) => send(MARKER, { 'content-type': `text/${MARKER}` })],
  ['has a file', 422, async ({ send }) => send(withFile())],
  ['is not let in', 403, async ({ json }) => json(MARKED, { authorization: MARKER })],
  [
    'is sent while Step Functions is not available',
    503,
    async ({ backend: { failNext }, json }) => {
      failNext('sfn', 'StartSyncExecution', { ...ERROR, message: MARKER, times: 2 });
      return json(MARKED);
    },
  ],
  [
    'is sent while the table and the queue are not available',
    503,
    async ({ backend: { failNext }, json }) => {
      failNext('dynamodb', '*', { ...ERROR, message: MARKER, times: 20 });
      failNext('sqs', 'SendMessage', { ...ERROR, message: MARKER, times: 20 });
      return json(MARKED);
    },
  ],
];

describe('a post', () => {
  let maximum: RunningMaximum;
  beforeEach(async () => {
    maximum = await runMaximum();
  });
  afterEach(async () => {
    await maximum.backend.stop();
  });

  const stateNames = allStates(definitionOf(maximumTemplate())).map(([name]) => name);

  test.each(POSTS)('that %s leaves no submitted text in an answer or a log: %d', async (_, status, send) => {
    const response = await send(maximum);
    expect(response.status).toBe(status);
    const answer = JSON.stringify([...response.headers]) + (await response.text());
    await maximum.backend.drain();

    expect(answer).not.toContain(MARKER);
    expect(maximum.lines.join('\n')).not.toContain(MARKER);
    expect(answer).not.toContain('arn:');
    for (const { arn } of maximum.backend.running.stateMachines) expect(answer).not.toContain(arn.split(':')[4]);
    for (const { name } of maximum.backend.executions()) expect(answer).not.toContain(name);
    expect(answer).not.toMatch(/\n\s+at |node_modules|Exception|States\.|SubmissionNotRecorded/);
    expect(stateNames.filter((name) => answer.includes(name))).toEqual([]);
  });

  test('whose execution fails can be found in the log by its request ID and the error name', async () => {
    const [, , send] = POSTS[POSTS.length - 1];
    await send(maximum);
    expect(maximum.lines.filter((line) => line.includes('Responder: '))).toEqual([
      expect.stringMatching(/"requestId":"[^"]+","executionArn":"arn:[^"]+","error":"SubmissionNotRecorded"/),
    ]);
  });

  test('whose replay fails can be found in the log by its message ID, and not by submitted text', async () => {
    // Two puts of the first run, and two of the replay.
    maximum.backend.failNext('dynamodb', 'PutItem', { ...ERROR, times: 4 });
    expect((await maximum.json(MARKED)).status).toBe(201);
    await maximum.backend.drain();
    expect(maximum.lines.filter((line) => line.includes('ReplayFunction: '))).toEqual([
      expect.stringMatching(/"messageId":"[^"]+","tries":1,"problem":"[^"]+"/),
    ]);
    expect(maximum.lines.join('\n')).not.toContain(MARKER);
  });
});

describe('the envelope', () => {
  let running: LocalBackend;
  beforeEach(async () => {
    running = await runBackend();
  });
  afterEach(async () => {
    await running.stop();
  });

  test('of an execution that succeeds has only what docs/security.md lists', async () => {
    const { envelope } = await post(running, JSON.stringify({ message: MARKER }));
    expect([...exposed(envelope), 'error', 'cause'].sort()).toEqual(listed());
  });

  test('of an execution that fails has an error of the workflow, and nothing of the services behind it', async () => {
    running.failNext('dynamodb', '*', { ...ERROR, message: 'a word of AWS', times: 20 });
    running.failNext('sqs', 'SendMessage', { ...ERROR, message: 'a word of AWS', times: 20 });
    const { envelope } = await post(running, JSON.stringify({ message: 'Hello' }));
    expect(envelope).toMatchObject({ status: 'FAILED', error: 'SubmissionNotRecorded' });
    expect(JSON.stringify(envelope)).not.toContain('a word of AWS');
  });
});

describe('the templates', () => {
  const templates: [string, Template][] = [
    ['smallest', backend().template],
    ['largest', maximumTemplate()],
  ];

  test.each(templates)('log who sent each request, when and how, but no body, header or query: %s', (_, template) => {
    const [stage, ...others] = Object.values(template.findResources('AWS::ApiGatewayV2::Stage'));
    expect(others).toEqual([]);
    const { AccessLogSettings } = stage.Properties as { AccessLogSettings: { Format: string } };
    expect(Object.values(JSON.parse(AccessLogSettings.Format) as { [name: string]: string }).sort()).toEqual(
      [
        'requestId',
        'requestTime',
        'identity.sourceIp',
        'httpMethod',
        'path',
        'routeKey',
        'protocol',
        'status',
        'responseLength',
        'responseLatency',
        'integrationStatus',
        'integrationLatency',
        'integrationErrorMessage',
      ]
        .map((variable) => `$context.${variable}`)
        .sort(),
    );
  });

  test.each(templates)('log steps without their data: %s', (_, template) => {
    const machines = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
    expect(
      machines.map(
        ({ Properties }) =>
          (Properties as { LoggingConfiguration: { IncludeExecutionData: boolean } }).LoggingConfiguration
            .IncludeExecutionData,
      ),
    ).toEqual([false, false]);
  });
});

function maximumTemplate(): Template {
  const stack = newStack();
  maximumBackend(stack);
  return Template.fromStack(stack);
}

/** The parts of an envelope that reveal something about the account or the sender. */
function exposed(envelope: object): string[] {
  return Object.keys(envelope).filter((name) => !['status', 'inputDetails', 'outputDetails'].includes(name));
}

/** The names in the list of docs/security.md. */
function listed(): string[] {
  const page = readFileSync(path.join(__dirname, '../../docs/security.md'), 'utf8');
  const [, items = ''] = /as it is:\n\n((?:- .*\n| {2}.*\n)+)/.exec(page) ?? [];
  const heads = items.split('\n').map((line) => /^- (?:(.*?):|(.*) when )/.exec(line));
  return heads.flatMap((head) => [...(head?.[0] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name)).sort();
}

function withFile(): FormData {
  const body = new FormData();
  body.append('message', MARKER);
  body.append('attachment', new File([MARKER], `${MARKER}.txt`));
  return body;
}
