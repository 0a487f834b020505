/** The request and the response of an HTTP task, which TestState shows at the level TRACE. */
import { type Json, type JsonObject, member } from '../../../base/json';

/** The headers of its connection are not included, as on AWS without secrets. */
export function httpMessages({ afterArguments, afterParameters, result }: JsonObject): JsonObject {
  const asked = parsed(afterArguments ?? afterParameters);
  const answered = parsed(result);
  return {
    request: given({
      protocol: 'https',
      method: member(asked, 'Method'),
      url: member(asked, 'ApiEndpoint'),
      headers: textOf(member(asked, 'Headers')),
      body: textOf(member(asked, 'RequestBody')),
    }),
    ...(answered !== undefined && {
      response: given({
        protocol: 'https',
        statusCode: textOf(member(answered, 'StatusCode')),
        statusMessage: member(answered, 'StatusText'),
        headers: textOf(member(answered, 'Headers')),
        body: textOf(member(answered, 'ResponseBody')),
      }),
    }),
  };
}

function parsed(text: Json | undefined): Json | undefined {
  return typeof text === 'string' ? (JSON.parse(text) as Json) : undefined;
}

function textOf(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

function given(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  const entries = Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return Object.fromEntries(entries) as JsonObject;
}
