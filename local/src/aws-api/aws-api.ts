/** The AWS JSON API 1.0, as the SDKs and the command line speak it, in front of the local services. */
import { randomUUID } from 'node:crypto';
import { isForeign, TARGET_HEADER } from './cross-site';
import { PROTOCOLS, type Protocol } from './protocols';
import { type Json } from '../asl/contract';
import { readBody } from '../http-api/read-body';
import { type Calls, ServiceError } from '../services';

/** What the API needs of its surroundings. */
export interface AwsApiOptions {
  readonly calls: Calls;
  /** Tells the names of this server from foreign ones. */
  readonly isOwnHost: (host: string | undefined) => boolean;
  /** Ends the calls that wait for something. */
  readonly stopping: AbortSignal;
  /** Takes the detail of a failure that the client is not told. */
  readonly logError: (message: string) => void;
}

/** Answers a request if it is one for the AWS API. */
export type AwsApi = (request: Request) => Promise<Response> | undefined;

/** Makes the API. Signatures are not checked: there is nobody whose they could be. */
export function createAwsApi(options: AwsApiOptions): AwsApi {
  return (request) => {
    if (isForeign(request)) return Promise.resolve(refusal('Pages of other sites cannot call the AWS API.'));
    if (request.method !== 'POST' || !request.headers.has(TARGET_HEADER)) return undefined;
    if (new URL(request.url).pathname !== '/') return undefined;
    // A page that points its own name at 127.0.0.1 (DNS rebinding) is of the same origin.
    if (!options.isOwnHost(request.headers.get('host') ?? undefined)) {
      return Promise.resolve(refusal('The AWS API answers under the names of this machine only.'));
    }
    return answer(request, options);
  };
}

async function answer(request: Request, { calls, stopping, logError }: AwsApiOptions): Promise<Response> {
  const [, prefix = '', operation = ''] = /^(\w+)\.(\w+)$/.exec(request.headers.get(TARGET_HEADER) ?? '') ?? [];
  const protocol = Object.hasOwn(PROTOCOLS, prefix) ? PROTOCOLS[prefix] : undefined;
  try {
    if (protocol === undefined) throw unknownTarget(request);
    const signal = AbortSignal.any([request.signal, stopping]);
    return respond(200, await calls.call(protocol.service, operation, await inputOf(request), { signal }));
  } catch (error) {
    if (error instanceof ServiceError) return failure(error, protocol);
    logError(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return failure(new ServiceError('InternalFailure', 'The local server failed; its log says why.', 500), protocol);
  }
}

/** DynamoDB takes the largest requests: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

async function inputOf(request: Request): Promise<Json> {
  const body = await readBody(request, MAX_REQUEST_BYTES);
  if (body === undefined) throw new ServiceError('RequestEntityTooLargeException', 'The request is too large.', 413);
  try {
    return body.length === 0 ? {} : (JSON.parse(body.toString()) as Json);
  } catch (error) {
    throw new ServiceError('SerializationException', error instanceof Error ? error.message : String(error));
  }
}

function unknownTarget(request: Request): ServiceError {
  const known = Object.keys(PROTOCOLS).join(', ');
  const message = `No service here answers to ${request.headers.get(TARGET_HEADER)}. The targets are: ${known}.`;
  return new ServiceError('UnknownOperationException', message);
}

/** Errors that come from the front of every AWS service, and so are of none. */
const COMMON_NAMESPACE = 'com.amazon.coral.service';
const COMMON_ERRORS: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'InternalFailure',
  'InvalidParameterValueException',
  'MissingRequiredParameterException',
  'SerializationException',
  'UnknownOperationException',
]);

function failure(error: ServiceError, protocol?: Protocol): Response {
  const { name, message, statusCode, details } = error;
  const namespace = protocol === undefined || COMMON_ERRORS.has(name) ? COMMON_NAMESPACE : protocol.namespace;
  const body = { ...details, __type: `${namespace}#${name}`, message };
  return respond(statusCode, body, protocol?.errorHeaders?.(error));
}

function refusal(message: string): Response {
  return failure(new ServiceError('AccessDeniedException', message, 403));
}

function respond(status: number, body: Json, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() },
  });
}
