import { FunctionFixtures } from './function-fixtures';
import { StatesError } from '../../src/asl/contract';
import { VirtualClock } from '../../src/base/clock';
import { Json, JsonObject } from '../../src/base/json';
import { createServices, LocalServices } from '../../src/services';
import { SERVICES } from '../../src/services/registry';

const fixtures = new FunctionFixtures();
let services: LocalServices;

beforeAll(async () => {
  services = await createServices({
    tables: [
      {
        name: 'Tickets',
        arn: 'arn:aws:dynamodb:us-east-1:123456789012:table/Tickets',
        partitionKey: { name: 'id', type: 'S' },
      },
    ],
    functions: [
      fixtures.make('exports.handler = async (event) => event;', { name: 'echo' }),
      fixtures.make('exports.handler = async () => { throw new RangeError("no numbers left"); };', { name: 'throws' }),
      fixtures.make('exports.handler = async () => process.exit(1);', { name: 'exits' }),
      fixtures.make('exports.handler = async () => { for (;;) {} };', { name: 'hangs', timeoutSeconds: 1 }),
    ],
    clock: new VirtualClock(1_700_000_000_000),
  });
});

afterEach(() => services.faults.clear());

afterAll(async () => {
  await services.stop();
  fixtures.remove();
});

function run(resource: string, args: Json): Promise<Json> {
  return services.invoke(resource, args, {
    executionArn: 'arn:aws:states:us-east-1:123456789012:express:machine:run',
    stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:machine',
    stateName: 'State',
    signal: new AbortController().signal,
  });
}

const states = (tail: string): string => `arn:aws:states:::${tail}`;

async function failureOf(running: Promise<unknown>): Promise<StatesError> {
  const error = await running.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StatesError);
  return error as StatesError;
}

const UUID = '[0-9a-f-]{36}';

describe('the optimized Lambda integration', () => {
  test('returns the parsed payload and the metadata that the SDK adds', async () => {
    const answer = await run(states('lambda:invoke'), { FunctionName: 'echo', Payload: { a: [1, null] } });
    expect(answer).toEqual({
      ExecutedVersion: '$LATEST',
      Payload: { a: [1, null] },
      SdkHttpMetadata: {
        AllHttpHeaders: expect.objectContaining({ 'X-Amz-Executed-Version': ['$LATEST'], 'Content-Length': ['14'] }),
        HttpHeaders: expect.objectContaining({ 'X-Amz-Executed-Version': '$LATEST', 'Content-Length': '14' }),
        HttpStatusCode: 200,
      },
      SdkResponseMetadata: { RequestId: expect.stringMatching(UUID) },
      StatusCode: 200,
    });
  });

  test.each<[string, JsonObject, Json]>([
    ['nothing as an empty object', {}, {}],
    ['null as an empty object', { Payload: null }, {}],
    ['text that is a number as the number', { Payload: '0.0' }, 0],
    ['text that is a list as the list', { Payload: '[]' }, []],
    ['text that is null as null', { Payload: 'null' }, null],
    ['text in quotes as the text between them', { Payload: '"HelloWorld"' }, 'HelloWorld'],
    ['text that is no JSON as a string', { Payload: 'text' }, 'text'],
    ['empty text as a string', { Payload: '' }, ''],
    ['a boolean as the boolean', { Payload: false }, false],
    ['a number as the number', { Payload: 0 }, 0],
  ])('passes %s to a function', async (_what, args, event) => {
    expect(await run(states('lambda:invoke'), { FunctionName: 'echo', ...args })).toMatchObject({ Payload: event });
  });

  test.each([
    ['throws', 'RangeError', /^no numbers left$/],
    ['exits', 'Runtime.ExitError', /Runtime exited with error: exit status 1$/],
    ['hangs', 'Sandbox.Timedout', /Task timed out after 1.00 seconds$/],
  ])('fails with the error name of a function that %s', async (FunctionName, name, message) => {
    const { error, cause } = await failureOf(run(states('lambda:invoke'), { FunctionName, Payload: {} }));
    expect(error).toBe(name);
    expect(JSON.parse(cause ?? '')).toMatchObject({ errorType: name, errorMessage: expect.stringMatching(message) });
  });

  test('reports a function that does not exist as AWS does', async () => {
    const { error, cause } = await failureOf(run(states('lambda:invoke'), { FunctionName: 'nope' }));
    expect(error).toBe('Lambda.ResourceNotFoundException');
    expect(cause).toMatch(
      new RegExp(
        String.raw`^Function not found: arn:aws:lambda:us-east-1:123456789012:function:nope:\$LATEST ` +
          String.raw`\(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: ${UUID}; Proxy: null\)$`,
      ),
    );
  });
});

describe('a function ARN as the resource', () => {
  test('passes the whole input and returns the whole result', async () => {
    expect(await run('arn:aws:lambda:us-east-1:123456789012:function:echo', [1, 'two'])).toEqual([1, 'two']);
  });

  test("fails with the name of the function's error", async () => {
    const { error } = await failureOf(run('arn:aws:lambda:us-east-1:123456789012:function:throws', {}));
    expect(error).toBe('RangeError');
  });
});

