/** What a customer's key is used for, and through which service alone. A grant without the service would open more. */
import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';

/**
 * What whoever reads and writes an encrypted table must be allowed, word for word without the wildcards that stand there:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
const USE_OF_TABLE = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * What whoever sends to an encrypted queue or topic must be allowed:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html and
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export const SENDING = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** For a workflow that reads and writes the table. */
export function grantUseOfTable(key: kms.IKey, grantee: iam.IGrantable, region: string): void {
  grantThrough(key, grantee, USE_OF_TABLE, 'dynamodb', region);
}

/** For whoever only reads the table. */
export function grantReadingOfTable(key: kms.IKey, grantee: iam.IGrantable, region: string): void {
  grantThrough(key, grantee, ['kms:Decrypt', 'kms:DescribeKey'], 'dynamodb', region);
}

/** For a workflow that sends to the parking queue. */
export function grantSending(key: kms.IKey, grantee: iam.IGrantable, region: string): void {
  grantThrough(key, grantee, SENDING, 'sqs', region);
}

/** For the function that takes messages from the parking queue. */
export function grantReceiving(key: kms.IKey, grantee: iam.IGrantable, region: string): void {
  grantThrough(key, grantee, ['kms:Decrypt'], 'sqs', region);
}

/** The condition that a key is used through one service alone. */
export function viaService(service: string, region: string): { StringEquals: { 'kms:ViaService': string } } {
  return { StringEquals: { 'kms:ViaService': `${service}.${region}.${Aws.URL_SUFFIX}` } };
}

/**
 * In the grantee's policy, and for a grantee of another account in the key's as well. `key.grant()` knows no conditions, and for
 * an imported key gives nobody the statement to add them to.
 */
function grantThrough(
  key: kms.IKey,
  grantee: iam.IGrantable,
  actions: string[],
  service: string,
  region: string,
): void {
  iam.Grant.addToPrincipalOrResource({
    grantee,
    actions,
    resource: key,
    resourceArns: [key.keyArn],
    resourceSelfArns: ['*'],
    conditions: viaService(service, region),
  });
}
