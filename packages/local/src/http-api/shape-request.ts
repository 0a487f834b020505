/** Step one of three: the request as the integration will see it. */
import { randomBytes } from 'node:crypto';
import { type ApiDescription, type StageDescription } from './description';
import { GATEWAY_ANSWERS, type IntegrationAnswer } from './gateway-answer';
import { readBody } from './read-body';
import { type RouteMatch } from './route-table';
import { type JsonObject } from '../base/json';

/** What is known about a request before its body is read. */
export interface RequestHead {
  /** `$context.requestId`. */
  readonly id: string;
  readonly api: ApiDescription;
  readonly stage: StageDescription;
  readonly match: RouteMatch;
  readonly method: string;
  /** The path with the name of the stage, as the client sent it. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** As the client sent it, without the question mark. */
  readonly rawQuery: string;
  readonly headers: Headers;
  readonly sourceIp: string;
  readonly receivedAt: Date;
}

/** A request that was admitted, with its body. */
export interface ApiRequest extends RequestHead {
  readonly body: Buffer;
  /** What the authorizer returned about the caller: `requestContext.authorizer`. */
  readonly authorizer?: JsonObject;
}

/** Where a request was received. */
export interface Arrival {
  readonly id: string;
  readonly api: ApiDescription;
  readonly stage: StageDescription;
  readonly match: RouteMatch;
  readonly path: string;
  readonly sourceIp: string;
}

/** Everything except the body. */
export function requestHead({ method, headers, url }: Request, arrival: Arrival): RequestHead {
  const { search, searchParams: query } = new URL(url);
  return { ...arrival, method, headers, query, rawQuery: search.slice(1), receivedAt: new Date() };
}

/** Reads the request, or returns the answer if it is too large. */
export async function readRequest(
  request: Request,
  head: RequestHead,
  authorizer?: JsonObject,
): Promise<ApiRequest | IntegrationAnswer> {
  const body = await readBody(request);
  return body === undefined ? GATEWAY_ANSWERS.tooLarge : { ...head, body, authorizer };
}

/** A request ID in API Gateway's format: fifteen characters and an equals sign. */
export function newRequestId(): string {
  return `${randomBytes(12).toString('base64url').slice(0, 15)}=`;
}