test('the SDK integration of Lambda returns the payload as text, and a failed function does not fail the task', async () => {
  const echoed = await run(states('aws-sdk:lambda:invoke'), { FunctionName: 'echo', Payload: { a: 1 } });
  expect(echoed).toEqual({ ExecutedVersion: '$LATEST', Payload: '{"a":1}', StatusCode: 200 });
  const failed = await run(states('aws-sdk:lambda:invoke'), { FunctionName: 'throws' });
  expect(failed).toMatchObject({ FunctionError: 'Unhandled', StatusCode: 200 });
});

test('the SDK integration of Lambda passes text on unchanged, whether it is JSON or not', async () => {
  const invoke = (Payload: Json) => run(states('aws-sdk:lambda:invoke'), { FunctionName: 'echo', Payload });
  expect(await invoke('0.0')).toMatchObject({ Payload: '0' });
  expect(await invoke('"text"')).toMatchObject({ Payload: '"text"' });
  expect(await invoke(null)).toMatchObject({ Payload: '{}' });
  expect((await failureOf(invoke('text'))).error).toBe('Lambda.InvalidRequestContentException');
});

describe('DynamoDB', () => {
  const item = { id: { S: 'a' }, data: { S: 'first' } };

  test('is written and read by both integrations, of which only the optimized one returns HTTP metadata', async () => {
    const put = await run(states('dynamodb:putItem'), { TableName: 'Tickets', Item: item });
    expect(put).toEqual({
      SdkHttpMetadata: expect.objectContaining({ HttpStatusCode: 200 }),
      SdkResponseMetadata: { RequestId: expect.stringMatching(UUID) },
    });
    const get = await run(states('aws-sdk:dynamodb:getItem'), { TableName: 'Tickets', Key: { id: { S: 'a' } } });
    expect(get).toEqual({ Item: item });
  });

  const conflict = { TableName: 'Tickets', Item: { id: { S: 'c' } }, ConditionExpression: 'attribute_not_exists(id)' };
  const wrongKey = { TableName: 'Tickets', Key: { other: { S: 'x' } } };

  test.each([
    ['dynamodb:putItem', conflict, 'DynamoDB.ConditionalCheckFailedException'],
    ['aws-sdk:dynamodb:putItem', conflict, 'DynamoDb.ConditionalCheckFailedException'],
    ['dynamodb:getItem', wrongKey, 'DynamoDB.AmazonDynamoDBException'],
    ['aws-sdk:dynamodb:getItem', wrongKey, 'DynamoDb.DynamoDbException'],
  ])('%s with %j fails with %s', async (resource, args, name) => {
    await run(states('dynamodb:putItem'), { TableName: 'Tickets', Item: { id: { S: 'c' } } });
    expect((await failureOf(run(states(resource), args))).error).toBe(name);
  });

  test.each([
    [
      'dynamodb:putItem',
      String.raw`\(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; Request ID: ${UUID}; Proxy: null\)`,
    ],
    ['aws-sdk:dynamodb:putItem', String.raw`\(Service: DynamoDb, Status Code: 400, Request ID: ${UUID}\)`],
  ])('%s says in its cause which service sent which answer', async (resource, tail) => {
    const { cause } = await failureOf(run(states(resource), { TableName: 'nope', Item: item }));
    expect(cause).toMatch(new RegExp(`^Requested resource not found ${tail}$`));
  });
});

describe('Comprehend and SES', () => {
  test('are called through their SDK integrations', async () => {
    const found = await run(states('aws-sdk:comprehend:detectSentiment'), { Text: 'terrible', LanguageCode: 'en' });
    expect(found).toMatchObject({ Sentiment: 'NEGATIVE' });
    const sent = await run(states('aws-sdk:sesv2:sendEmail'), {
      FromEmailAddress: 'a@example.com',
      Destination: { ToAddresses: ['b@example.com'] },
      Content: { Simple: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } } },
    });
    expect(services.outbox.messages()).toMatchObject([
      { id: (sent as JsonObject).MessageId, subject: 's', sentAt: 1_700_000_000_000 },
    ]);
  });

  test('fail with the prefix of their SDK client', async () => {
    const long = run(states('aws-sdk:comprehend:detectSentiment'), { Text: 'x'.repeat(5001), LanguageCode: 'en' });
    expect((await failureOf(long)).error).toBe('Comprehend.TextSizeLimitExceededException');
    const empty = await failureOf(run(states('aws-sdk:comprehend:detectSentiment'), { Text: '', LanguageCode: 'en' }));
    expect(empty.error).toBe('Comprehend.ComprehendException');
    expect(empty.cause).toMatch(
      new RegExp(String.raw`\(Service: Comprehend, Status Code: 400, Request ID: ${UUID}\)$`),
    );
    expect((await failureOf(run(states('aws-sdk:sesv2:sendEmail'), {}))).error).toBe('SesV2.BadRequestException');
  });
});

