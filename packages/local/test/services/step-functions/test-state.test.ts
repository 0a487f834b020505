/** The rules of TestState; what AWS answered in full is compared in test-state-recordings.test.ts. */
import { type Json, type JsonObject } from '../../../src/base/json';
import { testState } from '../../../src/services/step-functions/test-state';

function run(definition: Json, rest: JsonObject = {}): Promise<JsonObject> {
  return testState({ definition: JSON.stringify(definition), ...rest }, async (_resource, args) => args);
}

async function refusalOf(definition: Json, rest: JsonObject): Promise<string> {
  const error = await run(definition, rest).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Error ? `${error.name}: ${error.message}` : 'not refused';
}

const TASK = {
  Type: 'Task',
  QueryLanguage: 'JSONata',
  Resource: 'arn:aws:states:::aws-sdk:sqs:sendMessage',
  Arguments: { QueueUrl: 'q', MessageBody: 'm' },
  End: true,
};
const PASS = { Type: 'Pass', End: true };
const BRANCH = { StartAt: 'A', States: { A: PASS } };
const PARALLEL = { Type: 'Parallel', Branches: [BRANCH], End: true };
const MAP = { Type: 'Map', ItemProcessor: { StartAt: 'Each', States: { Each: PASS } }, End: true };
const WRITING_MAP = {
  ...MAP,
  ItemProcessor: { ...MAP.ItemProcessor, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
  ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' } },
};

describe('a request that AWS refuses', () => {
  const mock = { result: '{}' };

  test.each<[string, Json, JsonObject, string]>([
    [
      'both of a mock',
      TASK,
      { mock: { ...mock, errorOutput: { error: 'E' } } },
      'only one of the following fields: [result, errorOutput].',
    ],
    ['none of a mock', TASK, { mock: {} }, 'only one of the following fields: [result, errorOutput].'],
    ['a mocked Pass', PASS, { mock }, "State type 'Pass' is not supported when a mock is specified"],
    [
      'a mocked Wait',
      { Type: 'Wait', Seconds: 1, End: true },
      { mock },
      "State type 'Wait' is not supported when a mock is specified",
    ],
    [
      'a mock that is no JSON',
      TASK,
      { mock: { result: 'x', fieldValidationMode: 'NONE' } },
      'Mocked result must be valid JSON',
    ],
    [
      'secrets of a mock',
      TASK,
      { mock, revealSecrets: true },
      'TestState does not support RevealSecrets when a mock is specified.',
    ],
    ['a Task without a role', TASK, {}, 'RoleArn must be specified when testing a Task state'],
    ['a Map with no list', MAP, { mock }, 'Mocked result must be an array.'],
    ['a Parallel with no list', PARALLEL, { mock }, 'Mocked result must be an array.'],
    ['a Map that writes, with a list', WRITING_MAP, { mock: { result: '[]' } }, 'Mocked result must be a JSON object.'],
    [
      'too few branches',
      PARALLEL,
      { mock: { result: '[]' } },
      'Mocked result must contain the same number of items as number of Parallel branches.',
    ],
    [
      'failures without a mock',
      MAP,
      { stateConfiguration: { mapIterationFailureCount: 0 } },
      'TestState does not support MapIterationFailureCount when a mock is not specified.',
    ],
    [
      'more failures than iterations',
      MAP,
      { input: '[1]', mock: { result: '[1]' }, stateConfiguration: { mapIterationFailureCount: 2 } },
      'Map iteration failure count must be less than or equal to the number of Map iterations',
    ],
    ['an unknown state', { StartAt: 'A', States: { A: PASS } }, { stateName: 'B' }, 'State not found in definition'],
    [
      'a context without a mock',
      TASK,
      { context: '{}', roleArn: 'r' },
      'TestState does not support Context when a mock is not specified.',
    ],
    [
      'a context with an item',
      TASK,
      { mock, context: '{"Map":{}}' },
      "Invalid Context object provided: 'Map' field is not supported when mocking a Context object",
    ],
    [
      'a context with an unknown member',
      TASK,
      { mock, context: '{"Other":{}}' },
      "Invalid Context object provided: Field 'Other' is not allowed",
    ],
    [
      'a context with an unknown field',
      TASK,
      { mock, context: '{"Execution":{"Who":"me"}}' },
      "Invalid Context object provided: Field 'Who' is not allowed",
    ],
    [
      'a context with a number for a text',
      TASK,
      { mock, context: '{"Execution":{"Id":1}}' },
      'Invalid Context object provided: Execution.Id must be a string',
    ],
    [
      'a token that nobody waits for',
      TASK,
      { mock, context: '{"Task":{"Token":"t"}}' },
      "Invalid Context object provided: Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    ],
    [
      'no name',
      PASS,
      { stateName: '' },
      "Value '' at 'stateName' failed to satisfy constraint: Member must have length",
    ],
    ['an unknown level', PASS, { inspectionLevel: 'ALL' }, 'Member must satisfy enum value set: [INFO, DEBUG, TRACE]'],
  ])('%s', async (_what, definition, rest, words) => {
    const refusal = await refusalOf(definition, rest);
    expect(refusal).toMatch(/^ValidationException: /);
    expect(refusal).toContain(words);
  });

  test.each([
    ['Map', MAP],
    ['Parallel', PARALLEL],
  ])('a %s without a mock', async (_type, definition) => {
    expect(await refusalOf(definition, {})).toBe(
      'InvalidDefinition: TestState API does not support Map or Parallel states. ' +
        'Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
    );
  });

  test('names a state that is passed alone as AWS does', async () => {
    const words = "'SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/StateName/Branches'";
    const rest = { mock: { result: '[]' } };
    expect(await refusalOf({ ...PARALLEL, Branches: [] }, rest)).toBe(
      `InvalidDefinition: Invalid State Machine Definition: ${words}`,
    );
  });
});

describe('a mocked result', () => {
  const RESOURCES: Record<string, string> = {
    events: 'arn:aws:states:::events:putEvents',
    sfn: 'arn:aws:states:::states:startExecution',
    kms: 'arn:aws:states:::aws-sdk:kms:encrypt',
    s3: 'arn:aws:states:::aws-sdk:s3:getObject',
    lambda: 'arn:aws:states:::lambda:invoke',
    dynamodb: 'arn:aws:states:::dynamodb:getItem',
    job: 'arn:aws:states:::states:startExecution.sync',
    other: 'arn:aws:states:::apigateway:invoke',
  };
  const Parameters = { FunctionName: 'f', TableName: 't', Key: {}, Entries: [], StateMachineArn: 'arn' };
  const result = (service: string, value: Json, mode?: string): Promise<string> =>
    refusalOf(
      { Type: 'Task', Resource: RESOURCES[service], Parameters, End: true },
      { mock: { result: JSON.stringify(value), ...(mode !== undefined && { fieldValidationMode: mode }) } },
    );

  test.each<[string, Json, string]>([
    ['events', { Entries: 'x' }, "Field 'Entries' must be an array"],
    ['events', { Entries: [{ EventId: 'a' }, { EventId: [] }] }, "Field 'EventId' must be a string"],
    ['kms', { CiphertextBlob: 1 }, "Field 'CiphertextBlob' must be a string"],
    ['kms', { CiphertextBlob: '' }, "Field 'CiphertextBlob' is smaller than the minimum length"],
    ['s3', { ContentLength: '1' }, "Field 'ContentLength' must be a number"],
    ['s3', { StorageClass: 'Papyrus' }, "Field 'StorageClass' is not an expected value"],
    ['lambda', { StatusCode: '200' }, "Field 'StatusCode' must be a number"],
    ['lambda', { Payload: {} }, "Field 'Payload' must be a string"],
    ['dynamodb', { ConsumedCapacity: { CapacityUnits: '1' } }, "Field 'CapacityUnits' must be a number"],
  ])('of %s %j is checked against the API', async (service, value, words) => {
    const refused = `ValidationException: Mock result schema validation error: ${words}`;
    expect(await result(service, value)).toBe(refused);
    expect(await result(service, value, 'PRESENT')).toBe(refused);
    expect(await result(service, value, 'NONE')).toBe('not refused');
  });

  test('requires what the API always returns, unless only present members are checked', async () => {
    const missing = "Mock result schema validation error: Required field 'ExecutionArn' is missing";
    expect(await result('sfn', { executionArn: 'small letters' })).toBe(`ValidationException: ${missing}`);
    expect(await result('sfn', {}, 'PRESENT')).toBe('not refused');
  });

  test.each<[string, Json]>([
    ['events', { random: 'json' }],
    ['lambda', { Payload: 'text', SdkHttpMetadata: { HttpStatusCode: 200 } }],
    ['job', { Output: { any: 'thing' } }],
    ['other', [1, 2]],
  ])('of %s can be %j', async (service, value) => {
    expect(await result(service, value)).toBe('not refused');
  });
});

describe('the context object', () => {
  const SHOWING = { ...TASK, Output: '{% $states.context %}' };

  test('is the one in the request and nothing else', async () => {
    const given = async (context: string): Promise<Json> => {
      const { output } = await run(SHOWING, { mock: { result: '{"MessageId":"1"}' }, context });
      return JSON.parse(String(output)) as Json;
    };
    expect(await given('{}')).toEqual({});
    expect(await given('{"State":{"Name":"Mine"}}')).toEqual({ State: { Name: 'Mine' } });
  });

  test('is by default that of an execution, with a state name of its own', async () => {
    const { output } = await run(SHOWING, { mock: { result: '{"MessageId":"1"}' }, input: '[1]' });
    expect(JSON.parse(String(output))).toEqual({
      Execution: {
        Id: expect.stringMatching(/^arn:aws:states:us-east-1:\d{12}:express:[0-9a-f-]{36}:[0-9a-f-]{36}$/),
        Input: [1],
        Name: expect.any(String),
        RoleArn: null,
        StartTime: expect.stringMatching(/Z$/),
      },
      StateMachine: { Id: expect.stringContaining(':stateMachine:'), Name: expect.any(String) },
      State: { Name: 'StateName', EnteredTime: expect.any(String), RetryCount: 0 },
    });
  });
});

describe('a Map', () => {
  const VALUES = { input: '{"Values":["a","b","c"]}', inspectionLevel: 'DEBUG' };
  const mock = { result: '[1,2,3]' };
  const failed = (mapIterationFailureCount: number): JsonObject => ({
    stateConfiguration: { mapIterationFailureCount },
  });

  test('returns its items, the input of each and its settings', async () => {
    const map = {
      ...MAP,
      ItemsPath: '$.Values',
      ItemSelector: { 'v.$': '$$.Map.Item.Value', 'i.$': '$$.Map.Item.Index' },
      MaxConcurrency: 2,
      ToleratedFailureCount: 1,
      ResultPath: '$.r',
    };
    const { inspectionData, output } = await run(map, { ...VALUES, mock });
    expect(inspectionData).toEqual({
      input: VALUES.input,
      afterInputPath: VALUES.input,
      afterItemsPath: '["a","b","c"]',
      afterItemSelector: '[{"v":"a","i":0},{"v":"b","i":1},{"v":"c","i":2}]',
      maxConcurrency: 2,
      toleratedFailureCount: 1,
      afterResultSelector: '[1,2,3]',
      afterResultPath: '{"Values":["a","b","c"],"r":[1,2,3]}',
    });
    expect(output).toBe('{"Values":["a","b","c"],"r":[1,2,3]}');
  });

  test('fails if more iterations failed than it tolerates, and continues with its handlers', async () => {
    const map = { ...MAP, ItemsPath: '$.Values', ToleratedFailureCount: 1 };
    const threshold = {
      error: 'States.ExceedToleratedFailureThreshold',
      cause: 'The specified tolerated failure threshold was exceeded',
    };
    const ErrorEquals = ['States.ExceedToleratedFailureThreshold'];
    expect(await run(map, { ...VALUES, mock, ...failed(1) })).toMatchObject({ status: 'SUCCEEDED' });
    expect(await run(map, { ...VALUES, mock, ...failed(2) })).toMatchObject({ status: 'FAILED', ...threshold });
    const caught = {
      ...map,
      Catch: [
        { ErrorEquals: ['Other'], Next: 'X' },
        { ErrorEquals, Next: 'Y' },
      ],
    };
    expect(await run(caught, { ...VALUES, mock, ...failed(2) })).toMatchObject({
      ...{ status: 'CAUGHT_ERROR', nextState: 'Y', inspectionData: { errorDetails: { catchIndex: 1 } } },
      ...threshold,
    });
    const retried = { ...map, Retry: [{ ErrorEquals }] };
    expect(await run(retried, { ...VALUES, mock, ...failed(2) })).toMatchObject({
      ...{ status: 'RETRIABLE', inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 1 } } },
      ...threshold,
    });
  });

  test('tolerates a percentage of its items, or any number without a tolerance', async () => {
    const share = { ...MAP, ItemsPath: '$.Values', ToleratedFailurePercentage: 34 };
    expect(await run(share, { ...VALUES, mock, ...failed(1) })).toMatchObject({ status: 'SUCCEEDED' });
    expect(await run(share, { ...VALUES, mock, ...failed(2) })).toMatchObject({ status: 'FAILED' });
    const none = { ...MAP, ItemsPath: '$.Values' };
    expect(await run(none, { ...VALUES, mock, ...failed(3) })).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('reports without a location why it cannot use its items', async () => {
    const map = { ...MAP, ItemsPath: '$$.Execution.Input' };
    const rest = { mock, context: '{"Execution":{"Input":{}}}', inspectionLevel: 'DEBUG' };
    expect(await run(map, rest)).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'Reference path "$.Execution.Input" must point to array.',
      inspectionData: { input: '{}', afterInputPath: '{}' },
    });
  });
});

test('a function can have a placeholder ARN', async () => {
  const Resource = 'arn:aws:lambda:your-region:your-account-id:function:yours';
  expect(await run({ Type: 'Task', Resource, End: true }, { mock: { result: '1' } })).toMatchObject({ output: '1' });
});

test('an inner state has the query language of the state machine', async () => {
  const Inner = { Type: 'Pass', Output: '{% $states.input.a %}', End: true };
  const ItemProcessor = { StartAt: 'Inner', States: { Inner } };
  const machine = { StartAt: 'M', QueryLanguage: 'JSONata', States: { M: { Type: 'Map', ItemProcessor, End: true } } };
  const rest = { stateName: 'Inner', input: '{"a":5}', inspectionLevel: 'DEBUG' };
  expect(await run(machine, rest)).toEqual({ status: 'SUCCEEDED', output: '5', inspectionData: { input: '{"a":5}' } });
});
