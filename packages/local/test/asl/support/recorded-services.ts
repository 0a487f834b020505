/** Plays the services of the recordings: the Lambda handlers that their README names, DynamoDB, and an activity. */
import type { Recording } from './recordings';
import { StatesError, type Invoke } from '../../../src/asl';
import { type Clock } from '../../../src/base/clock';
import { isObject, type Json, type JsonObject } from '../../../src/base/json';

const ACTIVITY_ARN = 'arn:aws:states:us-east-1:111111111111:activity:played';

/** The recording left out the ARN of the activity that its task waits for. */
export function withActivity(definition: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(definition).replaceAll('"<mock>"', JSON.stringify(ACTIVITY_ARN))) as JsonObject;
}

/** The services that one recorded execution saw. */
export function recordedServices(recording: Recording, clock: Clock): Invoke {
  const tables = new Map<string, JsonObject[]>();
  return async (resource, args, { signal }) => {
    const [, , service, , , , name] = resource.split(':');
    if (resource === ACTIVITY_ARN) return work(recording, args);
    if (service === 'lambda') return runHandler(recording, name, args, ', ', ': ', clock, signal);
    if (resource.endsWith(':lambda:invoke')) return invokeFunction(recording, args, clock, signal);
    return dynamodb(tables, resource, args);
  };
}

/** The worker of the recorded activity fails where the recording says so, with its input as the cause. */
function work(recording: Recording, args: Json): Json {
  if (recording.expected.status === 'FAILED') {
    throw new StatesError(String(recording.expected.error), JSON.stringify(args));
  }
  return args;
}

async function invokeFunction(recording: Recording, args: Json, clock: Clock, signal: AbortSignal): Promise<Json> {
  const request = isObject(args) ? args : {};
  const name = String(request.FunctionName).replace(/^.*:function:/, '');
  if (!recording.lambdas.some((lambda) => lambda.name === name)) {
    throw new StatesError(
      'Lambda.ResourceNotFoundException',
      `Function not found: arn:aws:lambda:us-east-1:111111111111:function:${name}:$LATEST (Service: AWSLambda; ` +
        'Status Code: 404; Error Code: ResourceNotFoundException; Request ID: 0; Proxy: null)',
    );
  }
  const payload = await runHandler(recording, name, request.Payload ?? {}, ',', ':', clock, signal);
  return {
    ExecutedVersion: '$LATEST',
    Payload: payload,
    SdkHttpMetadata: {},
    SdkResponseMetadata: {},
    StatusCode: 200,
  };
}

async function runHandler(
  recording: Recording,
  name: string,
  event: Json,
  comma: string,
  colon: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<Json> {
  const handler = recording.lambdas.find((lambda) => lambda.name === name)?.handler;
  const raised = (errorType: string, errorMessage: string, line: number, code: string): StatesError => {
    const report = [
      `"errorMessage"${colon}${JSON.stringify(errorMessage)}`,
      `"errorType"${colon}${JSON.stringify(errorType)}`,
      `"requestId"${colon}"0"`,
      `"stackTrace"${colon}[${JSON.stringify(`  File "/var/task/handler.py", line ${line}, in handler\n    ${code}\n`)}]`,
    ];
    return new StatesError(errorType, `{${report.join(comma)}}`);
  };
  switch (handler) {
    // The README says that it returns the event, but its only recording has this.
    case 'echo_function':
      return { Return: 'HelloWorld' };
    case 'return_bytes_str':
      return 'HelloWorld!';
    case 'large_output_string':
      return 'a'.repeat(257 * 1024);
    case 'wait_60_seconds':
      await clock.sleep(60_000, signal);
      return event;
    case 'raise_exception':
      throw raised('Exception', 'Some exception was raised.', 2, 'raise Exception("Some exception was raised.")');
    case 'raise_custom_exception':
      throw raised('CustomException', '', 9, 'raise CustomException()');
    default:
      return event;
  }
}

function dynamodb(tables: Map<string, JsonObject[]>, resource: string, args: Json): Json {
  const request = isObject(args) ? args : {};
  if (/no_such/.test(String(request.TableName))) throw missingTable(resource);
  const table = tables.get(String(request.TableName)) ?? [];
  tables.set(String(request.TableName), table);
  const key = isObject(request.Key) ? request.Key : {};
  const found = table.find((item) =>
    Object.entries(key).every(([name, value]) => JSON.stringify(item[name]) === JSON.stringify(value)),
  );
  if (resource.endsWith('putItem') && isObject(request.Item)) table.push(request.Item);
  if (resource.endsWith('deleteItem') && found !== undefined) table.splice(table.indexOf(found), 1);
  if (resource.endsWith('getItem') && found !== undefined) return { Item: found };
  return {};
}

function missingTable(resource: string): StatesError {
  const message = 'Requested resource not found';
  return resource.includes('aws-sdk')
    ? new StatesError(
        'DynamoDb.ResourceNotFoundException',
        `${message} (Service: DynamoDb, Status Code: 400, Request ID: 0)`,
      )
    : new StatesError(
        'DynamoDB.ResourceNotFoundException',
        `${message} (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; Request ID: 0; Proxy: null)`,
      );
}
