import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';

/** How submissions are kept. */
export interface SubmissionsOptions {
  /**
   * How long a submission is kept before DynamoDB deletes it: from 1 day to 10 years.
   *
   * DynamoDB deletes within a few days of the time, not to the minute. Anything outside the range is refused at synth. A
   * token may be in days, hours, minutes or seconds, and its range is not checked.
   *
   * @default - submissions are kept until somebody deletes them
   */
  readonly retention?: Duration;

  /**
   * What happens to the table, the parking queue and the dead-letter queue when the stack is deleted or no longer has them.
   * They hold what customers wrote, and the tickets that customers were promised.
   *
   * With `RETAIN_ON_UPDATE_OR_DELETE` they stay in the account, and you delete them yourself: the queues once they are
   * empty, the table when nobody needs it any more. Only a stack whose first deployment fails takes them with it, so the
   * next attempt starts clean. With `RETAIN` they stay even then. With `DESTROY` they are deleted with everything in them.
   * `SNAPSHOT` is refused: tables and queues have no snapshots.
   *
   * Log groups, alarms and functions are always deleted with the stack. An `encryptionKey` has a policy of its own: without
   * the key, nobody can read what stays.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * The KMS key that the table, the queues, the log groups, and the definitions of the state machines are encrypted with. The
   * workflow may use it through DynamoDB and SQS, and for its own definition; whoever starts it, to decrypt that definition through
   * Step Functions; and CloudWatch Logs for the log groups of the account and region.
   *
   * An alias stands for its key. One that was imported by its name is refused, because it does not know its key.
   *
   * The policy of an imported key cannot be changed from here. What it has to allow is in
   * https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend/blob/main/docs/security.md
   *
   * @default - the keys that AWS manages for the services
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The most read request units a second that the table and its index take, each: a ceiling for the bill. One unit reads 4 KB.
   * DynamoDB throttles what is above it.
   *
   * At least one for each request a second of `api.throttle.rateLimit`; less is refused at synth. Scans and queries by people count
   * as well.
   *
   * @default - no ceiling but the quota of the account, 40,000 units for each table
   */
  readonly maxReadRequestUnits?: number;

  /**
   * The most write request units a second that the table and its index take, each: a ceiling for the bill. One unit writes 1 KB.
   * DynamoDB throttles what is above it, and the submission waits in the parking queue.
   *
   * At least three for each request a second of `api.throttle.rateLimit`, and one more for each notification, for a receipt, and for
   * `notifyAfterAnswer`; less is refused at synth. Messages of more than 1 KB take more, so leave room for them.
   *
   * @default - no ceiling but the quota of the account, 40,000 units for each table
   */
  readonly maxWriteRequestUnits?: number;
}
