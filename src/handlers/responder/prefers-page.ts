import { mediaTypeOf } from './media-type';
import { PostedEvent } from './read-post';

/**
 * Whether a person waits in a browser for the answer: a plain form's post asks for `text/html` by name, a script's for
 * JSON or for anything. What was sent as JSON is answered as JSON.
 */
export function prefersPage({ headers }: PostedEvent): boolean {
  const accept = headers.accept ?? '';
  const wish = quality(accept, 'text/html');
  return mediaTypeOf(headers['content-type']) !== 'application/json' && wish > 0 && wish >= quality(accept, JSON_TYPE);
}

const JSON_TYPE = 'application/json';

/** The weight of a type that is named, RFC 9110 section 12.5.1; 0 for one that is not. */
function quality(accept: string, type: string): number {
  const range = accept
    .toLowerCase()
    .split(',')
    .map((item) => item.split(';').map((part) => part.trim()))
    .find(([name]) => name === type);
  if (range === undefined) {
    return 0;
  }
  const weight = range.find((part) => part.startsWith('q='));
  return weight === undefined ? 1 : Number(weight.slice(2)) || 0;
}
