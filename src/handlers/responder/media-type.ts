/** The kinds of bodies that a form may be posted as; `text/plain`, the third that a browser can send, has no structure. */
export const MEDIA_TYPES = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'] as const;

/** One of those. */
export type MediaType = (typeof MEDIA_TYPES)[number];

/** The kind of a body, or undefined where it is none of ours, or in another character set than the UTF-8 of all three. */
export function mediaTypeOf(contentType = ''): MediaType | undefined {
  const essence = contentType.split(';')[0].trim().toLowerCase();
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType)?.[1].toLowerCase() ?? 'utf-8';
  return UTF_8.includes(charset) ? MEDIA_TYPES.find((type) => type === essence) : undefined;
}

/** What is written in ASCII is written in UTF-8. */
const UTF_8 = ['utf-8', 'utf8', 'us-ascii'];
