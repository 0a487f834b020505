/** A page has another origin here than after the deployment: whoever admits the one has to admit the other. */
import { type ApiDescription } from './description';

/** The API as it answers here: where it allows the origin of a site, it allows the addresses of this server. */
export function withLocalOrigins(
  api: ApiDescription,
  siteOrigins: readonly string[],
  localOrigins: readonly string[],
): ApiDescription {
  if (!api.cors?.origins.some((origin) => siteOrigins.includes(origin))) return api;
  return { ...api, cors: { ...api.cors, origins: [...api.cors.origins, ...localOrigins] } };
}
