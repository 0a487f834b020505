/** The host names of a server on this machine. */

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);

/** Whether only this machine can reach a server that listens on this address. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Whether a `Host` header names a server that listens on `listening`, and not a foreign site. */
export function isOwnHost(header: string | undefined, listening: string): boolean {
  // A server that is open to a network can be reached by any name.
  if (!isLoopback(listening)) return true;
  const parts = /^(?:\[(.+)\]|([^:]*))(?::\d+)?$/.exec(header ?? '');
  const name = (parts?.[1] ?? parts?.[2] ?? '').toLowerCase().replace(/\.$/, '');
  // Names under localhost always belong to this machine: https://www.rfc-editor.org/rfc/rfc6761#section-6.3
  return isLoopback(name) || name.endsWith('.localhost');
}

/** The address at which programs on this machine reach a server that listens there. */
export function ownEndpoint(listening: string, port: number): string {
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  return `http://${urlHost(everywhere[listening] ?? listening)}:${port}`;
}

/** A URL on this machine, for people. */
export function readableUrl(url: string): string {
  return url.replace('//127.0.0.1:', '//localhost:');
}

/** The origins with which a browser on this machine may have reached a server that listens there. */
export function ownOrigins(listening: string, port: number): string[] {
  const names = new Set([...LOOPBACK, listening]);
  return [...names].map((name) => `http://${urlHost(name)}:${port}`);
}

/** A host in the syntax of URLs. */
export function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
