/** Reads the websites from the deployed resources: distributions in front of buckets that deployments fill. */
import { type BucketContents, bucketContents } from './bucket-contents';
import { describeHeadersPolicies, type HeadersPolicies, NO_HEADERS } from './describe-headers';
import { type BehaviorDescription, type BucketDescription, type ErrorPage, type SiteDescription } from './description';
import { pathPattern } from './glob';
import { type Json, type JsonObject, listOf, member, objectOf, objectsOf } from '../base/json';
import { type DeployedResource } from '../cloudformation/deploy';
import { type Notice } from '../cloudformation/notice';
import { type Planned } from '../cloudformation/planned';

/** The sites in the order of the templates, and notices about what cannot be served. */
export function describeSites(resources: readonly DeployedResource[]): {
  sites: Planned<SiteDescription>[];
  notices: Notice[];
} {
  const { contents, notices: contentNotices } = bucketContents(resources);
  const { policies, notices: headersNotices } = describeHeadersPolicies(resources);
  const notices: Notice[] = [...contentNotices, ...headersNotices];
  const origins = { buckets: bucketsByHost(resources), apiHosts: apiHosts(resources), resources };
  const served = new Set<string>();
  const sites = resources
    .filter(({ type }) => type === 'AWS::CloudFront::Distribution')
    .flatMap((distribution) => {
      const reader = new DistributionReader(distribution, origins, contents, policies);
      const description = reader.describe();
      notices.push(...reader.notices);
      if (description === undefined) return [];
      reader.usedBuckets.forEach((path) => served.add(path));
      return [{ path: distribution.path, logicalId: distribution.logicalId, description }];
    });
  return { sites, notices: [...notices, ...noticesOfBuckets(resources, served)] };
}

/** The possible targets of a behavior. */
interface Origins {
  readonly buckets: ReadonlyMap<string, DeployedResource>;
  readonly apiHosts: ReadonlySet<string>;
  readonly resources: readonly DeployedResource[];
}

/** Reads one distribution, and adds notices about what is not served. */
class DistributionReader {
  public readonly notices: Notice[] = [];
  /** The construct paths of the buckets behind it. */
  public readonly usedBuckets = new Set<string>();
  private readonly config: JsonObject;

  public constructor(
    private readonly distribution: DeployedResource,
    private readonly origins: Origins,
    private readonly contents: BucketContents,
    private readonly policies: HeadersPolicies,
  ) {
    this.config = objectOf(distribution.properties().DistributionConfig);
  }

  public describe(): SiteDescription | undefined {
    if (String(this.config.Enabled) === 'false') return this.refuse('it is not served, because it is disabled');
    const standard = objectOf(this.config.DefaultCacheBehavior);
    const bucket = this.origins.buckets.get(this.hostOf(standard));
    if (bucket === undefined) {
      return this.refuse('it is not served: its default origin is not a bucket of the assembly');
    }
    const others = objectsOf(this.config.CacheBehaviors).flatMap((behavior) => this.behavior(behavior));
    const [fallback] = this.behavior({ ...standard, PathPattern: '*' });
    return {
      bucketPath: bucket.path,
      domainNames: [this.distribution.attribute('DomainName'), ...listOf(this.config.Aliases).map(String)],
      rootObject: String(this.config.DefaultRootObject ?? '').replace(/^\//, ''),
      behaviors: [...others, fallback],
      errorPages: objectsOf(this.config.CustomErrorResponses).flatMap(errorPage),
    };
  }

  private behavior(behavior: JsonObject): BehaviorDescription[] {
    const pattern = String(behavior.PathPattern);
    const host = this.hostOf(behavior);
    const bucket = this.origins.buckets.get(host);
    if (bucket === undefined && !this.origins.apiHosts.has(host)) {
      this.refuse(`its behavior ${pattern} is not served: the origin ${host} is neither a bucket nor an API here`);
      return [];
    }
    if (behavior.LambdaFunctionAssociations !== undefined) {
      this.refuse(`its Lambda functions are not applied to requests to ${pattern}`);
    }
    const originPath = String(this.originOf(behavior).OriginPath ?? '');
    if (bucket === undefined && originPath !== '') {
      this.refuse(`requests to ${pattern} reach the API only if their path begins with ${originPath}`);
    }
    return [
      {
        pattern: pathPattern(pattern),
        bucket: bucket && this.bucket(bucket),
        originPath,
        headers: this.headers(behavior.ResponseHeadersPolicyId),
      },
    ];
  }

  private bucket(bucket: DeployedResource): BucketDescription {
    this.usedBuckets.add(bucket.path);
    const missingStatus = isListable(bucket, this.origins.resources) ? 404 : 403;
    return { objects: this.contents.get(bucket.ref) ?? new Map(), missingStatus };
  }

  private headers(policyId: Json | undefined) {
    if (policyId === undefined) return NO_HEADERS;
    const policy = this.policies.get(String(policyId));
    if (policy === undefined) this.refuse(`the response headers policy ${String(policyId)} is not applied`);
    return policy ?? NO_HEADERS;
  }

  private originOf(behavior: JsonObject): JsonObject {
    return objectsOf(this.config.Origins).find(({ Id: id }) => id === behavior.TargetOriginId) ?? {};
  }

  private hostOf(behavior: JsonObject): string {
    return String(this.originOf(behavior).DomainName);
  }

  private refuse(message: string): undefined {
    this.notices.push({ path: this.distribution.path, type: this.distribution.type, message });
  }
}

function bucketsByHost(resources: readonly DeployedResource[]): Map<string, DeployedResource> {
  const names = ['RegionalDomainName', 'DomainName', 'DualStackDomainName'];
  return new Map(
    resources
      .filter(({ type }) => type === 'AWS::S3::Bucket')
      .flatMap((bucket) => names.map((name) => [bucket.attribute(name), bucket] as const)),
  );
}

function apiHosts(resources: readonly DeployedResource[]): Set<string> {
  const apis = resources.filter(({ type }) => type === 'AWS::ApiGatewayV2::Api');
  return new Set(apis.map((api) => new URL(api.attribute('ApiEndpoint')).host));
}

function isListable(bucket: DeployedResource, resources: readonly DeployedResource[]): boolean {
  const statements = resources
    .filter(({ type }) => type === 'AWS::S3::BucketPolicy')
    .map((policy) => policy.properties())
    .filter((policy) => policy.Bucket === bucket.ref)
    .flatMap((policy) => objectsOf(member(policy.PolicyDocument, 'Statement')));
  return statements.some(
    ({ Effect: effect, Action: action }) => effect === 'Allow' && [action ?? []].flat().includes('s3:ListBucket'),
  );
}

// Without a page, the error is sent unchanged; the entry then only sets how long it is cached.
function errorPage({ ErrorCode: code, ResponsePagePath: path, ResponseCode: status }: JsonObject): ErrorPage[] {
  if (typeof path !== 'string' || path === '') return [];
  return [{ errorStatus: Number(code), path, status: Number(status ?? code) }];
}

function noticesOfBuckets(resources: readonly DeployedResource[], served: ReadonlySet<string>): Notice[] {
  return resources
    .filter(({ type, path }) => type === 'AWS::S3::Bucket' && !served.has(path))
    .map(({ path, type }) => ({ path, type, message: 'its objects cannot be written or read' }));
}
