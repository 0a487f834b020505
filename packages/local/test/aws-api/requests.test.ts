import { send } from './send';
import { startWorkshop } from './workshop';
import { resource } from '../support/form-template';

const LIST = { 'x-amz-target': 'AmazonSQS.ListQueues' };

test('responds with the content type of the protocol, and a request ID', async () => {
  const { status, headers, body } = await send(await startWorkshop(), LIST);
  expect(status).toBe(200);
  expect(headers).toMatchObject({ 'content-type': 'application/x-amz-json-1.0' });
  expect(headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.parse(body)).toEqual({ QueueUrls: [expect.stringMatching(/Dead/), expect.stringMatching(/Work/)] });
});

test.each<[string, string, string, string, number]>([
  ['an operation that does not run here', 'AmazonSQS.CreateQueue', '{}', 'UnknownOperationException', 400],
  ['an operation that does not exist', 'AWSStepFunctions.toString', '{}', 'UnknownOperationException', 400],
  ['an unknown service', 'Kinesis_20131202.ListStreams', '{}', 'UnknownOperationException', 400],
  ['a member of every object as a service', 'constructor.ListQueues', '{}', 'UnknownOperationException', 400],
  ['nonsense', 'nonsense', '{}', 'UnknownOperationException', 400],
  ['no JSON', 'AmazonSQS.ListQueues', '{', 'SerializationException', 400],
  ['over 16 MiB', 'AmazonSQS.ListQueues', ' '.repeat(16 * 1024 * 1024 + 1), 'RequestEntityTooLargeException', 413],
])('refuses %s', async (_what, target, input, name, status) => {
  const answer = await send(await startWorkshop(), { 'x-amz-target': target }, input);
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.body)).toMatchObject({ __type: expect.stringMatching(new RegExp(`#${name}$`)) });
});

const LONG = 'x'.repeat(300);

test.each<[input: object, words: string]>([
  [{}, "Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null"],
  [
    { stateMachineArn: LONG },
    `Value '${LONG}' at 'stateMachineArn' failed to satisfy constraint: Member must have length less than or equal to 256`,
  ],
  [
    { stateMachineArn: 'a', name: LONG },
    `Value '${LONG}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 80`,
  ],
])('checks the parameters of StartExecution against the model of the API: %j', async (input, words) => {
  const backend = await startWorkshop();
  for (const operation of ['StartExecution', 'StartSyncExecution']) {
    const target = { 'x-amz-target': `AWSStepFunctions.${operation}` };
    const { status, body } = await send(backend, target, JSON.stringify(input));
    expect(status).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ message: `1 validation error detected: ${words}` });
  }
});

test('an error of SQS also has its name in the older protocol', async () => {
  const { headers, body } = await send(
    await startWorkshop(),
    { 'x-amz-target': 'AmazonSQS.SendMessage' },
    '{"QueueUrl":"https://sqs/1/none","MessageBody":"x"}',
  );
  expect(headers['x-amzn-query-error']).toBe('AWS.SimpleQueueService.NonExistentQueue;Sender');
  expect(JSON.parse(body)).toEqual({
    __type: 'com.amazonaws.sqs#QueueDoesNotExist',
    message: 'The specified queue does not exist.',
  });
});

test('DynamoDB is available on the same port', async () => {
  const table = resource('AWS::DynamoDB::Table', {
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
    TableName: 'Things',
  });
  const backend = await startWorkshop({ resources: { Things: table } });
  const put = { 'x-amz-target': 'DynamoDB_20120810.PutItem' };
  await send(backend, put, '{"TableName":"Things","Item":{"id":{"S":"1"}}}');
  expect(await backend.table('Things').items()).toEqual([{ id: '1' }]);
  const { body } = await send(backend, put, '{"TableName":"None","Item":{"id":{"S":"1"}}}');
  expect(JSON.parse(body)).toMatchObject({ __type: expect.stringContaining('ResourceNotFoundException') });
});

test('a request without a target, or with another path or method, goes to the app’s API', async () => {
  const backend = await startWorkshop();
  expect(JSON.parse((await send(backend, {})).body)).toMatchObject({ status: 'SUCCEEDED' });
  expect((await send(backend, LIST, '{}', { path: '/other' })).status).toBe(404);
  expect((await send(backend, LIST, '', { method: 'GET' })).status).toBe(404);
});

describe('a page of another site', () => {
  /** An app whose own CORS configuration allows every header from every site. */
  const OPEN = { AllowOrigins: ['*'], AllowHeaders: ['*'], AllowMethods: ['*'] };
  const evil = { origin: 'https://evil.example' };

  test('never gets a preflight approved for the target header, however open the app is', async () => {
    const backend = await startWorkshop({ cors: OPEN });
    const ask = (headers: string) =>
      send(
        backend,
        { ...evil, 'access-control-request-method': 'POST', 'access-control-request-headers': headers },
        '',
        { method: 'OPTIONS' },
      );
    const refused = await ask('content-type, X-Amz-Target');
    expect(refused.status).toBe(403);
    expect(Object.keys(refused.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect((await ask('content-type')).headers).toHaveProperty('access-control-allow-origin');
  });

  test('is refused even if the browser sends no preflight', async () => {
    const backend = await startWorkshop({ cors: OPEN });
    const { status, headers } = await send(backend, { ...LIST, ...evil });
    expect(status).toBe(403);
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('is refused if it points its own name at this machine', async () => {
    const backend = await startWorkshop();
    const host = `evil.example:${backend.port}`;
    expect((await send(backend, { ...LIST, host, origin: `http://${host}` })).status).toBe(403);
    expect((await send(backend, { ...LIST, host })).status).toBe(403);
  });

  test('is allowed what the app’s own CORS configuration allows', async () => {
    const backend = await startWorkshop({ cors: OPEN });
    expect((await send(backend, evil)).headers).toHaveProperty('access-control-allow-origin', '*');
  });
});

test('names under localhost are accepted, because clients put a prefix in front of the host', async () => {
  const backend = await startWorkshop();
  const called = async (name: string) => (await send(backend, { ...LIST, host: `${name}:${backend.port}` })).status;
  expect(await called('sync-sfn.localhost')).toBe(200);
  expect(await called('localhost.evil.example')).toBe(403);
  expect(await called('evillocalhost')).toBe(403);
});

test('the server’s own page is allowed', async () => {
  const backend = await startWorkshop();
  const host = `localhost:${backend.port}`;
  expect((await send(backend, { ...LIST, host, origin: `http://${host}` })).status).toBe(200);
});
