/**
 * Whether API Gateway passes a body to a function as text, which it does only for a few content types of the request.
 * Others are encoded in base64, including forms (`application/x-www-form-urlencoded`) and JSON types with other names.
 * AWS documents no list ("If the content type of the request is binary, the body is base64-encoded"); this one was
 * measured on AWS by others: https://github.com/ministackorg/ministack/pull/766
 */
export function isTextType(contentType: string | null): boolean {
  const mediaType = (contentType ?? '').split(';')[0].trim().toLowerCase();
  return mediaType.startsWith('text/') || TEXT_TYPES.has(mediaType);
}

const TEXT_TYPES = new Set(['application/json', 'application/javascript', 'application/xml']);
