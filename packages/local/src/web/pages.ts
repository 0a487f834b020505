/** Everything that is served beside the APIs: the folder that `--web` names, the first site on `/`, and the others. */
import { type DeployedAddress } from './deployed-addresses';
import { type SiteDescription } from './description';
import { createSite, type Site } from './site';
import { type StaticFiles } from './static-files';
import { type Planned } from '../cloudformation/planned';

/** A site and where it answers. */
export interface PlannedSite extends Planned<SiteDescription> {
  /** Empty for the first site; the others answer under `/_site/` and their logical ID. */
  readonly prefix: string;
}

/** The pages by where they are. */
export interface Pages {
  /** Answers on `/` what no route of the API does. */
  readonly root?: StaticFiles;
  /** Answer everything under their prefix. */
  readonly others: readonly { readonly prefix: string; serve(request: Request): Response }[];
}

/** @param files what goes before the files of the first site, so that a page can be worked on without a new synth */
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
