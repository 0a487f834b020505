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
   * The KMS key that the table, the queues and the log groups are encrypted with. The workflow may use it through DynamoDB and
   * SQS alone, and CloudWatch Logs for the log groups of the account and region.
   *
   * The policy of an imported key cannot be changed from here. What it has to allow is in
   * https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend/blob/main/docs/security.md
   *
   * @default - the keys that AWS manages for the services
   */
  readonly encryptionKey?: kms.IKey;
}
