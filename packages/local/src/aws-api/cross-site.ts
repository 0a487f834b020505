/**
 * Keeps web pages of other sites away from the AWS API, which unlike the HTTP API of the app is nothing for browsers.
 *
 * A page cannot send `X-Amz-Target` to another site without a preflight, and none is ever granted for it, whatever
 * origins and headers the app's own CORS configuration allows. The app may allow `Authorization`, and a browser that
 * remembers a grant for "any header" would not ask again; so a request that names another origin is refused as well.
 */

/** Whether a browser asks if a page may send `X-Amz-Target`. */
export function asksForTarget(request: Request): boolean {
  if (request.method !== 'OPTIONS') return false;
  const asked = request.headers.get('access-control-request-headers') ?? '';
  return asked.split(',').some((name) => name.trim().toLowerCase() === TARGET_HEADER);
}

/** Whether a request comes from a page of another site. */
export function isForeign(request: Request): boolean {
  const origin = request.headers.get('origin');
  return origin !== null && origin !== `http://${request.headers.get('host') ?? ''}`;
}

/** The header that makes a request one for the AWS API. */
export const TARGET_HEADER = 'x-amz-target';
