import { SeededRandom } from '../../src/base/random';
import { sample } from '../../src/latency/latency';
import { PROFILES } from '../../src/latency/profiles';
import { post, startForm } from '../support/backend';
import { route } from '../support/form-template';

const FAIL = { StartAt: 'No', States: { No: { Type: 'Fail', Error: 'Form.Broken', Cause: 'It broke.' } } };
const SLOW = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 1, End: true } } };
const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
interface Times {
  readonly startDate: number;
  readonly stopDate: number;
  readonly executionArn: string;
  readonly name: string;
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

describe('the envelope', () => {
  test('of an execution that succeeded has all members that AWS sends, in the same order', async () => {
    const backend = await startForm();
    const before = Date.now();
    const response = await post(backend, '{"message": "hello"}');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.0');
    expect(response.headers.get('apigw-requestid')).toMatch(/^.{15}=$/);
    const envelope = await response.json();
    const [machine] = backend.running.stateMachines;
    expect(envelope).toEqual({
      billingDetails: { billedDurationInMilliseconds: 100, billedMemoryUsedInMB: 64 },
      executionArn: expect.stringMatching(
        new RegExp(`^${machine.arn.replace(':stateMachine:', ':express:')}:${UUID}:${UUID}$`),
      ),
      input: '{"message": "hello"}',
      inputDetails: { __type: expect.stringContaining('ExecutionDataDetails'), included: true },
      name: expect.stringMatching(new RegExp(`^${UUID}$`)),
      output: '{"message":"hello"}',
      outputDetails: { __type: expect.stringContaining('ExecutionDataDetails'), included: true },
      startDate: expect.any(Number),
      stateMachineArn: machine.arn,
      status: 'SUCCEEDED',
      stopDate: expect.any(Number),
      traceHeader: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Sampled=0$/),
    });
    expect(Object.keys(envelope as object)).toEqual(Object.keys(envelope as object).sort());
    const { startDate, stopDate, executionArn, name } = envelope as Times;
    expect(startDate * 1000).toBeGreaterThanOrEqual(before);
    expect(stopDate).toBeGreaterThanOrEqual(startDate);
    expect(executionArn.split(':').at(-2)).toBe(name);
  });

  test('of an execution that failed has status 200, an error and a cause, and no output', async () => {
    const response = await post(await startForm({ definition: FAIL }), '{}');
    expect(response.status).toBe(200);
    const envelope = (await response.json()) as Record<string, unknown>;
    expect(envelope).toMatchObject({ status: 'FAILED', error: 'Form.Broken', cause: 'It broke.' });
    expect(envelope).not.toHaveProperty('output');
  });

  test('of an execution that timed out has the status TIMED_OUT', async () => {
    const longer = {
      TimeoutSeconds: 1,
      StartAt: 'Wait',
      States: { Wait: { Type: 'Wait', Seconds: 5, End: true } },
    };
    expect(await (await post(await startForm({ definition: longer }), '{}')).json()).toMatchObject({
      status: 'TIMED_OUT',
    });
  });

  test('bills each started 100 milliseconds', async () => {
    const response = await post(await startForm({ definition: SLOW }), '{}');
    const { billingDetails } = (await response.json()) as { billingDetails: { billedDurationInMilliseconds: number } };
    expect(billingDetails.billedDurationInMilliseconds).toBeGreaterThanOrEqual(1_000);
    expect(billingDetails.billedDurationInMilliseconds % 100).toBe(0);
  });
});

