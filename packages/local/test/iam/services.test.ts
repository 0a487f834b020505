import { type Json, type JsonObject } from '../../src/base/json';
import { Permissions } from '../../src/iam/permissions';
import { contextOf } from '../../src/iam/request';
import { readStatements } from '../../src/iam/statement';
import { MACHINE, type ServicesFixture, startServices } from '../services/services-fixture';

const ROLE = 'arn:aws:iam::123456789012:role/path/Worker';
const TABLE = 'arn:aws:dynamodb:us-east-1:123456789012:table/Orders';
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:Work';
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:Alerts';
const CONNECTION = 'arn:aws:events:us-east-1:123456789012:connection/Crm/1';
const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:events!connection/Crm/1-abcdef';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:Greet';
const FLOW = 'arn:aws:states:us-east-1:123456789012:stateMachine:Flow';

/** Services whose one state machine may do what the statements say. */
async function servicesWith(...given: JsonObject[]): Promise<ServicesFixture> {
  const statements = readStatements({ Statement: given }, 'Worker');
  const permissions = new Permissions(
    { roles: [{ arn: ROLE, path: 'Worker', trust: [], statements }], resourcePolicies: new Map() },
    { mode: 'enforce', now: () => 0, secretOf: () => SECRET, onDenied: () => undefined },
  );
  return startServices({
    tables: [{ name: 'Orders', arn: TABLE, partitionKey: { name: 'id', type: 'S' } }],
    queues: [{ name: 'Work', arn: QUEUE, url: 'https://sqs.us-east-1.amazonaws.com/123456789012/Work' }],
    topics: [{ name: 'Alerts', arn: TOPIC }],
    eventBuses: [{ name: 'default', arn: 'arn:aws:events:us-east-1:123456789012:event-bus/default' }],
    connections: [{ name: 'Crm', arn: CONNECTION }],
    authorize: permissions.authorize.bind(permissions),
    callerOf: (stateMachineArn) => ({ kind: 'role', roleArn: ROLE, session: 'run', sourceArn: stateMachineArn }),
  });
}

function allow(action: Json, resource: Json, Condition: JsonObject = {}): JsonObject {
  return { Effect: 'Allow', Action: action, Resource: resource, Condition };
}

