/** Keeps other people's web pages away from the inspector: from reading it, and from setting things in motion with it. */
import { type MiddlewareHandler } from 'hono';

/** Refuses what comes by a foreign name or from another site, and sets the headers of every answer. */
export function guard(isOwnHost: (host: string | undefined) => boolean): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    // A page that points its own name at 127.0.0.1 (DNS rebinding) could otherwise read what people submitted.
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

/** Browsers name the origin of every request that is not a GET; a program that names none is not a web page. */
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
  // With `no-referrer` a browser would not say that its own form comes from here.
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** What a mail may do when it is shown: look as it was meant to, with nothing from elsewhere. */
export const MAIL_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
};
