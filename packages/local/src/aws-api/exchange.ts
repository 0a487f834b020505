/** One request to the AWS API in whatever protocol: what it asks for, and how its answer is written. */
import { randomUUID } from 'node:crypto';
import { type Signer } from './signer';
import { type Json } from '../asl/contract';
import { ServiceError } from '../services';

/** What a request asks for. */
export interface Exchange {
  /** The local service, and its operation as the API names it; or why there is none. */
  readonly target: { readonly service: string; readonly operation: string } | ServiceError;
  /** The input of the operation; throws a `ServiceError` for a body that cannot be read. */
  input(body: Buffer): Json;
  success(answer: Json): Response;
  failure(error: ServiceError): Response;
}

/** Recognizes the requests of one protocol by everything but their body. */
export type Protocol = (request: Request, signer: Signer | undefined) => Exchange | undefined;

/** The JSON of a body; no body is no input. */
export function jsonOf(body: Buffer): Json {
  try {
    return body.length === 0 ? {} : (JSON.parse(body.toString()) as Json);
  } catch (error) {
    throw new ServiceError('SerializationException', error instanceof Error ? error.message : String(error));
  }
}

/** An answer with what every answer of AWS has. */
export function respond(
  status: number,
  contentType: string,
  body: string | null,
  headers: Record<string, string> = {},
): Response {
  return new Response(body, {
    status,
    headers: { ...headers, 'content-type': contentType, 'x-amzn-requestid': randomUUID() },
  });
}
