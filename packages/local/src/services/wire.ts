/** How clients reach a service: in which of AWS's protocols, and by which names. */
import { randomUUID } from 'node:crypto';
import { ServiceError } from './service';
import { messageOf } from '../base/errors';
import { type Json, type JsonObject } from '../base/json';

export type Wire = JsonWire | QueryWire | RestWire | { readonly protocol: 'none'; readonly reason: string };

/** AWS's JSON protocols 1.0 and 1.1: the header `X-Amz-Target` names the operation. */
export interface JsonWire {
  readonly protocol: 'json';
  readonly version: '1.0' | '1.1';
  /** Before the dot of the target, as the API's model has it. */
  readonly target: string;
  /** Before the `#` of an error's `__type`. */
  readonly namespace: string;
  /** Headers that a failed answer has besides. */
  readonly errorHeaders?: (error: ServiceError) => Record<string, string>;
}

/** AWS's Query protocol: a form with an `Action`, answered in XML. Requests are signed for the service's name. */
export interface QueryWire {
  readonly protocol: 'query';
  readonly namespace: string;
  /** From the action to what makes its input of the form. */
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

/** One operation: where it is, and how its input and answer are spread over path, headers and body. */
export interface RestOperation {
  readonly method: 'POST';
  /** Its groups are the parameters. */
  readonly path: RegExp;
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

/** The JSON of a body; no body is no input. */
export function jsonOf(body: Buffer): Json {
  try {
    return body.length === 0 ? {} : (JSON.parse(body.toString()) as Json);
  } catch (error) {
    throw new ServiceError('SerializationException', messageOf(error));
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

/** An answer that is its JSON and nothing else. */
export function respondJson(answer: Json): Response {
  return respond(200, 'application/json', JSON.stringify(answer));
}
