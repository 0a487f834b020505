/** Protects the inspector from web pages of other sites, which must neither read it nor use its forms. */
import { type MiddlewareHandler } from 'hono';

/** Refuses requests with a foreign host name or from another site, and sets the headers of every response. */
export function sameOriginOnly(isOwnHost: (host: string | undefined) => boolean): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    // Otherwise a page that points its own host name at 127.0.0.1 (DNS rebinding) could read submissions.
    if (!isOwnHost(req.header('host'))) return context.json({ message: 'Forbidden' }, 403);
    if (!READING.has(req.method) && !isFromHere(req.raw)) {
      return context.json({ message: 'Pages of other sites cannot use the inspector.' }, 403);
    }
    await next();
    for (const [name, value] of Object.entries(HEADERS)) {
      if (!context.res.headers.has(name)) context.header(name, value);
    }
    return undefined;
  };
}

const READING = new Set(['GET', 'HEAD']);

/** Browsers send the origin of every request except GET; a request without one does not come from a web page. */
function isFromHere({ headers }: Request): boolean {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  return origin === null || origin === `http://${headers.get('host') ?? ''}`;
}

const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  // With `no-referrer` a browser would not send the origin of its own form.
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** What a displayed email may do: have its own style, and load nothing. */
export const MAIL_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
};
