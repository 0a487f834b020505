/** The address of a queue, of which only the path names it: the rest is AWS's address, or that of this machine. */

/** `/account/name`, with or without an address before it. */
export function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/]*/, '');
}

/** The URL of the same queue at another address. */
export function urlAt(endpoint: string, url: string): string {
  return `${endpoint}${pathOf(url)}`;
}
