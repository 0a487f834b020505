/** One request to the AWS API in whatever protocol: what it asks for, and how its answer is written. */
import { type Signer } from './signer';
import { type Json } from '../base/json';
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
