import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalBackend, type LocalOptions } from '../../src/backend/local-options';
import { type Json, type JsonObject } from '../../src/base/json';
import { post, startTemplate } from '../support/backend';
import { temporaryFolder } from '../support/folder';
import { formTemplate, resource, route } from '../support/form-template';

/** A queue, a workflow that sends to it, and a function that reads it and sends to it too, each with its own role. */
function appTemplate(changes: Readonly<Record<string, JsonObject>> = {}): JsonObject {
  return formTemplate({
    credentials: { 'Fn::GetAtt': ['ApiRole', 'Arn'] },
    resources: {
      Flow: resource('AWS::StepFunctions::StateMachine', {
        StateMachineType: 'EXPRESS',
        RoleArn: { 'Fn::GetAtt': ['FlowRole', 'Arn'] },
        DefinitionString: { 'Fn::Sub': JSON.stringify(DEFINITION) },
      }),
      FlowRole: role('states.amazonaws.com', [allow('sqs:SendMessage', { 'Fn::GetAtt': ['Work', 'Arn'] })]),
      ApiRole: role('apigateway.amazonaws.com', [allow('states:StartSyncExecution', { Ref: 'Flow' })]),
      Work: resource('AWS::SQS::Queue', {}),
      Worker: resource('AWS::Lambda::Function', {
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Code: { S3Bucket: 'assets', S3Key: 'worker.zip' },
        Role: { 'Fn::GetAtt': ['WorkerRole', 'Arn'] },
        Environment: { Variables: { QUEUE_URL: { Ref: 'Work' } } },
        Timeout: 10,
      }),
      WorkerRole: role('lambda.amazonaws.com', [allow('sqs:*', { 'Fn::GetAtt': ['Work', 'Arn'] })]),
      WorkerIntegration: resource('AWS::ApiGatewayV2::Integration', {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': ['Worker', 'Arn'] },
        PayloadFormatVersion: '2.0',
      }),
      WorkerRoute: route('GET /work/{id}', 'WorkerIntegration'),
      WorkerPermission: resource('AWS::Lambda::Permission', {
        FunctionName: { Ref: 'Worker' },
        Action: 'lambda:InvokeFunction',
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*/work/{id}' },
      }),
      ...changes,
    },
  });
}

const DEFINITION = {
  StartAt: 'Send',
  States: {
    Send: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: '${Work}', MessageBody: 'from the workflow' },
      End: true,
    },
  },
};

const WORKER = `
const { SQSClient, SendMessageCommand } = require('@aws-sdk/client-sqs');
exports.handler = async () => {
  const send = new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: 'from the function' });
  return new SQSClient({}).send(send).then(() => 'sent', ({ message }) => message);
};`;

function role(
  service: string,
  statements: readonly JsonObject[],
  more: Readonly<Record<string, Json>> = {},
): JsonObject {
  return resource('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
    },
    Policies: [{ PolicyName: 'Inline', PolicyDocument: { Statement: [...statements] } }],
    ...more,
  });
}

function allow(action: Json, on: Json): JsonObject {
  return { Effect: 'Allow', Action: action, Resource: on };
}

async function start(
  changes: Readonly<Record<string, JsonObject>> = {},
  options: LocalOptions = {},
): Promise<LocalBackend> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'index.js'), WORKER);
  return startTemplate(appTemplate(changes), options, { 'worker.zip': folder });
}

async function work(backend: LocalBackend): Promise<Response> {
  return fetch(`${backend.endpoint}/work/1`);
}

function bodies(backend: LocalBackend): string[] {
  return backend
    .queue('Work')
    .messages()
    .map(({ body }) => body);
}

test('an app runs with its permissions, and its report lists only a pattern', async () => {
  const backend = await start();
  expect(await (await post(backend, '{}')).json()).toMatchObject({ status: 'SUCCEEDED' });
  expect(await (await work(backend)).text()).toBe('sent');
  expect(bodies(backend)).toEqual(['from the workflow', 'from the function']);
  const queue = expect.stringMatching(/^arn:aws:sqs:.*Work/);
  expect(backend.iamReport()).toEqual({
    mode: 'enforce',
    denied: [],
    unused: [],
    outOfReach: [],
    unchecked: [],
    byWildcardOnly: [
      {
        role: 'Form/WorkerRole',
        action: 'sqs:SendMessage',
        resource: queue,
        pattern: expect.stringContaining('sqs:* on'),
      },
    ],
  });
});

