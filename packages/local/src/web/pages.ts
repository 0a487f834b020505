/** Everything that is served in addition to the APIs: the folder of `--web`, the first site at `/`, and the others. */
import { type DeployedAddress } from './deployed-addresses';
import { type SiteDescription } from './description';
import { createSite, type Site } from './site';
import { type StaticFiles } from './static-files';
import { type Planned } from '../cloudformation/planned';

/** A site and its path. */
export interface PlannedSite extends Planned<SiteDescription> {
  /** Empty for the first site; the others are at `/_site/` and their logical ID. */
  readonly prefix: string;
}

/** The pages by path. */
export interface Pages {
  /** Handles paths at `/` without a route of the API. */
  readonly root?: StaticFiles;
  /** Handle everything under their prefix. */
  readonly others: readonly { readonly prefix: string; serve(request: Request): Response }[];
}

/** @param files preferred to the files of the first site, so that a page can be edited without a new synthesis */
export function createPages(
  sites: readonly PlannedSite[],
  addresses: readonly DeployedAddress[],
  files?: StaticFiles,
): Pages {
  const created = sites.map(({ prefix, description }) => ({ prefix, site: createSite(description, addresses) }));
  const first = created.find(({ prefix }) => prefix === '')?.site;
  return {
    root: first === undefined ? files : (request) => pageOf(first, request, files),
    others: created
      .filter(({ prefix }) => prefix !== '')
      .map(({ prefix, site }) => ({
        prefix,
        serve: (request) => site.serve(request, pathOf(request).slice(prefix.length) || '/'),
      })),
  };
}

function pageOf(site: Site, request: Request, files?: StaticFiles): Response | undefined {
  const path = pathOf(request);
  const file = files?.(request);
  return file ? site.withHeaders(file, request, path) : site.find(request, path);
}

function pathOf(request: Request): string {
  return new URL(request.url).pathname;
}
