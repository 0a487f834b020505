/** The media types that are accepted. `text/plain`, which browsers can send too, has no structure. */
export const MEDIA_TYPES = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'] as const;

/** One of these media types. */
export type MediaType = (typeof MEDIA_TYPES)[number];

/** The media type of a body, or undefined if it is not accepted or its character set is not UTF-8. */
export function mediaTypeOf(contentType = ''): MediaType | undefined {
  const essence = contentType.split(';')[0].trim().toLowerCase();
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType)?.[1].toLowerCase() ?? 'utf-8';
  return UTF_8.includes(charset) ? MEDIA_TYPES.find((type) => type === essence) : undefined;
}

/** ASCII text is valid UTF-8. */
const UTF_8 = ['utf-8', 'utf8', 'us-ascii'];
