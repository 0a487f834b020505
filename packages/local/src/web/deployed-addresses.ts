/**
 * After a deployment, an address is `https://abc.execute-api...` or `https://d1.cloudfront.net`; here it is a path of
 * this server, under the host name that the browser used. So addresses are replaced when a text is served, not before.
 */

/** Something that has an address after the deployment. */
export interface DeployedAddress {
  /** e.g. `https://abc.execute-api.us-east-1.amazonaws.com`, without a slash at the end. */
  readonly deployed: string;
  /** The path here, below the origin; empty for the root. */
  readonly path: string;
}

/** Replaces the addresses in a text. The origin is that of this server, as the client addressed it. */
export function localize(text: string, addresses: readonly DeployedAddress[], origin: string): string {
  return addresses.reduce((result, { deployed, path }) => result.replaceAll(deployed, origin + path), text);
}
