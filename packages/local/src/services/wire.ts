/** How clients call a service: the protocol, and the names in it. */
import { randomUUID } from 'node:crypto';
import { ServiceError } from './service';
import { messageOf } from '../base/errors';
import { type Json, type JsonObject } from '../base/json';

export type Wire = JsonWire | QueryWire | RestWire | { readonly protocol: 'none'; readonly reason: string };

/** AWS's JSON protocols 1.0 and 1.1: the header `X-Amz-Target` names the operation. */
export interface JsonWire {
  readonly protocol: 'json';
  readonly version: '1.0' | '1.1';
  /** The part of the target before the dot, as in the API's model. */
  readonly target: string;
  /** The part of an error's `__type` before the `#`. */
  readonly namespace: string;
  /** Additional headers of an error response. */
  readonly errorHeaders?: (error: ServiceError) => Record<string, string>;
}

/** AWS's Query protocol: a form with an `Action`, answered in XML. Requests are signed for the service's name. */
export interface QueryWire {
  readonly protocol: 'query';
  readonly namespace: string;
  /** Converts the form to the input of each action. */
  readonly actions: Readonly<Record<string, (form: JsonObject) => Json>>;
  codeOf(errorName: string): string;
}

/** AWS's REST protocol: method and path name the operation. */
export interface RestWire {
  readonly protocol: 'rest';
  /** The service's name in signatures. */
  readonly signedFor: string;
  readonly operations: Readonly<Record<string, RestOperation>>;
}

/** One operation: its method and path, and how its input and answer are divided between path, headers and body. */
export interface RestOperation {
  readonly method: 'POST';
  /** Its groups are the parameters. */
  readonly path: RegExp;
  input(request: RestRequest): Json;
  answer(answer: Json): Response;
}

/** The parts of a request that make up the input. */
export interface RestRequest {
  readonly parameters: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** The JSON of a body; an empty body is no input. */
export function jsonOf(body: Buffer): Json {
  try {
    return body.length === 0 ? {} : (JSON.parse(body.toString()) as Json);
  } catch (error) {
    throw new ServiceError('SerializationException', messageOf(error));
  }
}

/** An answer with the members of every AWS answer. */
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

/** An answer that consists only of its JSON. */
export function respondJson(answer: Json): Response {
  return respond(200, 'application/json', JSON.stringify(answer));
}
