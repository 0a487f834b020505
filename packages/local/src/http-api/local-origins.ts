/** A page has a different origin here than after the deployment: an API that allows the one must allow the other. */
import { type ApiDescription } from './description';

/** The API with additional origins: if it allows the origin of a site, it also allows the addresses of this server. */
export function withLocalOrigins(
  api: ApiDescription,
  siteOrigins: readonly string[],
  localOrigins: readonly string[],
): ApiDescription {
  if (!api.cors?.origins.some((origin) => siteOrigins.includes(origin))) return api;
  return { ...api, cors: { ...api.cors, origins: [...api.cors.origins, ...localOrigins] } };
}