describe('a call that no policy allows', () => {
  test('is a failed task in a state machine', async () => {
    const lines: string[] = [];
    const backend = await start(
      { FlowRole: role('states.amazonaws.com', [allow('sqs:ReceiveMessage', '*')]) },
      { log: (line) => lines.push(line) },
    );
    const envelope = (await (await post(backend, '{}')).json()) as JsonObject;
    expect(envelope).toMatchObject({ status: 'FAILED', error: 'SQS.AmazonSQSException' });
    expect(envelope.cause).toMatch(
      /User: arn:aws:sts::123456789012:assumed-role\/.*is not authorized to perform: sqs:sendmessage/,
    );
    expect(backend.iamReport().denied).toMatchObject([{ caller: 'Form/FlowRole', action: 'sqs:SendMessage' }]);
    expect(lines.filter((line) => line.startsWith('ERROR User:'))).toHaveLength(1);
  });

  test('is a refused call for a function, which is recognized by its own key', async () => {
    const backend = await start({ WorkerRole: role('lambda.amazonaws.com', []) });
    expect(await (await work(backend)).text()).toMatch(
      /assumed-role\/.*Worker.* is not authorized to perform: sqs:sendmessage/,
    );
    expect(bodies(backend)).toEqual([]);
  });

  test('is refused by Step Functions if API Gateway may not start the workflow, and the answer is passed on', async () => {
    const backend = await start({ ApiRole: role('apigateway.amazonaws.com', [allow('states:StartExecution', '*')]) });
    const response = await post(backend, '{}');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      __type: 'com.amazon.coral.service#AccessDeniedException',
      message: expect.stringMatching(
        /BackplaneAssumeRoleSession is not authorized to perform: states:StartSyncExecution/,
      ),
    });
    expect(backend.executions()).toEqual([]);
  });

  test('is an internal error if API Gateway cannot assume the role', async () => {
    const backend = await start({
      ApiRole: role('lambda.amazonaws.com', [allow('states:StartSyncExecution', { Ref: 'Flow' })]),
    });
    const response = await post(backend, '{}');
    expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    expect(backend.iamReport().denied).toMatchObject([
      { caller: 'apigateway.amazonaws.com', action: 'sts:AssumeRole' },
    ]);
  });

  test.each<[string, JsonObject]>([
    [
      'another route',
      { SourceArn: { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*/other' } },
    ],
    ['another service', { Principal: 'events.amazonaws.com' }],
  ])('is an internal error if the permission of a function is for %s', async (_name, change) => {
    const permission = {
      FunctionName: { Ref: 'Worker' },
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      ...change,
    };
    const backend = await start({ WorkerPermission: resource('AWS::Lambda::Permission', permission) });
    expect((await work(backend)).status).toBe(500);
    expect(backend.iamReport().denied).toMatchObject([
      { caller: 'apigateway.amazonaws.com', message: expect.stringContaining('no resource-based policy allows') },
    ]);
  });

  test('is allowed and reported, if the option says so', async () => {
    const backend = await start({ FlowRole: role('states.amazonaws.com', []) }, { iam: 'report' });
    expect(await (await post(backend, '{}')).json()).toMatchObject({ status: 'SUCCEEDED' });
    expect(backend.iamReport().denied).toMatchObject([{ caller: 'Form/FlowRole', action: 'sqs:SendMessage' }]);
  });

  test('is not checked if permissions are off', async () => {
    const backend = await start({ FlowRole: role('states.amazonaws.com', []) }, { iam: 'off' });
    expect(await (await post(backend, '{}')).json()).toMatchObject({ status: 'SUCCEEDED' });
    expect(backend.iamReport()).toEqual({
      mode: 'off',
      denied: [],
      unused: [],
      outOfReach: [],
      byWildcardOnly: [],
      unchecked: [],
    });
  });
});

describe('a template that AWS would not deploy', () => {
  const mapping = resource('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: { 'Fn::GetAtt': ['Work', 'Arn'] },
    FunctionName: { Ref: 'Worker' },
  });

  test.each<[string, Readonly<Record<string, JsonObject>>, string]>([
    [
      'a function whose role trusts somebody else',
      { WorkerRole: role('states.amazonaws.com', []) },
      'Form/Worker: The role defined for the function cannot be assumed by Lambda.',
    ],
    [
      'a state machine whose role trusts somebody else',
      { FlowRole: role('lambda.amazonaws.com', []) },
      'Form/Flow: Neither the global service principal states.amazonaws.com, nor the regional one is authorized',
    ],
    [
      'a queue that its function may not read',
      { WorkerRole: role('lambda.amazonaws.com', [allow('sqs:ReceiveMessage', '*')]), Mapping: mapping },
      'Form/Mapping: The provided execution role does not have permissions to call DeleteMessage on SQS',
    ],
  ])('%s prevents the start, with the reason and the next step', async (_name, changes, reason) => {
    await expect(start(changes)).rejects.toThrow(reason);
    await expect(start(changes)).rejects.toThrow('--iam report');
    const backend = await start(changes, { iam: 'report' });
    expect(backend.iamReport().denied).not.toEqual([]);
  });
});

test('a caller that does not sign with a function’s key may do everything', async () => {
  const backend = await start({ WorkerRole: role('lambda.amazonaws.com', []) });
  for (const authorization of [
    '',
    'AWS4-HMAC-SHA256 Credential=mine/20260101/us-east-1/sqs/aws4_request, Signature=x',
  ]) {
    const response = await fetch(backend.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSQS.ListQueues', ...(authorization && { authorization }) },
      body: '{}',
    });
    expect(response.status).toBe(200);
  }
});

test('a call that no role decides is allowed and listed', async () => {
  const imported = 'arn:aws:iam::123456789012:role/Imported';
  const { Flow } = appTemplate().Resources as Record<string, JsonObject>;
  const backend = await start({
    Flow: { ...Flow, Properties: { ...(Flow.Properties as JsonObject), RoleArn: imported } },
  });
  expect(await (await post(backend, '{}')).json()).toMatchObject({ status: 'SUCCEEDED' });
  expect(backend.iamReport().unchecked).toEqual([
    expect.stringContaining(`its role ${imported} is not in any template`),
  ]);
});

test('an assembly without a role has no permissions', async () => {
  const backend = await startTemplate(formTemplate());
  expect(await (await post(backend, '{}')).json()).toMatchObject({ status: 'SUCCEEDED' });
  expect(backend.iamReport().unchecked).toEqual(['Calls are not checked, because the assembly has no role.']);
});
