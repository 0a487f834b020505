/** Sends a request to a server on this machine, and converts its response to the result of an HTTP task. */
import { request as requestHttp, IncomingMessage, STATUS_CODES } from 'node:http';
import { request as requestHttps } from 'node:https';
import { HttpRequest } from './request';
import { jsonOrText, Json, JsonObject } from '../../base/json';
import { ServiceError } from '../service';

/** https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#http-task-authentication */
const TIMEOUT_MILLIS = 60_000;
/** The maximum size for a state: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MAX_BODY_BYTES = 262_144;

/** A response with any status. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string[]>>;
  readonly body: Buffer;
}

export async function send(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer> {
  const timeout = AbortSignal.timeout(TIMEOUT_MILLIS);
  try {
    const response = await exchange(request, signal === undefined ? timeout : AbortSignal.any([signal, timeout]));
    const statusCode = response.statusCode ?? 0;
    return {
      statusCode,
      // A server can omit it.
      statusText: response.statusMessage || (STATUS_CODES[statusCode] ?? ''),
      headers: headersOf(response),
      body: await bodyOf(response),
    };
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    const reason = timeout.aborted ? `no response within ${TIMEOUT_MILLIS / 1000} seconds` : String(error);
    // Without the query, in which a connection may have put a secret.
    const [address] = request.url.split('?');
    throw new ServiceError('States.Http.Socket', `${request.method} ${address}: ${reason}`);
  }
}

/** The result of the task; any status other than success fails it, with the status text as the cause. */
export function resultOf({ statusCode, statusText, headers, body }: HttpAnswer): JsonObject {
  if (statusCode < 200 || statusCode > 299) throw new ServiceError(`States.Http.StatusCode.${statusCode}`, statusText);
  return {
    StatusCode: statusCode,
    StatusText: statusText,
    Headers: Object.fromEntries(Object.entries(headers)),
    ResponseBody: decoded(body, headers['content-type']?.[0] ?? ''),
  };
}

/** A redirect is a response like any other: following it could leave this machine. */
function exchange({ url, method, headers, body }: HttpRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const start = url.startsWith('https:') ? requestHttps : requestHttp;
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    // No connection is kept open: it would outlive the server.
    start(url, { method, headers: { ...headers, ...length }, agent: false, signal }, resolve)
      .on('error', reject)
      .end(body);
  });
}

async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      response.destroy();
      throw new ServiceError('States.DataLimitExceeded', `The response is larger than ${MAX_BODY_BYTES} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headersOf({ headersDistinct }: IncomingMessage): Record<string, string[]> {
  return Object.fromEntries(Object.entries(headersDistinct).map(([name, values]) => [name, values ?? []]));
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#unsupported-http-task-responses */
const UNREADABLE = /^(?:application\/octet-stream|(?:image|video|audio)\/)/i;

function decoded(body: Buffer, contentType: string): Json {
  const text = UNREADABLE.test(contentType) ? undefined : textOf(body);
  if (text === undefined) {
    throw new ServiceError('States.Runtime', `The response is not text, but ${contentType || 'binary'}.`);
  }
  return /\bjson\b/i.test(contentType) ? jsonOrText(text) : text;
}

function textOf(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}
