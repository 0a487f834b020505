import { type DeployedAddress } from './deployed-addresses';
import { type PlannedSite } from './pages';
import { type PlannedApi } from '../http-api/description';

/** What the texts of a page can name of this assembly: its APIs and its sites. */
export function deployedAddresses(apis: readonly PlannedApi[], sites: readonly PlannedSite[]): DeployedAddress[] {
  return [
    ...apis.flatMap(({ description: { addresses }, prefix }) =>
      addresses.map(({ deployed, path }) => ({ deployed, path: prefix + path })),
    ),
    ...siteAddresses(sites),
  ].sort((a, b) => b.deployed.length - a.deployed.length);
}

/** Where each site is after the deployment, and here. */
export function siteAddresses(sites: readonly PlannedSite[]): DeployedAddress[] {
  return sites.flatMap(({ description: { domainNames }, prefix }) =>
    domainNames.map((domainName) => ({ deployed: `https://${domainName}`, path: prefix })),
  );
}
