import { createServer, type Server, type ServerResponse } from 'http';
import type { AddressInfo } from 'net';
import type { Answer } from '../../src/handlers/responder/answer';
import type { FormEvent, TimeLeft } from '../../src/handlers/responder.lambda';

/** A replacement for Step Functions. */
let answerOfStepFunctions: (response: ServerResponse) => void;
let calls: { readonly target: unknown; readonly body: { [name: string]: unknown } }[];
let server: Server;
let handler: (event: FormEvent, context: TimeLeft) => Promise<Answer>;

const ARN = 'arn:aws:states:eu-west-1:123456789012:express:Form:run:1';

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as { [name: string]: unknown };
      calls.push({ target: request.headers['x-amz-target'], body });
      answerOfStepFunctions(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SFN: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'anybody',
    AWS_SECRET_ACCESS_KEY: 'anything',
    STATE_MACHINE_ARN: 'arn:aws:states:eu-west-1:123456789012:stateMachine:Form',
    REDIRECT_FIELD: '_redirect',
    ALLOWED_REDIRECTS: '["https://www.example.com/thanks"]',
  });
  // The function reads its environment when it is loaded, as in Lambda.
  ({ handler } = jest.requireActual<typeof import('../../src/handlers/responder.lambda')>(
    '../../src/handlers/responder.lambda',
  ));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let logged: string[];

beforeEach(() => {
  calls = [];
  logged = [];
  jest.spyOn(console, 'error').mockImplementation((line: string) => void logged.push(line));
});

afterEach(() => jest.restoreAllMocks());

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
}

const ends = (envelope: object) => (response: ServerResponse) =>
  send(response, 200, { executionArn: ARN, startDate: 1, stopDate: 2, ...envelope });

async function post(body: string, { contentType = 'application/json', remaining = 29_000 } = {}): Promise<Answer> {
  const headers = { 'content-type': contentType };
  const requestContext = { requestId: 'request-1' };
  return handler(
    { headers, body, isBase64Encoded: false, requestContext },
    { getRemainingTimeInMillis: () => remaining },
  );
}

const SECRET = JSON.stringify({ message: 'A secret message' });

test('starts the one state machine with the post as its input, and does not log a success', async () => {
  const output = JSON.stringify({ outcome: 'ACCEPTED', ticketId: 'K7', sentiment: 'MIXED', sentimentScore: null });
  answerOfStepFunctions = ends({ status: 'SUCCEEDED', output });
  const answer = await post('{"submissionId":"1","_redirect":"https://www.example.com/thanks"}');

  expect(answer).toMatchObject({ statusCode: 201 });
  expect(calls).toEqual([
    {
      target: 'AWSStepFunctions.StartSyncExecution',
      body: expect.objectContaining({
        stateMachineArn: process.env.STATE_MACHINE_ARN,
        input: '{"submissionId":"1"}',
      }) as object,
    },
  ]);
  expect(logged).toEqual([]);
});

const failures: [string, (response: ServerResponse) => void, object][] = [
  [
    'a failed execution',
    ends({ status: 'FAILED', error: 'States.Runtime', cause: 'A secret message in a cause' }),
    { error: 'States.Runtime', executionArn: ARN },
  ],
  ['an execution that took too long', ends({ status: 'TIMED_OUT' }), { error: 'TIMED_OUT', executionArn: ARN }],
  [
    'an execution whose error is what was posted',
    ends({ status: 'FAILED', error: 'A secret message' }),
    { error: 'UnnamedError', executionArn: ARN },
  ],
  [
    'an execution that answers something else',
    ends({ status: 'SUCCEEDED', output: '{"outcome":"A secret message"}' }),
    { error: 'UnexpectedOutput', executionArn: ARN },
  ],
  [
    'a state machine that does not exist',
    (response) => send(response, 400, { __type: 'StateMachineDoesNotExist', message: 'A secret message' }),
    { error: 'StateMachineDoesNotExist' },
  ],
  ['an answer that is none', (response) => response.destroy(), { error: expect.stringMatching(/Error$/) as unknown }],
];

test.each(failures)('answers 503 to %s, and logs its name and where to find it', async (_, answers, expected) => {
  answerOfStepFunctions = answers;
  const { statusCode, headers, body } = await post(SECRET);

  expect(statusCode).toBe(503);
  expect(headers['retry-after']).toBe('2');
  expect(logged.map((line) => JSON.parse(line) as object)).toEqual([{ requestId: 'request-1', ...expected }]);
  for (const text of [body, ...logged]) expect(text).not.toContain('secret');
  expect(body).not.toContain('123456789012');
});

test('answers before its own timeout if Step Functions does not', async () => {
  answerOfStepFunctions = () => undefined;
  expect((await post(SECRET, { remaining: 2_100 })).statusCode).toBe(503);
  expect(logged).toEqual([expect.stringContaining('"requestId":"request-1"')]);
});

test('starts and logs nothing for what it refuses', async () => {
  expect((await post('{"message":')).statusCode).toBe(400);
  const redirect = await post('_redirect=https://evil.example/', { contentType: 'application/x-www-form-urlencoded' });
  expect(redirect.statusCode).toBe(422);
  expect(calls).toEqual([]);
  expect(logged).toEqual([]);
});
