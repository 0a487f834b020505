/** Step three of three: only a valid response leaves the API, always with the API's own headers. */
import { GATEWAY_ANSWERS, type IntegrationAnswer } from './gateway-answer';

/** The response for an answer; an invalid one becomes a 500. */
export function checkResponse(answer: IntegrationAnswer, requestId: string, cors: Headers | undefined): Response {
  const sound = isSound(answer) ? answer : GATEWAY_ANSWERS.internalError;
  const headers = new Headers({ 'content-type': sound.contentType ?? 'application/json', ...sound.headers });
  for (const cookie of sound.cookies ?? []) headers.append('set-cookie', cookie);
  if (cors) replaceCors(headers, cors);
  headers.set('apigw-requestid', requestId);
  return new Response(BODILESS.has(sound.status) ? null : toBody(sound.body), { status: sound.status, headers });
}

// The Fetch standard forbids a body with these.
const BODILESS = new Set([204, 205, 304]);

function isSound({ status, headers }: IntegrationAnswer): boolean {
  if (!Number.isInteger(status) || status < 200 || status > 599) return false;
  try {
    return new Headers(headers) instanceof Headers;
  } catch {
    return false;
  }
}

// If the API has a CORS configuration, CORS headers of the integration are ignored.
function replaceCors(headers: Headers, cors: Headers): void {
  for (const name of [...headers.keys()]) {
    if (name.startsWith('access-control-')) headers.delete(name);
  }
  cors.forEach((value, name) => headers.set(name, value));
}

function toBody(body: string | Buffer): string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' ? body : new Uint8Array(body);
}
