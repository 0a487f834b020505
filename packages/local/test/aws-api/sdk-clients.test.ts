import {
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { startWorkshop } from './workshop';
import { type LocalBackend } from '../../src/backend/local-options';
import { resource } from '../support/form-template';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

function clientsOf({ port }: LocalBackend): { sfn: SFNClient; sqs: SQSClient } {
  const settings = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', credentials, maxAttempts: 1 };
  return { sfn: new SFNClient({ ...settings, disableHostPrefix: true }), sqs: new SQSClient(settings) };
}

test('the Step Functions client runs an execution and reads its result', async () => {
  const backend = await startWorkshop();
  const { sfn } = clientsOf(backend);
  const [{ arn: stateMachineArn }] = backend.running.stateMachines;
  const answer = await sfn.send(new StartSyncExecutionCommand({ stateMachineArn, name: 'replay-1', input: '{"a":1}' }));
  expect(answer).toMatchObject({ status: 'SUCCEEDED', name: 'replay-1', output: '{"a":1}' });
  expect(answer.startDate).toBeInstanceOf(Date);
  expect(backend.executions()).toMatchObject([{ name: 'replay-1' }]);
});

test('the Step Functions client starts an execution without waiting for it', async () => {
  const backend = await startWorkshop();
  const { sfn } = clientsOf(backend);
  const [{ arn: stateMachineArn }] = backend.running.stateMachines;
  const before = Date.now();
  const { executionArn, startDate } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
  // The time of an execution has milliseconds in this API.
  expect(startDate?.getTime()).toBeGreaterThanOrEqual(before);
  await backend.drain();
  expect(backend.executions()).toMatchObject([{ executionArn, status: 'SUCCEEDED', input: '{}' }]);
});

test('clients get errors by the names that AWS gives them', async () => {
  const { sfn, sqs } = clientsOf(await startWorkshop());
  const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:none';
  await expect(sfn.send(new StartSyncExecutionCommand({ stateMachineArn: machine }))).rejects.toMatchObject({
    name: 'StateMachineDoesNotExist',
  });
  const executionArn = 'arn:aws:states:us-east-1:123456789012:express:a:b:c';
  await expect(sfn.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({ name: 'InvalidArn' });
  await expect(sqs.send(new GetQueueUrlCommand({ QueueName: 'none' }))).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
    $metadata: { httpStatusCode: 400 },
  });
});

test('the SQS client sends, receives, delays and deletes messages, and accepts the checksums', async () => {
  const backend = await startWorkshop();
  const { sqs } = clientsOf(backend);
  const [{ name: QueueName }] = backend.running.queues.filter(({ path }) => path === 'Form/Work');
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  const attribute = { DataType: 'String', StringValue: 'ö' };
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'Grüße 😀', MessageAttributes: { a: attribute } }));
  await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: '1', MessageBody: 'two' }] }));
  const input = { QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] };
  const { Messages: [first, second] = [] } = await sqs.send(new ReceiveMessageCommand(input));
  expect(first).toMatchObject({ Body: 'Grüße 😀', MessageAttributes: { a: attribute } });
  const receipt = (ReceiptHandle: string | undefined) => ({ QueueUrl, ReceiptHandle });
  await sqs.send(new DeleteMessageCommand(receipt(first.ReceiptHandle)));
  await sqs.send(new ChangeMessageVisibilityCommand({ ...receipt(second.ReceiptHandle), VisibilityTimeout: 0 }));
  expect(backend.queue('Work').messages()).toMatchObject([{ body: 'two', receiveCount: 1, state: 'visible' }]);
});

test('a waiting SQS client gets an answer when a message arrives, and when the server stops', async () => {
  const backend = await startWorkshop();
  const { sqs } = clientsOf(backend);
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: backend.running.queues[0].name }));
  const receive = () => sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
  const received = receive();
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
  expect((await received).Messages).toHaveLength(1);
  const waiting = receive();
  await sqs.send(new GetQueueUrlCommand({ QueueName: backend.running.queues[0].name }));
  const before = Date.now();
  await Promise.all([waiting, backend.stop()]);
  // Otherwise it would last as long as it was asked to.
  expect(Date.now() - before).toBeLessThan(20_000);
});

test('a service that is set to fail fails for the clients, too', async () => {
  const backend = await startWorkshop();
  backend.failNext('sfn', 'StartSyncExecution', { error: 'ThrottlingException', statusCode: 429 });
  const command = new StartSyncExecutionCommand({ stateMachineArn: backend.running.stateMachines[0].arn });
  const { sfn } = clientsOf(backend);
  await expect(sfn.send(command)).rejects.toMatchObject({ name: 'ThrottlingException' });
  await expect(sfn.send(command)).resolves.toMatchObject({ status: 'SUCCEEDED' });
});

const WORKER = `
const { SFNClient, StartSyncExecutionCommand } = require('@aws-sdk/client-sfn');
const { SQSClient, SendMessageCommand } = require('@aws-sdk/client-sqs');
const sfn = new SFNClient({ disableHostPrefix: process.env.AWS_ENDPOINT_URL_SFN !== undefined });
const sqs = new SQSClient({});
exports.handler = async (event) => {
  const run = await sfn.send(new StartSyncExecutionCommand({ stateMachineArn: process.env.MACHINE, input: '"deep"' }));
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: run.output }));
  const prefix = process.env.AWS_DISABLE_HOST_PREFIX_INJECTION;
  return { status: run.status, key: process.env.AWS_ACCESS_KEY_ID, region: process.env.AWS_REGION, prefix };
};`;

/** An API that hands everything to the function. */
const VIA_FUNCTION = {
  Proxy: resource('AWS::ApiGatewayV2::Integration', {
    ApiId: { Ref: 'Api' },
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: { 'Fn::GetAtt': ['Worker', 'Arn'] },
    PayloadFormatVersion: '2.0',
  }),
  ProxyRoute: resource('AWS::ApiGatewayV2::Route', {
    ApiId: { Ref: 'Api' },
    RouteKey: 'POST /work',
    Target: { 'Fn::Sub': 'integrations/${Proxy}' },
  }),
};

test('a function finds the SDK of the runtime, and reaches the local state machine and queue with it', async () => {
  const backend = await startWorkshop({ code: WORKER, resources: VIA_FUNCTION });
  const response = await fetch(`${backend.endpoint}/work`, { method: 'POST' });
  expect(await response.json()).toEqual({
    status: 'SUCCEEDED',
    key: expect.stringMatching(/^local-\w/),
    region: 'us-east-1',
    prefix: 'true',
  });
  expect(backend.executions()).toMatchObject([{ input: '"deep"' }]);
  expect(backend.queue('Work').messages()).toMatchObject([{ body: '"deep"' }]);
});
