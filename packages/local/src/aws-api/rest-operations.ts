/** The operations that are called by method and path. */
import { jsonOf, respond } from './exchange';
import { type Json } from '../asl/contract';
import { isObject, member } from '../base/json';

/** One operation: where it is, and how its input and answer are spread over path, headers and body. */
export interface RestOperation {
  /** The service's name in signatures. */
  readonly signedFor: string;
  readonly method: 'POST';
  /** Its groups are the parameters. */
  readonly path: RegExp;
  readonly target: { readonly service: string; readonly operation: string };
  input(request: RestRequest): Json;
  answer(answer: Json): Response;
}

/** What of a request makes the input. */
export interface RestRequest {
  readonly parameters: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const INVOKE: RestOperation = {
  signedFor: 'lambda',
  method: 'POST',
  path: /^\/2015-03-31\/functions\/([^/]+)\/invocations\/?$/,
  target: { service: 'lambda', operation: 'Invoke' },
  input: ({ parameters: [functionName], query, headers, body }) =>
    given({
      FunctionName: functionName,
      Qualifier: query.get('Qualifier'),
      InvocationType: headers.get('x-amz-invocation-type'),
      LogType: headers.get('x-amz-log-type'),
      Payload: body.length === 0 ? null : body.toString(),
    }),
  answer: (answer) => {
    const status = Number(member(answer, 'StatusCode'));
    // A 204 has no body, not even an empty one.
    const payload = status === 204 ? null : text(member(answer, 'Payload'));
    return respond(status, 'application/json', payload, {
      ...header('x-amz-executed-version', member(answer, 'ExecutedVersion')),
      ...header('x-amz-function-error', member(answer, 'FunctionError')),
      ...header('x-amz-log-result', member(answer, 'LogResult')),
    });
  },
};

/** @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
export const SEND_EMAIL: RestOperation = {
  signedFor: 'ses',
  method: 'POST',
  path: /^\/v2\/email\/outbound-emails\/?$/,
  target: { service: 'sesv2', operation: 'SendEmail' },
  input: ({ body }) => jsonOf(body),
  answer: json,
};

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
export const CONVERSE: RestOperation = {
  signedFor: 'bedrock',
  method: 'POST',
  path: /^\/model\/([^/]+)\/converse\/?$/,
  target: { service: 'bedrockruntime', operation: 'Converse' },
  input: ({ parameters: [modelId], body }) => {
    const input = jsonOf(body);
    return isObject(input) ? { ...input, modelId } : { modelId };
  },
  answer: json,
};

function json(answer: Json): Response {
  return respond(200, 'application/json', JSON.stringify(answer));
}

function given(members: Record<string, string | null>): Json {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

function header(name: string, value: Json | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: text(value) };
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
