/** Grants for a customer's key, each limited to one service. A grant without the service would allow more. */
import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';

/**
 * The permissions to read and write an encrypted table, as documented, but without wildcards:
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
 * The permissions to send to an encrypted queue or topic:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html and
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export const SENDING = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** For a workflow that reads and writes the table. */
export function grantUseOfTable(key: kms.IKey, grantee: iam.IGrantable, region: string): void {
  grantThrough(key, grantee, USE_OF_TABLE, 'dynamodb', region);
}

/** For principals that only read the table. */
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

/** The condition that a key is only used through one service. */
export function viaService(service: string, region: string): { StringEquals: { 'kms:ViaService': string } } {
  return { StringEquals: { 'kms:ViaService': `${service}.${region}.${Aws.URL_SUFFIX}` } };
}

/**
 * Adds the statement to the grantee's policy, and for a grantee of another account to the key's policy as well.
 * `key.grant()` does not support conditions, and for an imported key it does not return the statement.
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
