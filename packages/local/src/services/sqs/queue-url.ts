/** The URL of a queue, of which only the path matters: the host is AWS's, or that of this machine. */

/** `/account/name`, with or without a host before it. */
export function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/]*/, '');
}

/** The URL of the same queue with another host. */
export function urlAt(endpoint: string, url: string): string {
  return `${endpoint}${pathOf(url)}`;
}
