/**
 * Whether API Gateway hands a body to a function as text, which it does only where the request names one of few types.
 * The rest comes in base64, forms (`application/x-www-form-urlencoded`) and JSON of other names included.
 *
 * AWS documents no list ("If the content type of the request is binary, the body is base64-encoded"); this one was
 * measured at AWS by others: https://github.com/ministackorg/ministack/pull/766
 */
export function isTextType(contentType: string | null): boolean {
  const mediaType = (contentType ?? '').split(';')[0].trim().toLowerCase();
  return mediaType.startsWith('text/') || TEXT_TYPES.has(mediaType);
}

const TEXT_TYPES = new Set(['application/json', 'application/javascript', 'application/xml']);