describe('the input', () => {
  test('is an empty object if the request has no body', async () => {
    const response = await post(await startForm(), '');
    expect(await response.json()).toMatchObject({ input: '{}', output: '{}' });
  });

  test('is an empty object if the body is not mapped, which is how the body gets lost', async () => {
    const backend = await startForm({ parameters: { Input: { Ref: 'AWS::NoValue' } } });
    expect(await (await post(backend, '{"message":"lost"}')).json()).toMatchObject({ input: '{}' });
  });

  test('keeps characters outside of ASCII', async () => {
    const response = await post(await startForm(), '{"message":"Grüße 🎉"}');
    expect(await response.json()).toMatchObject({ output: '{"message":"Grüße 🎉"}' });
  });

  // The messages for a word, a field name and no input are recorded. The others are those of the same parser.
  test.each([
    ['not some json', `Unrecognized token 'not': was expecting ${VALUES}`],
    ['  yes', `Unrecognized token 'yes': was expecting ${VALUES}`],
    ["{'not': 'json'", "Unexpected character (''' (code 39)): was expecting double-quote to start field name"],
    ['{"a":1,}', "Unexpected character ('}' (code 125)): was expecting double-quote to start field name"],
    ['{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value"],
    ['{"a":1 "b":2}', `Unexpected character ('"' (code 34)): was expecting comma to separate Object entries`],
    ['[1 2]', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries"],
    [' ', 'Invalid execution input.'],
  ])("that is not JSON (%s) gets 400 with AWS's message", async (body, reason) => {
    const response = await post(await startForm(), body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      __type: 'com.amazonaws.swf.service.v2.model#InvalidExecutionInput',
      message: `Invalid State Machine Execution Input: '${reason}'`,
    });
  });

  test.each(['{', '{"a":1}}'])('that is not JSON (%s) gets 400', async (body) => {
    const response = await post(await startForm(), body);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('InvalidExecutionInput');
  });

  test('of exactly 256 KiB is accepted, and with one more byte gets 400', async () => {
    const backend = await startForm({
      definition: { StartAt: 'Drop', States: { Drop: { Type: 'Pass', Result: 1, End: true } } },
    });
    const input = (bytes: number): string => JSON.stringify('x'.repeat(bytes - 2));
    expect((await post(backend, input(262_144))).status).toBe(200);
    const refused = await post(backend, input(262_145));
    expect(refused.status).toBe(400);
    expect(await refused.json()).toEqual({
      __type: 'com.amazon.coral.validate#ValidationException',
      message:
        "1 validation error detected: Value at 'input' failed to satisfy constraint: " +
        'Member must have length less than or equal to 262144',
    });
  });

  test('is measured in bytes, not in characters', async () => {
    expect((await post(await startForm(), JSON.stringify('é'.repeat(140_000)))).status).toBe(400);
  });
});

describe('the parameters of the integration', () => {
  test('are selected from the request', async () => {
    const backend = await startForm({
      routeKey: 'POST /forms/{form}',
      parameters: {
        Input:
          '{"field":"${request.body.user.name}","agent":"${request.header.user-agent}","q":"${request.querystring.q}",' +
          '"form":"${request.path.form}","path":"${request.path}","stage":"${context.stage}","api":"${context.apiId}",' +
          '"ip":"${context.identity.sourceIp}","fixed":"yes","missing":"${request.header.missing}"}',
        Name: '$request.querystring.name',
      },
    });
    const response = await fetch(`${backend.endpoint}/forms/contact%20us?q=a%20b&name=first`, {
      method: 'POST',
      headers: { 'user-agent': 'tester' },
      body: '{"user":{"name":"Ada"}}',
    });
    const envelope = (await response.json()) as Record<string, string>;
    expect(envelope.name).toBe('first');
    expect(JSON.parse(envelope.output)).toEqual({
      field: 'Ada',
      agent: 'tester',
      q: 'a b',
      form: 'contact us',
      path: '/forms/contact%20us',
      stage: '$default',
      api: expect.stringMatching(/^[0-9a-f]{10}$/),
      ip: '127.0.0.1',
      fixed: 'yes',
      missing: '',
    });
  });

  test('can select a part of the body, which remains JSON', async () => {
    const backend = await startForm({ parameters: { Input: '$request.body.data' } });
    expect(await (await post(backend, '{"data":{"a":[1]}}')).json()).toMatchObject({ output: '{"a":[1]}' });
  });

  test('with a name that AWS does not accept get 400', async () => {
    const backend = await startForm({ parameters: { Name: 'a b' } });
    const response = await post(backend, '{}');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: "Invalid Name: 'a b'" });
  });

  test('the trace header of the client becomes the trace of the execution', async () => {
    const trace = 'Root=1-67891233-abcdef012345678912345678';
    const response = await post(await startForm(), '{}', { 'x-amzn-trace-id': trace });
    expect(await response.json()).toMatchObject({ traceHeader: trace });
  });
});