const EMAIL = {
  FromEmailAddress: 'Contact form <forms@example.com>',
  Destination: { ToAddresses: ['care@example.com'] },
  Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Hello' } } } },
};
const CONVERSATION = { ModelId: 'amazon.nova-micro-v1:0', Messages: [{ Role: 'user', Content: [{ Text: 'Hello' }] }] };
const VIA_PROFILE = { ...CONVERSATION, ModelId: 'us.amazon.nova-micro-v1:0' };
const HOOK = {
  ApiEndpoint: 'https://partner.example.com/hook',
  Method: 'POST',
  Authentication: { ConnectionArn: CONNECTION },
};
const MODEL = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0';
const PROFILE = 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-micro-v1:0';
const CREDENTIALS = [
  allow('events:RetrieveConnectionCredentials', CONNECTION),
  allow(['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], SECRET),
];

interface Case {
  readonly task: string;
  readonly args: JsonObject;
  readonly allowed: readonly JsonObject[];
  /** Nearly enough. */
  readonly denied: readonly JsonObject[];
  readonly error: string;
  /** The subject of the refusal. */
  readonly about: string;
}

const PUT = { TableName: 'Orders', Item: { id: { S: '1' } } };
const SEND = { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/Work', MessageBody: 'Hello' };

const CASES: Readonly<Record<string, Case>> = {
  'DynamoDB, optimised': {
    task: 'dynamodb:putItem',
    args: PUT,
    allowed: [allow('dynamodb:PutItem', TABLE)],
    denied: [allow('dynamodb:GetItem', TABLE)],
    error: 'DynamoDB.AmazonDynamoDBException',
    about: `dynamodb:PutItem on resource: ${TABLE}`,
  },
  'DynamoDB, by the SDK': {
    task: 'aws-sdk:dynamodb:scan',
    args: { TableName: TABLE },
    allowed: [allow('dynamodb:Scan', TABLE)],
    denied: [allow('dynamodb:Scan', `${TABLE}/index/*`)],
    error: 'DynamoDb.DynamoDbException',
    about: `dynamodb:Scan on resource: ${TABLE}`,
  },
  SQS: {
    task: 'sqs:sendMessage',
    args: SEND,
    allowed: [allow('sqs:SendMessage', QUEUE)],
    denied: [allow('sqs:SendMessage', `${QUEUE}2`)],
    error: 'SQS.AmazonSQSException',
    about: `sqs:sendmessage on resource: ${QUEUE}`,
  },
  'SQS in batches': {
    task: 'aws-sdk:sqs:sendMessageBatch',
    args: { QueueUrl: SEND.QueueUrl, Entries: [{ Id: '1', MessageBody: 'Hello' }] },
    allowed: [allow('sqs:SendMessage', QUEUE)],
    denied: [allow('sqs:SendMessageBatch', QUEUE)],
    error: 'Sqs.SqsException',
    about: `sqs:sendmessage on resource: ${QUEUE}`,
  },
  SNS: {
    task: 'sns:publish',
    args: { TopicArn: TOPIC, Message: 'Hello' },
    allowed: [allow('sns:Publish', TOPIC)],
    denied: [allow('sns:Publish', QUEUE)],
    error: 'SNS.AuthorizationErrorException',
    about: `SNS:Publish on resource: ${TOPIC}`,
  },
  EventBridge: {
    task: 'events:putEvents',
    args: { Entries: [{ Source: 'form', DetailType: 'Submission', Detail: {} }] },
    allowed: [allow('events:PutEvents', '*', { StringEquals: { 'events:source': 'form' } })],
    denied: [allow('events:PutEvents', '*', { StringEquals: { 'events:source': 'shop' } })],
    error: 'EventBridge.AccessDeniedException',
    about: 'events:PutEvents on resource: arn:aws:events:us-east-1:123456789012:event-bus/default',
  },
  Comprehend: {
    task: 'aws-sdk:comprehend:detectSentiment',
    args: { Text: 'Hello', LanguageCode: 'en' },
    allowed: [allow('comprehend:DetectSentiment', '*')],
    denied: [allow('comprehend:DetectDominantLanguage', '*')],
    error: 'Comprehend.ComprehendException',
    about: 'comprehend:DetectSentiment on resource: *',
  },
  'SES by the address': {
    task: 'aws-sdk:sesv2:sendEmail',
    args: EMAIL,
    allowed: [
      allow('ses:SendEmail', 'arn:aws:ses:us-east-1:123456789012:identity/forms@example.com', {
        StringEquals: { 'ses:FromAddress': 'forms@example.com', 'ses:FromDisplayName': 'Contact form' },
      }),
    ],
    denied: [allow('ses:SendEmail', '*', { StringEquals: { 'ses:FromAddress': 'other@example.com' } })],
    error: 'SesV2.SesV2Exception',
    about: "`ses:SendEmail' on resource `arn:aws:ses:us-east-1:123456789012:identity/forms@example.com'",
  },
  'SES by the domain, with a configuration set': {
    task: 'aws-sdk:sesv2:sendEmail',
    args: { ...EMAIL, ConfigurationSetName: 'mine' },
    allowed: [
      allow('ses:SendEmail', [
        'arn:aws:ses:us-east-1:123456789012:identity/example.com',
        'arn:aws:ses:us-east-1:123456789012:configuration-set/mine',
      ]),
    ],
    denied: [allow('ses:SendEmail', 'arn:aws:ses:us-east-1:123456789012:identity/example.com')],
    error: 'SesV2.SesV2Exception',
    about: "`ses:SendEmail' on resource `arn:aws:ses:us-east-1:123456789012:configuration-set/mine'",
  },
  'Bedrock by the model': {
    task: 'aws-sdk:bedrockruntime:converse',
    args: CONVERSATION,
    allowed: [allow('bedrock:InvokeModel', MODEL)],
    denied: [allow('bedrock:Converse', MODEL)],
    error: 'BedrockRuntime.AccessDeniedException',
    about: `bedrock:InvokeModel on resource: ${MODEL}`,
  },
  'Bedrock by an inference profile': {
    task: 'aws-sdk:bedrockruntime:converse',
    args: VIA_PROFILE,
    allowed: [
      allow('bedrock:InvokeModel', PROFILE),
      allow('bedrock:InvokeModel', 'arn:aws:bedrock:*::foundation-model/amazon.nova-micro-v1:0', {
        StringEquals: { 'bedrock:InferenceProfileArn': PROFILE },
      }),
    ],
    denied: [allow('bedrock:InvokeModel', PROFILE)],
    error: 'BedrockRuntime.AccessDeniedException',
    about: `bedrock:InvokeModel on resource: ${MODEL}`,
  },
  'an HTTP task, its endpoint': {
    task: 'http:invoke',
    args: HOOK,
    allowed: [
      allow('states:InvokeHTTPEndpoint', MACHINE, {
        StringEquals: { 'states:HTTPMethod': 'POST' },
        StringLike: { 'states:HTTPEndpoint': 'https://partner.example.com/*' },
      }),
      ...CREDENTIALS,
    ],
    denied: [
      allow('states:InvokeHTTPEndpoint', MACHINE, { StringEquals: { 'states:HTTPMethod': 'GET' } }),
      ...CREDENTIALS,
    ],
    error: 'States.TaskFailed',
    about: `states:InvokeHTTPEndpoint on resource: ${MACHINE}`,
  },
  'an HTTP task, its connection': {
    task: 'http:invoke',
    args: HOOK,
    allowed: [allow('states:InvokeHTTPEndpoint', '*'), ...CREDENTIALS],
    denied: [allow('states:InvokeHTTPEndpoint', '*'), CREDENTIALS[1]],
    error: 'Events.ConnectionResource.AccessDenied',
    about: `events:RetrieveConnectionCredentials on resource: ${CONNECTION}`,
  },
  'an HTTP task, its secret': {
    task: 'http:invoke',
    args: HOOK,
    allowed: [allow('states:InvokeHTTPEndpoint', '*'), ...CREDENTIALS],
    denied: [allow('states:InvokeHTTPEndpoint', '*'), CREDENTIALS[0], allow('secretsmanager:DescribeSecret', SECRET)],
    error: 'Events.ConnectionResource.AccessDenied',
    about: `secretsmanager:GetSecretValue on resource: ${SECRET}`,
  },
};

describe.each(Object.entries(CASES))('%s', (_name, { task, args, allowed, denied, error, about }) => {
  test('succeeds if a statement allows it', async () => {
    const services = await servicesWith(...allowed);
    await expect(services.task(task, args)).resolves.toBeInstanceOf(Object);
  });

  test('fails the task as on AWS if no statement allows it', async () => {
    const services = await servicesWith(...denied);
    const failure = await services.failure(task, args);
    expect(failure.error).toBe(error);
    expect(failure.cause).toContain(about);
    expect(failure.cause).toContain('arn:aws:sts::123456789012:assumed-role/Worker/run');
  });
});

test.each([
  ['lambda:invoke', { FunctionName: 'Greet' }, FUNCTION],
  ['lambda:invoke', { FunctionName: `${FUNCTION}:live` }, `${FUNCTION}:live`],
  ['lambda:invoke', { FunctionName: '123456789012:function:Greet', Qualifier: '1' }, `${FUNCTION}:1`],
])('Lambda, %s of %j, is refused with its own message', async (task, args, resource) => {
  const services = await servicesWith(allow('lambda:InvokeFunction', `${FUNCTION}X`));
  const failure = await services.failure(task, args);
  expect(failure.error).toBe('Lambda.AWSLambdaException');
  expect(failure.cause).toMatch(
    `User: arn:aws:sts::123456789012:assumed-role/Worker/run is not authorized to perform: lambda:InvokeFunction on ` +
      `resource: ${resource} because no identity-based policy allows the lambda:InvokeFunction action ` +
      '(Service: AWSLambda; Status Code: 403; Error Code: AccessDeniedException; Request ID: ',
  );
});

test('a function that may be invoked and does not exist fails for that reason', async () => {
  const services = await servicesWith(allow('lambda:InvokeFunction', FUNCTION));
  const failure = await services.failure('lambda:invoke', { FunctionName: FUNCTION });
  expect(failure.error).toBe('Lambda.ResourceNotFoundException');
});

test('a function ARN as the resource needs the same permission', async () => {
  const services = await servicesWith(allow('lambda:InvokeFunction', '*'), {
    Effect: 'Deny',
    Action: 'lambda:*',
    Resource: FUNCTION,
  });
  const failure = await services.failure('lambda:invoke', { FunctionName: FUNCTION });
  expect(failure.cause).toContain('with an explicit deny in an identity-based policy');
});

test('a refused call does not use up an ordered failure', async () => {
  const services = await servicesWith();
  services.faults.failNext('dynamodb', 'PutItem', { error: 'InternalServerError' });
  await expect(services.failure('dynamodb:putItem', PUT)).resolves.toMatchObject({
    cause: expect.stringContaining('is not authorized'),
  });
  await expect(services.calls.call('dynamodb', 'PutItem', PUT, {})).rejects.toMatchObject({
    name: 'InternalServerError',
  });
});

test.each([
  ['Query', { TableName: 'Orders', IndexName: 'open' }, `${TABLE}/index/open`],
  ['BatchGetItem', { RequestItems: { Orders: {}, Other: {} } }, TABLE],
  ['ListTables', {}, '*'],
])('DynamoDB %s is checked against the right resource', async (operation, input, resource) => {
  const services = await servicesWith();
  const caller = { kind: 'role', roleArn: ROLE, session: 'run', sourceArn: MACHINE } as const;
  await expect(services.calls.call('dynamodb', operation, input, { caller })).rejects.toMatchObject({
    name: 'AccessDeniedException',
    statusCode: 400,
    message: expect.stringContaining(`dynamodb:${operation} on resource: ${resource} because`),
  });
});

test('a condition context has no key without a value', () => {
  expect([...contextOf({ A: undefined, B: 'x' }).keys()]).toEqual(['b']);
});

test('the start of an execution is checked by its ARN', () => {
  const permissions = new Permissions(
    {
      roles: [{ arn: ROLE, path: 'Worker', trust: [], statements: readStatements({ Statement: [] }, '') }],
      resourcePolicies: new Map(),
    },
    { mode: 'enforce', now: () => 0, secretOf: () => undefined, onDenied: () => undefined },
  );
  const caller = { kind: 'role', roleArn: ROLE, session: 'run', sourceArn: FUNCTION } as const;
  expect(() => permissions.authorize('sfn', 'StartExecution', { stateMachineArn: FLOW }, caller)).toThrow(
    `states:StartExecution on resource: ${FLOW}`,
  );
});
