import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';

/** How submissions are kept. */
export interface SubmissionsOptions {
  /**
   * How long a submission is kept before DynamoDB deletes it: from 1 day to 10 years.
   *
   * DynamoDB deletes within a few days of the time, not to the minute. Anything outside the range is refused at synth.
   *
   * @default - submissions are kept until somebody deletes them
   */
  readonly retention?: Duration;

  /**
   * What becomes of the table when the stack no longer has it.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * The KMS key that the table is encrypted with. The workflow is granted its use, through DynamoDB alone.
   *
   * @default - the key that AWS manages for DynamoDB in the account
   */
  readonly encryptionKey?: kms.IKey;
}