describe('what cannot be started', () => {
  test('a STANDARD state machine gets 400, and is reported at the start', async () => {
    const backend = await startForm({ type: 'STANDARD' });
    const response = await post(backend, '{}');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      __type: 'com.amazonaws.swf.service.v2.model#StateMachineTypeNotSupported',
    });
    expect(backend.notices).toMatchObject([{ path: 'Form/Flow', message: expect.stringContaining('only Express') }]);
  });

  test('a state machine that does not exist gets 400', async () => {
    const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:gone';
    const response = await post(await startForm({ parameters: { StateMachineArn: arn } }), '{}');
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      __type: 'com.amazonaws.swf.service.v2.model#StateMachineDoesNotExist',
      message: `State Machine Does Not Exist: '${arn}'`,
    });
  });

  test('an integration that is too slow gets 503, and its execution continues', async () => {
    const backend = await startForm({ definition: SLOW, timeoutMillis: 100 });
    const response = await post(backend, '{}');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ message: 'Service Unavailable' });
    await backend.drain();
    expect(backend.executions()).toMatchObject([{ status: 'SUCCEEDED' }]);
  });

  test('its calls of Step Functions can be set to fail, before or after the execution', async () => {
    const backend = await startForm();
    backend.failNext('sfn', 'StartSyncExecution', { error: 'ThrottlingException', statusCode: 429 });
    const refused = await post(backend, '{}');
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({
      __type: 'com.amazon.coral.availability#ThrottlingException',
      message: expect.stringContaining('was set to fail'),
    });
    expect(backend.executions()).toHaveLength(0);
    backend.failNext('sfn', '*', { error: 'InternalFailure', statusCode: 500, mode: 'after' });
    expect((await post(backend, '{}')).status).toBe(500);
    expect(backend.executions()).toHaveLength(1);
    expect((await post(backend, '{}')).status).toBe(200);
  });

  test('its calls of Step Functions take as long as on AWS with that latency', async () => {
    const backend = await startForm({}, { latency: 'aws' });
    const started = performance.now();
    expect((await post(backend, '{}')).status).toBe(200);
    const expected = sample(PROFILES.sfn ?? { p50: Infinity, p99: Infinity }, new SeededRandom());
    expect(performance.now() - started).toBeGreaterThanOrEqual(expected - 1);
  });

  test('an unknown integration is reported at the start, and its route gets 404', async () => {
    const backend = await startForm({
      resources: {
        Other: {
          Type: 'AWS::ApiGatewayV2::Integration',
          Properties: { ApiId: { Ref: 'Api' }, IntegrationType: 'AWS_PROXY', IntegrationSubtype: 'SQS-SendMessage' },
        },
        OtherRoute: route('POST /queue', 'Other'),
      },
    });
    expect(backend.notices).toMatchObject([
      { message: 'the route POST /queue is not served: the integration SQS-SendMessage is not supported here' },
    ]);
    expect((await fetch(`${backend.endpoint}/queue`, { method: 'POST' })).status).toBe(404);
  });

  test('a route whose authorizer is missing is reported at the start, and is not served without it', async () => {
    const secret = route('POST /secret', 'Integration') as { Properties: object };
    const backend = await startForm({
      resources: {
        Secret: { ...secret, Properties: { ...secret.Properties, AuthorizationType: 'JWT' } },
      },
    });
    expect(backend.notices).toMatchObject([
      { message: 'the route POST /secret is not served: authorizers of the type JWT are not supported here' },
    ]);
    expect((await fetch(`${backend.endpoint}/secret`, { method: 'POST' })).status).toBe(404);
  });
});

test.each(['stateMachineArn', 'input', 'name', 'Inputs'])(
  'does not start with the parameter %s, which API Gateway would refuse to deploy',
  async (name) => {
    // aws/aws-cdk 26328 has API Gateway's words.
    await expect(startForm({ parameters: { [name]: '$request.body' } })).rejects.toThrow(
      `Parameter: ${name} does not fit schema for Operation: StepFunctions-StartSyncExecution.`,
    );
  },
);
