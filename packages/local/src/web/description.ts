/** A description of a deployed website, independent of CloudFormation. */

/** A CloudFront distribution whose files come from buckets of the assembly. */
export interface SiteDescription {
  /** The construct path of the bucket behind it. */
  readonly bucketPath: string;
  /** Its own domain name and the aliases. */
  readonly domainNames: readonly string[];
  /** The object for `/`; empty if there is none. */
  readonly rootObject: string;
  /** In the order in which CloudFront evaluates them; the last one matches every path. */
  readonly behaviors: readonly BehaviorDescription[];
  readonly errorPages: readonly ErrorPage[];
}

/** The handler for the paths of one pattern. */
export interface BehaviorDescription {
  readonly pattern: RegExp;
  /** Undefined if the API handles them. */
  readonly bucket?: BucketDescription;
  /** Prepended to the path of a request, e.g. `/v2`; usually empty. */
  readonly originPath: string;
  readonly headers: HeadersDescription;
}

/** The objects of a bucket after all deployments. */
export interface BucketDescription {
  readonly objects: ReadonlyMap<string, SiteObject>;
  /** S3 reports a missing object as 404 only to those who may list the bucket, otherwise as 403. */
  readonly missingStatus: 403 | 404;
}

/**
 * An object: a file of an asset, bytes from an archive, or a text with values that are known only after the deployment.
 */
export type SiteObject =
  | { readonly kind: 'file'; readonly path: string; readonly size: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'text'; readonly text: string };

/** A response headers policy. */
export interface HeadersDescription {
  readonly set: readonly HeaderDescription[];
  readonly remove: readonly string[];
}

/** One header; without `override` it is sent only if the bucket does not send it. */
export interface HeaderDescription {
  readonly name: string;
  readonly value: string;
  readonly override: boolean;
}

/** `CustomErrorResponses`: the page for an error, and its status. */
export interface ErrorPage {
  readonly errorStatus: number;
  readonly path: string;
  readonly status: number;
}
