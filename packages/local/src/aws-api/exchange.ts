/** One request to the AWS API in any protocol: what it asks for, and how its answer is serialized. */
import { type Signer } from './signer';
import { type Json } from '../base/json';
import { ServiceError } from '../services';

/** What a request asks for. */
export interface Exchange {
  /** The local service, and the name of its operation in the API, or why there is none. */
  readonly target: { readonly service: string; readonly operation: string } | ServiceError;
  /** The input of the operation; throws a `ServiceError` for a body that cannot be read. */
  input(body: Buffer): Json;
  success(answer: Json): Response;
  failure(error: ServiceError): Response;
}

/** Recognizes the requests of one protocol by everything except their body. */
export type Protocol = (request: Request, signer: Signer | undefined) => Exchange | undefined;
