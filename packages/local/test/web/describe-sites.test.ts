import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonObject } from '../../src/base/json';
import { describeSites } from '../../src/web/describe-sites';
import { type SiteDescription } from '../../src/web/description';
import { resourcesOf } from '../support/assembly';
import { temporaryFolder } from '../support/folder';
import { resource } from '../support/form-template';

const TO_BUCKET = { TargetOriginId: 'files', ViewerProtocolPolicy: 'https-only' };

/** A template with one bucket and a distribution in front of it. */
function siteTemplate(config: JsonObject = {}, others: JsonObject = {}): JsonObject {
  return {
    Resources: {
      Files: resource('AWS::S3::Bucket', {}),
      Shop: resource('AWS::CloudFront::Distribution', {
        DistributionConfig: {
          Enabled: true,
          Origins: [{ Id: 'files', DomainName: { 'Fn::GetAtt': ['Files', 'RegionalDomainName'] } }],
          DefaultCacheBehavior: TO_BUCKET,
          ...config,
        },
      }),
      ...others,
    },
  };
}

function deployment(properties: JsonObject): JsonObject {
  return resource('Custom::CDKBucketDeployment', {
    ServiceToken: 'arn:aws:lambda:us-east-1:123456789012:function:deploy',
    SourceBucketNames: ['assets'],
    SourceObjectKeys: ['page.zip'],
    DestinationBucketName: { Ref: 'Files' },
    ...properties,
  });
}

function describe(template: JsonObject, assets: Readonly<Record<string, string>> = {}) {
  const { sites, notices } = describeSites(resourcesOf(template, assets));
  return { site: sites.at(0)?.description, messages: notices.map(({ message }) => message) };
}

/** The one behavior of a site that has no other. */
function only(site: SiteDescription | undefined) {
  expect(site?.behaviors).toHaveLength(1);
  return site?.behaviors[0];
}

function pageFolder(): string {
  const folder = temporaryFolder();
  for (const name of ['index.html', 'a.draft', 'b.draft']) writeFileSync(join(folder, name), name);
  return folder;
}

function keysOf(properties: JsonObject, assets: Readonly<Record<string, string>>): string[] {
  const { site } = describe(siteTemplate({}, { Page: deployment(properties) }), assets);
  return [...(only(site)?.bucket?.objects.keys() ?? [])].sort();
}

test.each<[string, JsonObject, string[]]>([
  ['everything', {}, ['a.draft', 'b.draft', 'index.html']],
  ['what is not excluded', { Exclude: ['*.draft'] }, ['index.html']],
  ['what is included again', { Exclude: ['*'], Include: ['b.*'] }, ['b.draft']],
  ['what is below a prefix', { DestinationBucketKeyPrefix: '/v1/', Exclude: ['*.draft'] }, ['v1/index.html']],
  ['what is at the prefix "/"', { DestinationBucketKeyPrefix: '/', Exclude: ['*.draft'] }, ['index.html']],
])('a deployment uploads %s', (_, properties, keys) => {
  expect(keysOf(properties, { 'page.zip': pageFolder() })).toEqual(keys);
});

test('an archive that is not to be extracted is uploaded as a single object', () => {
  const archive = join(__dirname, '../support/site-archive.zip');
  expect(keysOf({ Extract: 'false' }, { 'page.zip': archive })).toEqual(['page.zip']);
});

test.each([
  ['is not in the assembly', {}, 'it is not an asset of the cloud assembly'],
  ['is no archive', { 'page.zip': __filename }, 'it is not a zip archive'],
])('a source that %s is reported', (_, assets: Readonly<Record<string, string>>, reason) => {
  const { messages } = describe(siteTemplate({}, { Page: deployment({}) }), assets);
  expect(messages).toEqual([`its source page.zip is not uploaded: ${reason}`]);
});

test('S3 reports a missing object as 404 only to those who may list the bucket', () => {
  const statement = { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' };
  const policy = (statements: JsonObject[]) =>
    resource('AWS::S3::BucketPolicy', { Bucket: { Ref: 'Files' }, PolicyDocument: { Statement: statements } });
  const statusWith = (statements: JsonObject[]) =>
    only(describe(siteTemplate({}, { Policy: policy(statements) })).site)?.bucket?.missingStatus;
  expect(statusWith([statement])).toBe(404);
  expect(statusWith([{ ...statement, Action: 's3:GetObject' }])).toBe(403);
  expect(statusWith([{ ...statement, Effect: 'Deny' }])).toBe(403);
});

test.each<[string, JsonObject, string]>([
  ['that is not enabled', { Enabled: false }, 'it is not served, because it is disabled'],
  [
    'in front of something else',
    { Origins: [{ Id: 'files', DomainName: 'www.example.com' }] },
    'it is not served: its default origin is not a bucket of the assembly',
  ],
])('a distribution %s is not served', (_, config, message) => {
  const { site, messages } = describe(siteTemplate(config));
  expect(site).toBeUndefined();
  expect(messages).toEqual([message, 'its objects cannot be written or read']);
});

test.each<[string, JsonObject, string]>([
  [
    'Lambda functions at the edge',
    { DefaultCacheBehavior: { ...TO_BUCKET, LambdaFunctionAssociations: [{ EventType: 'viewer-request' }] } },
    'its Lambda functions are not applied to requests to *',
  ],
  [
    'a policy of AWS that is not known',
    { DefaultCacheBehavior: { ...TO_BUCKET, ResponseHeadersPolicyId: '60669652-455b-4ae9-85a4-c4c02393f86c' } },
    'the response headers policy 60669652-455b-4ae9-85a4-c4c02393f86c is not applied',
  ],
])('%s: the site is served without it, and this is reported', (_, config, message) => {
  const { site, messages } = describe(siteTemplate(config));
  expect(site).toBeDefined();
  expect(messages).toEqual([message]);
});

test.each<[string, JsonObject, string]>([
  ['off', { Protection: false }, '0'],
  ['on', { Protection: true }, '1'],
  ['blocking', { Protection: true, ModeBlock: true }, '1; mode=block'],
  ['reporting', { Protection: true, ReportUri: 'https://example.com/r' }, '1; report=https://example.com/r'],
])('the protection against XSS is %s', (_, protection, value) => {
  const policy = resource('AWS::CloudFront::ResponseHeadersPolicy', {
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: { XSSProtection: { ...protection, Override: true } },
      RemoveHeadersConfig: { Items: [{ Header: 'Server' }] },
      CorsConfig: {},
    },
  });
  const behavior = { ...TO_BUCKET, ResponseHeadersPolicyId: { Ref: 'Headers' } };
  const { site, messages } = describe(siteTemplate({ DefaultCacheBehavior: behavior }, { Headers: policy }));
  expect(only(site)?.headers).toEqual({
    set: [{ name: 'x-xss-protection', value, override: true }],
    remove: ['server'],
  });
  expect(messages).toEqual(['its CORS headers are not sent']);
});
