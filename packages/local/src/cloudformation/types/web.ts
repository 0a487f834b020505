/** Buckets, and what serves websites from them. */
import { ENVIRONMENT } from '../../base/arn';
import { DEPLOYED_AT, hashOf, longId, type Identity, type Nameable, nameOf, uuidOf, textOf } from '../names';
import { cannotRun, needsNothing, type ResourceTypes, runs } from '../resource-type';

const FILES = 'only this server reads the files and the logs';
const CACHES = 'nothing is cached here';

export const WEB_TYPES: ResourceTypes = {
  'AWS::S3::Bucket': runs((r) => {
    const name = nameOf(r, 'BucketName', 63).toLowerCase();
    const host = `${name}.s3.${ENVIRONMENT.urlSuffix}`;
    const regionalHost = `${name}.s3.${ENVIRONMENT.region}.${ENVIRONMENT.urlSuffix}`;
    const attributes = {
      Arn: `arn:${ENVIRONMENT.partition}:s3:::${name}`,
      DomainName: host,
      RegionalDomainName: regionalHost,
      DualStackDomainName: `${name}.s3.dualstack.${ENVIRONMENT.region}.${ENVIRONMENT.urlSuffix}`,
      WebsiteURL: `http://${name}.s3-website-${ENVIRONMENT.region}.${ENVIRONMENT.urlSuffix}`,
    };
    return { ref: name, attributes };
  }),
  'Custom::CDKBucketDeployment': runs((r) => {
    const attributes = {
      DestinationBucketArn: r.property('DestinationBucketArn') ?? '',
      SourceObjectKeys: r.property('SourceObjectKeys') ?? [],
    };
    return { ref: `aws.cdk.s3deployment.${uuidOf(r)}`, attributes };
  }),
  'AWS::CloudFront::Distribution': runs((r) => {
    const id = `E${longId(r).slice(0, 13)}`;
    return { ref: id, attributes: { Id: id, DomainName: `d${hashOf(r).slice(0, 13)}.cloudfront.net` } };
  }),
  'AWS::CloudFront::ResponseHeadersPolicy': runs((r) => ({
    ref: uuidOf(r),
    attributes: { Id: uuidOf(r), LastModifiedTime: DEPLOYED_AT },
  })),
  'AWS::S3::BucketPolicy': needsNothing(FILES, (r) => ({ ref: textOf(r, 'Bucket'), attributes: {} })),
  'AWS::CloudFront::OriginAccessControl': needsNothing(FILES, (r) => ({
    ref: `E${longId(r)}`,
    attributes: { Id: `E${longId(r)}` },
  })),
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': needsNothing(FILES, (r) => {
    const id = `E${longId(r)}`;
    return { ref: id, attributes: { Id: id, S3CanonicalUserId: hashOf(r) } };
  }),
  'AWS::CloudFront::CachePolicy': needsNothing(CACHES, policyOfCloudFront),
  'AWS::CloudFront::OriginRequestPolicy': needsNothing(CACHES, policyOfCloudFront),
  'Custom::S3AutoDeleteObjects': needsNothing('a bucket is deleted when the server stops'),
  'AWS::CloudFront::Function': cannotRun('it is not applied to requests and responses', (r) => {
    const functionOfCloudFront = `arn:${ENVIRONMENT.partition}:cloudfront::${ENVIRONMENT.accountId}:function/${nameOf(r, 'Name', 64)}`;
    const attributes = {
      FunctionARN: functionOfCloudFront,
      'FunctionMetadata.FunctionARN': functionOfCloudFront,
      Stage: r.property('AutoPublish') === true ? 'LIVE' : 'DEVELOPMENT',
    };
    return { ref: functionOfCloudFront, attributes };
  }),
  'AWS::WAFv2::WebACL': cannotRun('requests are not filtered'),
  'AWS::WAFv2::WebACLAssociation': cannotRun('requests are not filtered'),
};

function policyOfCloudFront(r: Nameable): Identity {
  return { ref: uuidOf(r), attributes: { Id: uuidOf(r), LastModifiedTime: DEPLOYED_AT } };
}
