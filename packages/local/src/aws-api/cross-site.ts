/**
 * Protects the AWS API from web pages of other sites; unlike the app's HTTP API, it is not meant for browsers. A page
 * cannot send `X-Amz-Target` to another site without a preflight, and none is ever approved for it, whatever origins
 * and headers the app's own CORS configuration allows. The app might allow `Authorization`, and a browser that has
 * cached an approval for any header would not ask again, so a request with a foreign origin is refused as well.
 */

/** Whether a preflight asks for `X-Amz-Target`. */
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
