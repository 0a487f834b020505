/**
 * Cross-origin headers as an HTTP API sends them: in every response, including errors, but only for allowed origins.
 */
import { type CorsDescription } from './description';

/** The response to a preflight request, or undefined if the request is not one. */
export function preflight(request: Request, cors: CorsDescription): Response | undefined {
  const isPreflight = request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
  const origin = request.headers.get('origin');
  if (!isPreflight || origin === null) return undefined;
  const headers = new Headers(originHeaders(origin, cors));
  if (headers.has('access-control-allow-origin')) {
    setList(headers, 'access-control-allow-methods', cors.methods);
    setList(headers, 'access-control-allow-headers', cors.headers);
    if (cors.maxAgeSeconds !== undefined) headers.set('access-control-max-age', String(cors.maxAgeSeconds));
  }
  return new Response(null, { status: 204, headers });
}

/** The headers of an ordinary response for this origin. */
export function corsHeaders(request: Request, cors: CorsDescription): Headers {
  const origin = request.headers.get('origin');
  const headers = new Headers(origin === null ? {} : originHeaders(origin, cors));
  if (headers.has('access-control-allow-origin')) {
    setList(headers, 'access-control-expose-headers', cors.exposedHeaders);
  }
  return headers;
}

function originHeaders(origin: string, cors: CorsDescription): Record<string, string> {
  const allowed = cors.origins.find((pattern) => allows(pattern, origin));
  if (allowed === undefined) return {};
  return {
    'access-control-allow-origin': allowed === '*' && !cors.credentials ? '*' : origin,
    ...(cors.credentials ? { 'access-control-allow-credentials': 'true' } : {}),
  };
}

// Besides exact origins, an HTTP API can allow all origins, or all with one scheme: `*`, `http://*`, `https://*`.
function allows(pattern: string, origin: string): boolean {
  return pattern === '*' || pattern === origin || (pattern.endsWith('://*') && origin.startsWith(pattern.slice(0, -1)));
}

function setList(headers: Headers, name: string, values: readonly string[]): void {
  if (values.length > 0) headers.set(name, values.join(','));
}
