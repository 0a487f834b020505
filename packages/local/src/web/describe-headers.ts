/** Reads response headers policies: those of the template, and AWS's managed policy with security headers. */
import { type HeaderDescription, type HeadersDescription } from './description';
import { isObject, type Json, type JsonObject, member, objectOf, objectsOf } from '../base/json';
import { type DeployedResource } from '../cloudformation/deploy';
import { type Notice } from '../cloudformation/notice';

/** The policies by their ID. */
export type HeadersPolicies = ReadonlyMap<string, HeadersDescription>;

/** The policies that behaviors can name, and notices about what is not applied. */
export function describeHeadersPolicies(resources: readonly DeployedResource[]): {
  policies: HeadersPolicies;
  notices: Notice[];
} {
  const own = resources.filter(({ type }) => type === 'AWS::CloudFront::ResponseHeadersPolicy');
  const described = own.map((policy) => [policy.ref, describe(configOf(policy))] as const);
  const notices = own
    .filter((policy) => configOf(policy).CorsConfig !== undefined)
    .map(({ path, type }) => ({ path, type, message: 'its CORS headers are not sent' }));
  return { policies: new Map([[MANAGED_SECURITY_HEADERS, SECURITY_HEADERS], ...described]), notices };
}

/** The notice for a policy without headers. */
export const NO_HEADERS: HeadersDescription = { set: [], remove: [] };

// ID and values: "Use managed response headers policies" in the CloudFront developer guide; HSTS is omitted, see below.
const MANAGED_SECURITY_HEADERS = '67f7725c-6f97-4210-82d7-5512b31e9d03';
const SECURITY_HEADERS: HeadersDescription = {
  set: [
    { name: 'referrer-policy', value: 'strict-origin-when-cross-origin', override: false },
    { name: 'x-content-type-options', value: 'nosniff', override: true },
    { name: 'x-frame-options', value: 'SAMEORIGIN', override: false },
    { name: 'x-xss-protection', value: '1; mode=block', override: false },
  ],
  remove: [],
};

function configOf(policy: DeployedResource): JsonObject {
  return objectOf(policy.properties().ResponseHeadersPolicyConfig);
}

function describe(config: JsonObject): HeadersDescription {
  const custom = objectsOf(member(config.CustomHeadersConfig, 'Items'));
  return {
    set: [
      ...securityHeaders(objectOf(config.SecurityHeadersConfig)),
      ...custom.map(({ Header, Value, Override }) => header(String(Header), String(Value), Override)),
    ],
    remove: objectsOf(member(config.RemoveHeadersConfig, 'Items')).map(({ Header }) => String(Header).toLowerCase()),
  };
}

// `StrictTransportSecurity` is not read: over plain HTTP the header must not be sent (RFC 6797, section 7.2).
function securityHeaders(config: JsonObject): HeaderDescription[] {
  const { ContentSecurityPolicy: csp, ContentTypeOptions: typeOptions, FrameOptions: frame } = config;
  const { ReferrerPolicy: referrer, XSSProtection: xss } = config;
  return [
    ...(isObject(csp) ? [header('content-security-policy', String(csp.ContentSecurityPolicy), csp.Override)] : []),
    ...(isObject(typeOptions) ? [header('x-content-type-options', 'nosniff', typeOptions.Override)] : []),
    ...(isObject(frame) ? [header('x-frame-options', String(frame.FrameOption), frame.Override)] : []),
    ...(isObject(referrer) ? [header('referrer-policy', String(referrer.ReferrerPolicy), referrer.Override)] : []),
    ...(isObject(xss) ? [header('x-xss-protection', xssProtection(xss), xss.Override)] : []),
  ];
}

function xssProtection({ Protection, ModeBlock, ReportUri }: JsonObject): string {
  if (String(Protection) !== 'true') return '0';
  const block = String(ModeBlock) === 'true' ? '; mode=block' : '';
  return `1${block}${typeof ReportUri === 'string' ? `; report=${ReportUri}` : ''}`;
}

function header(name: string, value: string, override: Json | undefined): HeaderDescription {
  return { name: name.toLowerCase(), value, override: String(override) === 'true' };
}
