/** What is known of a deployed web site before a request comes in, free of CloudFormation. */

/** A CloudFront distribution whose files come from buckets of the assembly. */
export interface SiteDescription {
  /** The construct path of the bucket behind it. */
  readonly bucketPath: string;
  /** Its own domain name and the aliases. */
  readonly domainNames: readonly string[];
  /** What `/` stands for; empty where nothing does. */
  readonly rootObject: string;
  /** In the order in which CloudFront tries them; the last takes every path. */
  readonly behaviors: readonly BehaviorDescription[];
  readonly errorPages: readonly ErrorPage[];
}

/** What answers the paths of one pattern. */
export interface BehaviorDescription {
  readonly pattern: RegExp;
  /** Undefined where the API answers. */
  readonly bucket?: BucketDescription;
  /** Goes before the path of a request, e.g. `/v2`; mostly empty. */
  readonly originPath: string;
  readonly headers: HeadersDescription;
}

/** The objects of a bucket after all deployments. */
export interface BucketDescription {
  readonly objects: ReadonlyMap<string, SiteObject>;
  /** S3 admits that something is not there only to those who may list: 404, else 403. */
  readonly missingStatus: 403 | 404;
}

/** An object: a file of an asset, bytes out of an archive, or a text with values that only the deployment knows. */
export type SiteObject =
  | { readonly kind: 'file'; readonly path: string; readonly size: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'text'; readonly text: string };

/** A response headers policy. */
export interface HeadersDescription {
  readonly set: readonly HeaderDescription[];
  readonly remove: readonly string[];
}

/** One header; without `override` it is sent only where the bucket sends none. */
export interface HeaderDescription {
  readonly name: string;
  readonly value: string;
  readonly override: boolean;
}

/** `CustomErrorResponses`: the page that stands for an error, and the status that it is sent with. */
export interface ErrorPage {
  readonly errorStatus: number;
  readonly path: string;
  readonly status: number;
}
