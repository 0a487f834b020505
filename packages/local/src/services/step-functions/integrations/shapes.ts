/** How Step Functions' optimized integrations convert arguments and answers. */
import { randomUUID } from 'node:crypto';
import { InvokeContext, StatesError } from '../../../asl/contract';
import { Json, JsonObject, isObject, objectOf, stringOf, stringsOf } from '../../../base/json';
import { encodeText } from '../../text-parameters';

/** Converts member names for APIs that start them in lower case: state machines start them with a capital. */
export function smallNames(value: Json): Json {
  return renamed(value, (name) => name[0].toLowerCase() + name.slice(1));
}

/** The reverse, for the answers of such APIs. */
export function capitalNames(value: Json): Json {
  return renamed(value, (name) => name[0].toUpperCase() + name.slice(1));
}

/** Details can be any JSON, and every event contains the execution and the state machine that it comes from. */
export function encodeEntries(args: Json, { executionArn, stateMachineArn }: InvokeContext): Json {
  const { Entries: entries, ...rest } = objectOf(args);
  if (!Array.isArray(entries)) return args;
  const encoded = entries.map((entry) => {
    const given = objectOf(encodeText('Detail')(entry));
    return { ...given, Resources: [...stringsOf(given.Resources), executionArn, stateMachineArn] };
  });
  return { ...rest, Entries: encoded };
}

/** The answer of PutEvents; one failed entry fails the Task. */
export function checkEntries(answer: Json): Json {
  const { FailedEntryCount: failed } = objectOf(answer);
  if (failed === 0) return answer;
  throw new StatesError('EventBridge.FailedEntry', JSON.stringify(answer));
}

/** The answer of Invoke with a parsed payload; a failed function fails the Task with the name of its error. */
export function decodeFunctionAnswer(answer: Json): Json {
  const { Payload: text, FunctionError: functionError, ...rest } = objectOf(answer);
  const payload = parsePayload(stringOf(text) ?? '');
  if (functionError === undefined) return { ...rest, Payload: payload };
  const errorType = stringOf(objectOf(payload).errorType);
  if (errorType !== undefined) throw new StatesError(errorType, JSON.stringify(payload));
  throw new StatesError(
    'Lambda.Unknown',
    'The cause could not be determined because Lambda did not return an error type. ' +
      `Returned payload: ${JSON.stringify(payload)}`,
  );
}

/** Adds the metadata that an AWS SDK for Java has about the HTTP response, and which optimized integrations pass on. */
export function withHttpMetadata(answer: Json): Json {
  const { ExecutedVersion: version, Payload: payload, ...rest } = objectOf(answer);
  const requestId = randomUUID();
  const headers = {
    Connection: 'keep-alive',
    'Content-Length': String(Buffer.byteLength(JSON.stringify(payload ?? rest))),
    'Content-Type': payload === undefined ? 'application/x-amz-json-1.0' : 'application/json',
    Date: new Date().toUTCString(),
    'x-amzn-RequestId': requestId,
    ...(version !== undefined && { 'X-Amz-Executed-Version': version }),
  };
  const metadata = {
    AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    HttpHeaders: headers,
    HttpStatusCode: typeof rest.StatusCode === 'number' ? rest.StatusCode : 200,
  };
  const result: JsonObject = {
    ...objectOf(answer),
    SdkHttpMetadata: metadata,
    SdkResponseMetadata: { RequestId: requestId },
  };
  return result;
}

function renamed(value: Json, rename: (name: string) => string): Json {
  if (Array.isArray(value)) return value.map((entry) => renamed(entry, rename));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name === '' ? name : rename(name), renamed(entry, rename)]),
  );
}

/** The answer to an event invocation has no payload. */
function parsePayload(text: string): Json {
  return text === '' ? '' : (JSON.parse(text) as Json);
}
