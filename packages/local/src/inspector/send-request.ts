/** Sends a request from the inspector to this server. */
import { type ReceivedAnswer, type SentRequest } from './source';

/** @throws Error with what is wrong with the request */
export async function sendRequest(
  { method, path, headers, body }: SentRequest,
  endpoint: string,
): Promise<ReceivedAnswer> {
  const url = urlOf(path, endpoint);
  const hasBody = method !== 'GET' && method !== 'HEAD' && body !== '';
  const started = performance.now();
  const response = await fetch(url, {
    method,
    headers: headersOf(headers),
    body: hasBody ? body : undefined,
    redirect: 'manual',
    signal: AbortSignal.timeout(MAX_MILLIS),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: [...response.headers],
    body: text,
    duration: performance.now() - started,
  };
}

// Longer than an HTTP API waits for an integration.
const MAX_MILLIS = 35_000;

function urlOf(path: string, endpoint: string): URL {
  const url = path.startsWith('/') && URL.canParse(path, endpoint) ? new URL(path, endpoint) : undefined;
  // A path that starts with two slashes contains another host.
  if (url?.origin === new URL(endpoint).origin) return url;
  throw new Error(`The path must begin with exactly one slash, got: ${path}`);
}

function headersOf(text: string): Headers {
  const headers = new Headers();
  for (const line of text.split(/\r?\n/).filter((entry) => entry.trim() !== '')) {
    const [, name, value] = /^([^:\s]+):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`A header must be written as "name: value", got: ${line}`);
    headers.append(name, value);
  }
  return headers;
}