describe('an ordered failure', () => {
  const detect = (): Promise<Json> =>
    run(states('aws-sdk:comprehend:detectSentiment'), { Text: 'fine', LanguageCode: 'en' });

  test('happens once, with the name that Step Functions would give it', async () => {
    services.faults.failNext('comprehend', 'DetectSentiment', {
      error: 'ThrottlingException',
      message: 'Rate exceeded',
    });
    const { error, cause } = await failureOf(detect());
    expect(error).toBe('Comprehend.ComprehendException');
    expect(cause).toContain('Rate exceeded');
    expect(await detect()).toMatchObject({ Sentiment: 'POSITIVE' });
  });

  test.each([
    ['InternalServerException', 500],
    ['ServiceUnavailableException', 503],
    ['TextSizeLimitExceededException', 400],
  ])('has the status that AWS sends with it: %s, %d', async (error, status) => {
    services.faults.failNext('comprehend', 'DetectSentiment', { error });
    expect((await failureOf(detect())).cause).toContain(`Status Code: ${status}`);
  });

  test('happens as often as requested, for any operation with *', async () => {
    services.faults.failNext('sesv2', '*', { error: 'MessageRejected', times: 2 });
    for (const _time of [1, 2]) {
      expect((await failureOf(run(states('aws-sdk:sesv2:sendEmail'), {}))).error).toBe(
        'SesV2.MessageRejectedException',
      );
    }
    expect((await failureOf(run(states('aws-sdk:sesv2:sendEmail'), {}))).error).toBe('SesV2.BadRequestException');
  });

  test('does not affect other operations and services', async () => {
    services.faults.failNext('comprehend', 'BatchDetectSentiment', { error: 'InternalServerException' });
    services.faults.failNext('dynamodb', '*', { error: 'InternalServerError', statusCode: 500 });
    expect(await detect()).toMatchObject({ Sentiment: 'POSITIVE' });
  });

  test('after the call loses the answer, but not the effect', async () => {
    services.faults.failNext('dynamodb', 'PutItem', { error: 'InternalServerError', statusCode: 500, mode: 'after' });
    const put = run(states('dynamodb:putItem'), { TableName: 'Tickets', Item: { id: { S: 'written' } } });
    expect((await failureOf(put)).error).toBe('DynamoDB.InternalServerErrorException');
    expect(await services.tables.items('Tickets')).toContainEqual({ id: 'written' });
  });

  test.each([
    [
      'ses',
      'SendEmail',
      `the service ses cannot be set to fail, because it does not run here. Allowed: ${SERVICES.map(({ name }) => name).join(', ')}.`,
    ],
    [
      'sesv2',
      'sendEmail',
      'sendEmail of sesv2 cannot be set to fail, because it does not run here. Allowed: *, SendEmail.',
    ],
  ])('of something that does not run here (%s %s) is refused', (service, operation, message) => {
    const fault = { error: 'InternalServerException' };
    expect(() => services.faults.failNext(service, operation, fault)).toThrow(message);
  });

  test('of Lambda is not an error of the function', async () => {
    services.faults.failNext('lambda', 'Invoke', { error: 'TooManyRequestsException', statusCode: 429 });
    const { error } = await failureOf(run(states('lambda:invoke'), { FunctionName: 'echo' }));
    expect(error).toBe('Lambda.TooManyRequestsException');
  });
});

describe('an integration that cannot run', () => {
  test.each([
    [states('dynamodb:query'), 'dynamodb:query is not supported here'],
    [states('lambda:invoke.waitForTaskToken'), 'is not supported here'],
    [states('aws-sdk:s3:getObject'), 'the service s3 does not run here'],
    [states('aws-sdk:bedrockruntime:invokeModel'), 'bedrockruntime supports Converse'],
    [states('aws-sdk:dynamodb:transactWriteItems'), 'dynamodb supports GetItem, PutItem'],
    [states('aws-sdk:comprehend:detectEntities'), 'comprehend supports BatchDetectSentiment'],
    ['arn:aws:states:us-east-1:123456789012:activity:work', 'is not supported here'],
  ])('is reported: %s', async (resource, words) => {
    expect(services.refusalOf(resource)).toContain(words);
    const { error, cause } = await failureOf(run(resource, {}));
    expect(error).toBe('States.Runtime');
    expect(cause).toContain(words);
  });

  test.each([
    states('lambda:invoke'),
    states('dynamodb:updateItem'),
    states('aws-sdk:sesv2:sendEmail'),
    'arn:aws:lambda:us-east-1:123456789012:function:echo',
    'arn:aws-cn:states:::aws-sdk:comprehend:detectSentiment',
  ])('is not %s', (resource) => {
    expect(services.refusalOf(resource)).toBeUndefined();
  });

  test('is refused by name for a caller that is not a state machine', async () => {
    await expect(services.calls.call('dynamodb', 'TransactWriteItems', {}, {})).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: expect.stringContaining('does not support TransactWriteItems'),
    });
    await expect(services.calls.call('s3', 'GetObject', {}, {})).rejects.toThrow('No service named s3');
  });
});
