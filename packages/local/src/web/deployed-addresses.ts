/**
 * What the deployment calls `https://abc.execute-api...` or `https://d1.cloudfront.net` is here a path of this server,
 * under whatever name the browser used for it. So addresses are replaced when a text is served, not before.
 */

/** A place that has an address after the deployment. */
export interface DeployedAddress {
  /** e.g. `https://abc.execute-api.us-east-1.amazonaws.com`, without a slash at the end. */
  readonly deployed: string;
  /** Where it is here, below the origin; empty for the root. */
  readonly path: string;
}

/** Replaces the addresses that stand in a text. The origin is that of this server, as the client wrote it. */
export function localize(text: string, addresses: readonly DeployedAddress[], origin: string): string {
  return addresses.reduce((result, { deployed, path }) => result.replaceAll(deployed, origin + path), text);
}
