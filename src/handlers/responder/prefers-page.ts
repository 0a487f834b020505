import { mediaTypeOf } from './media-type';
import { PostedEvent } from './read-post';

/**
 * Whether to respond with a page: a browser that posts a plain form accepts `text/html` explicitly, while a script accepts
 * JSON or anything. A JSON post gets a JSON response.
 */
export function prefersPage({ headers }: PostedEvent): boolean {
  const accept = headers.accept ?? '';
  const wish = quality(accept, 'text/html');
  return mediaTypeOf(headers['content-type']) !== 'application/json' && wish > 0 && wish >= quality(accept, JSON_TYPE);
}

const JSON_TYPE = 'application/json';

/** The weight of a media type, RFC 9110 section 12.5.1; 0 if it is not listed. */
function quality(accept: string, type: string): number {
  const range = accept
    .toLowerCase()
    .split(',')
    .map((item) => item.split(';').map((part) => part.trim()))
    .find(([name]) => name === type);
  if (range === undefined) return 0;
  const weight = range.find((part) => part.startsWith('q='));
  return weight === undefined ? 1 : Number(weight.slice(2)) || 0;
}
