import { type DeployedAddress } from './deployed-addresses';

/**
 * A content security policy for this server: wherever it allows a deployed address, by name or by a wildcard, it also
 * allows this server, and nothing is upgraded to HTTPS, which this server does not have.
 */
export function localPolicy(policy: string, addresses: readonly DeployedAddress[], origin: string): string {
  return policy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '' && directive !== 'upgrade-insecure-requests')
    .map((directive) => localDirective(directive, addresses, origin))
    .join('; ');
}

// Only the origin: a path without a trailing slash would allow only this path and nothing below it.
function localDirective(directive: string, addresses: readonly DeployedAddress[], origin: string): string {
  const [name, ...sources] = directive.split(/\s+/);
  const admitsUs = sources.some((source) => addresses.some(({ deployed }) => admits(source, deployed)));
  return [name, ...sources, ...(admitsUs ? [origin] : [])].join(' ');
}

function admits(source: string, deployed: string): boolean {
  const wildcard = /^https:\/\/\*(\.[^/:]+)/.exec(source)?.[1];
  return wildcard === undefined ? source.startsWith(deployed) : deployed.endsWith(wildcard);
}
