/** Serves one site as CloudFront would: behaviors by path, the root object, error pages, and headers. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { localPolicy } from './content-security-policy';
import { contentTypeOf } from './content-types';
import { type DeployedAddress, localize } from './deployed-addresses';
import {
  type BehaviorDescription,
  type BucketDescription,
  type HeadersDescription,
  type SiteDescription,
  type SiteObject,
} from './description';

/** A site that can be served. */
export interface Site {
  /** An object or the error page for a missing one; undefined if the site has neither, or the API handles the path. */
  find(request: Request, path: string): Response | undefined;
  /** Like `find`, but with S3's error for a missing object. */
  serve(request: Request, path: string): Response;
  /** The response with the headers that the site adds for this path. */
  withHeaders(response: Response, request: Request, path: string): Response;
}

/** Prepares a site to be served. The addresses are those that its texts can contain. */
export function createSite(site: SiteDescription, addresses: readonly DeployedAddress[]): Site {
  const withHeaders: Site['withHeaders'] = (response, request, path) =>
    applyHeaders(response, behaviorFor(site, path).headers, (csp) => localPolicy(csp, addresses, originOf(request)));

  const respond = (request: Request, path: string, found: Found): Response =>
    withHeaders(responseOf(found, request, addresses), request, path);

  const find: Site['find'] = (request, path) => {
    const { bucket, originPath } = behaviorFor(site, path);
    if (!isReading(request) || bucket === undefined) return undefined;
    const object = objectAt(bucket, originPath + (path === '/' ? `/${site.rootObject}` : path));
    const found = object ? { ...object, status: 200 } : errorPage(site, bucket.missingStatus);
    return found && respond(request, path, found);
  };

  return {
    find,
    withHeaders,
    serve: (request, path) => {
      const status = behaviorFor(site, path).bucket?.missingStatus ?? 403;
      return find(request, path) ?? withHeaders(refusal(isReading(request) ? status : 403), request, path);
    },
  };
}

interface Found {
  readonly key: string;
  readonly object: SiteObject;
  readonly status: number;
}

// The last behavior matches every path.
function behaviorFor({ behaviors }: SiteDescription, path: string): BehaviorDescription {
  return behaviors.find(({ pattern }) => pattern.test(path)) ?? behaviors[behaviors.length - 1];
}

function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

function objectAt({ objects }: BucketDescription, path: string): Omit<Found, 'status'> | undefined {
  const key = decoded(path).replace(/^\//, '');
  const object = objects.get(key);
  return object && { key, object };
}

function errorPage(site: SiteDescription, missingStatus: number): Found | undefined {
  const page = site.errorPages.find(({ errorStatus }) => errorStatus === missingStatus);
  const { bucket, originPath } = behaviorFor(site, page?.path ?? '/');
  const object = page && bucket && objectAt(bucket, originPath + page.path);
  return object && { ...object, status: page.status };
}

function responseOf({ key, object, status }: Found, request: Request, addresses: readonly DeployedAddress[]): Response {
  const { body, size } = contentOf(object, (text) => localize(text, addresses, originOf(request)));
  const headers = {
    'content-type': contentTypeOf(key),
    'content-length': String(size),
    // A deployment invalidates CloudFront's caches. Here a start is a deployment, and browsers do not notice it.
    'cache-control': 'no-cache',
  };
  return new Response(request.method === 'HEAD' ? null : body(), { status, headers });
}

interface Content {
  readonly size: number;
  body(): ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>;
}

function contentOf(object: SiteObject, localized: (text: string) => string): Content {
  if (object.kind === 'file') return { size: object.size, body: () => streamOf(object.path) };
  const bytes = object.kind === 'bytes' ? object.bytes : new TextEncoder().encode(localized(object.text));
  return { size: bytes.byteLength, body: () => bytes };
}

function streamOf(path: string): ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
}

function applyHeaders(
  response: Response,
  { set, remove }: HeadersDescription,
  localCsp: (policy: string) => string,
): Response {
  for (const name of remove) response.headers.delete(name);
  for (const { name, value, override } of set) {
    if (!override && response.headers.has(name)) continue;
    response.headers.set(name, name === 'content-security-policy' ? localCsp(value) : value);
  }
  return response;
}

// S3's messages, which CloudFront passes on.
const REFUSALS = { 403: ['AccessDenied', 'Access Denied'], 404: ['NoSuchKey', 'The specified key does not exist.'] };

function refusal(status: 403 | 404): Response {
  const [code, message] = REFUSALS[status];
  const body = `<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return new Response(body, { status, headers: { 'content-type': 'application/xml' } });
}

function originOf(request: Request): string {
  return new URL(request.url).origin;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
