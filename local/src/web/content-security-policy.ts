import { type DeployedAddress, localize } from './deployed-addresses';

/**
 * A content security policy as it has to be here: wherever it admits a deployed address, by name or by a wildcard, it
 * admits this server, and nothing is upgraded to the HTTPS that this server does not have.
 */
export function localPolicy(policy: string, addresses: readonly DeployedAddress[], origin: string): string {
  return policy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '' && directive !== 'upgrade-insecure-requests')
    .map((directive) => localDirective(directive, addresses, origin))
    .join('; ');
}

function localDirective(directive: string, addresses: readonly DeployedAddress[], origin: string): string {
  const [name, ...sources] = directive.split(/\s+/);
  const admitsUs = sources.some((source) => addresses.some(({ deployed }) => admits(source, deployed)));
  const local = sources.map((source) => localize(source, addresses, origin));
  return [name, ...local, ...(admitsUs && !local.includes(origin) ? [origin] : [])].join(' ');
}

function admits(source: string, deployed: string): boolean {
  const wildcard = /^https:\/\/\*(\.[^/:]+)/.exec(source)?.[1];
  return wildcard !== undefined && deployed.endsWith(wildcard);
}
