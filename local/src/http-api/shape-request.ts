/** Step one of three: the request as the integration will see it. */
import { randomBytes } from 'node:crypto';
import { type ApiDescription, type StageDescription } from './description';
import { GATEWAY_ANSWERS, type IntegrationAnswer } from './gateway-answer';
import { readBody } from './read-body';
import { type RouteMatch } from './route-table';

/** A request that reached a route, read to its end. */
export interface ApiRequest {
  /** `$context.requestId`. */
  readonly id: string;
  readonly api: ApiDescription;
  readonly stage: StageDescription;
  readonly match: RouteMatch;
  readonly method: string;
  /** The path with the name of the stage, as the client wrote it. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly sourceIp: string;
  readonly receivedAt: Date;
  readonly body: Buffer;
}

/** Where a request came in. */
export interface Arrival {
  readonly id: string;
  readonly api: ApiDescription;
  readonly stage: StageDescription;
  readonly match: RouteMatch;
  readonly path: string;
  readonly sourceIp: string;
}

/** Reads the request, or gives the answer where it is too large. */
export async function shapeRequest(request: Request, arrival: Arrival): Promise<ApiRequest | IntegrationAnswer> {
  const receivedAt = new Date();
  const body = await readBody(request);
  if (body === undefined) return GATEWAY_ANSWERS.tooLarge;
  const { searchParams: query } = new URL(request.url);
  const { method, headers } = request;
  return { ...arrival, method, query, headers, receivedAt, body };
}

/** A request ID in the form that API Gateway gives: fifteen characters and an equals sign. */
export function newRequestId(): string {
  return `${randomBytes(12).toString('base64url').slice(0, 15)}=`;
}
