import { describeQueue } from './sqs-fixture';
import { type Json, type JsonObject } from '../../../src/base/json';
import { createServices, type LocalServices } from '../../../src/services';

const { url: QueueUrl, ...names } = describeQueue('work');
let services: LocalServices;

beforeAll(async () => {
  services = await createServices({ queues: [{ url: QueueUrl, ...names }] });
});

afterAll(() => services.stop());

function run(integration: string, args: JsonObject): Promise<Json> {
  return services.invoke(`arn:aws:states:::${integration}`, args, {
    executionArn: 'arn:aws:states:us-east-1:123456789012:express:machine:run',
    stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:machine',
    stateName: 'State',
    signal: new AbortController().signal,
  });
}

const bodies = () => services.queues.messages('work').map(({ body }) => body);

test('the optimized integration sends objects as JSON text, and text unchanged', async () => {
  const answer = await run('sqs:sendMessage', { QueueUrl, MessageBody: { ticket: 'U-1', list: [1, null] } });
  await run('sqs:sendMessage', { QueueUrl, MessageBody: '{"a": 1}' });
  expect(bodies()).toEqual(['{"ticket":"U-1","list":[1,null]}', '{"a": 1}']);
  expect(answer).toMatchObject({
    MessageId: expect.any(String),
    MD5OfMessageBody: expect.any(String),
    SdkHttpMetadata: { HttpStatusCode: 200 },
  });
});

test('the SDK integration calls any operation that runs here', async () => {
  const answer = await run('aws-sdk:sqs:getQueueUrl', { QueueName: 'work' });
  expect(answer).toEqual({ QueueUrl });
  expect(services.refusalOf('arn:aws:states:::aws-sdk:sqs:createQueue')).toContain('sqs supports');
});

test('errors have the names of the optimized and of the SDK integration', async () => {
  const unknown = { QueueUrl: `${QueueUrl}x`, MessageBody: 'x' };
  await expect(run('sqs:sendMessage', unknown)).rejects.toMatchObject({ error: 'SQS.QueueDoesNotExistException' });
  await expect(run('aws-sdk:sqs:sendMessage', unknown)).rejects.toMatchObject({
    error: 'Sqs.QueueDoesNotExistException',
  });
  await expect(run('sqs:sendMessage', { QueueUrl })).rejects.toMatchObject({ error: 'SQS.AmazonSQSException' });
  await expect(run('aws-sdk:sqs:sendMessage', { QueueUrl })).rejects.toMatchObject({ error: 'Sqs.SqsException' });
});

test('a queue fails if it is set to, before or after the message is in it', async () => {
  const before = bodies().length;
  services.faults.failNext('sqs', 'SendMessage', { error: 'RequestThrottled' });
  await expect(run('sqs:sendMessage', { QueueUrl, MessageBody: 'a' })).rejects.toMatchObject({
    error: 'SQS.RequestThrottledException',
  });
  expect(bodies()).toHaveLength(before);
  services.faults.failNext('sqs', 'SendMessage', { error: 'RequestThrottled', mode: 'after' });
  await expect(run('sqs:sendMessage', { QueueUrl, MessageBody: 'a' })).rejects.toThrow('RequestThrottled');
  expect(bodies()).toHaveLength(before + 1);
});

// The error messages of the optimized integration were recorded by localstack.
test.each([
  ['sqs:sendMessage', 'http://no-such-queue-1', 'SQS.SdkClientException'],
  ['sqs:sendMessage', 'https://nohost.invalid/123456789012/work', 'SQS.SdkClientException'],
  ['sqs:sendMessage', 'https://amazonaws.com.example.com/123456789012/work', 'SQS.SdkClientException'],
  ['aws-sdk:sqs:sendMessage', 'http://sqs/123456789012/work', 'Sqs.SdkClientException'],
  ['aws-sdk:sqs:receiveMessage', 'http://no-such-queue-1', 'Sqs.SdkClientException'],
])('%s does not find the host of %s', async (integration, url, error) => {
  const { host } = new URL(url);
  const args = { QueueUrl: url, ...(integration.endsWith('sendMessage') && { MessageBody: 'x' }) };
  await expect(run(integration, args)).rejects.toMatchObject({
    error,
    cause: `Unable to execute HTTP request: ${host}: Name or service not known`,
  });
});

test.each(['https://sqs.eu-west-1.amazonaws.com', 'http://localhost:3000', 'http://127.0.0.1:1', 'http://[::1]:1', ''])(
  'a queue is found by its path at %j',
  async (address) => {
    const url = `${address}${new URL(QueueUrl).pathname}`;
    await expect(run('sqs:sendMessage', { QueueUrl: url, MessageBody: 'x' })).resolves.toBeDefined();
  },
);
