import { type DeployedAddress } from './deployed-addresses';
import { type PlannedSite } from './pages';
import { type PlannedApi } from '../http-api/description';

/** The addresses that pages can contain: those of the APIs and sites of this assembly. */
export function deployedAddresses(apis: readonly PlannedApi[], sites: readonly PlannedSite[]): DeployedAddress[] {
  return [
    ...apis.flatMap(({ description: { addresses }, prefix }) =>
      addresses.map(({ deployed, path }) => ({ deployed, path: prefix + path })),
    ),
    ...siteAddresses(sites),
  ].sort((a, b) => b.deployed.length - a.deployed.length);
}

/** The addresses of each site after the deployment, and here. */
export function siteAddresses(sites: readonly PlannedSite[]): DeployedAddress[] {
  return sites.flatMap(({ description: { domainNames }, prefix }) =>
    domainNames.map((domainName) => ({ deployed: `https://${domainName}`, path: prefix })),
  );
}
