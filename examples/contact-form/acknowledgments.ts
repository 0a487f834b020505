// The findings of cdk-nag for the web site that are acknowledged, with the reasons. Without cdk-nag, these have no effect.
import { CfnElement, Stack, Token, Validations } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3deploy from 'aws-cdk-lib/aws-s3-deployment';

/** A site that is a few public files. */
export function acknowledgeSimpleSite(bucket: s3.Bucket, distribution: cloudfront.Distribution): void {
  const noLog = 'The files are public, and what customers send goes to the API, which has an access log.';
  Validations.of(bucket).acknowledge({ id: 'AwsSolutions-S1', reason: noLog });
  Validations.of(distribution).acknowledge(
    { id: 'AwsSolutions-CFR1', reason: 'Customers may be in any country.' },
    { id: 'AwsSolutions-CFR2', reason: 'The site has only static files. The API has a throttle.' },
    { id: 'AwsSolutions-CFR3', reason: noLog },
    {
      id: 'AwsSolutions-CFR4',
      reason:
        "With CloudFront's own certificate, the minimum is always TLSv1. With a domain name and a certificate of your own, " +
        'CDK sets it to TLSv1.2_2021.',
    },
  );
}

/** The function that uploads the files, and its role. CDK creates both. */
export function acknowledgeDeployment(deployment: s3deploy.BucketDeployment, bucket: s3.Bucket): void {
  const { handlerRole } = deployment;
  const stack = Stack.of(bucket);
  const partition = known(stack.partition, 'Partition');
  const place = `${known(stack.account, 'AccountId')}-${known(stack.region, 'Region')}`;
  const assets = `arn:${partition}:s3:::cdk-${stack.synthesizer.bootstrapQualifier}-assets-${place}`;
  const site = `<${logicalId(bucket)}.Arn>`;
  Validations.of(handlerRole).acknowledge(
    {
      id: `AwsSolutions-IAM4[Policy::arn:${partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]`,
      reason: 'The managed policy lets the function write logs, and nothing else.',
    },
    ...['s3:GetObject*', 's3:GetBucket*', 's3:List*', 's3:DeleteObject*', 's3:Abort*'].map((action) => ({
      id: `AwsSolutions-IAM5[Action::${action}]`,
      reason: "Variants of one action, only on the site's bucket and on the bucket of CDK's assets.",
    })),
    ...[assets, site].map((arn) => ({
      id: `AwsSolutions-IAM5[Resource::${arn}/*]`,
      reason: 'The names of the files change from one deployment to the next.',
    })),
    {
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'CDK grants cloudfront:CreateInvalidation on all distributions. An invalidation deletes no files.',
    },
  );
  const handler = handlerRole.node.scope;
  if (handler) {
    Validations.of(handler).acknowledge({ id: 'AwsSolutions-L1', reason: 'CDK chooses the runtime of its own code.' });
  }
}

/** In the format of cdk-nag, which writes `<AWS::Region>` for a region that is not known yet. */
function known(value: string, name: string): string {
  return Token.isUnresolved(value) ? `<AWS::${name}>` : value;
}

function logicalId(bucket: s3.Bucket): string {
  return Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnElement);
}
