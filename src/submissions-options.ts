import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';

/** How submissions are stored. */
export interface SubmissionsOptions {
  /**
   * How long a submission is kept before DynamoDB deletes it: from 1 day to 10 years.
   *
   * DynamoDB deletes a submission within a few days after this time. Anything outside the range is refused at synth. A
   * token may be in days, hours, minutes or seconds, and its range is not checked.
   *
   * @default - submissions are kept until somebody deletes them
   */
  readonly retention?: Duration;

  /**
   * What happens to the table, the parking queue and the dead-letter queue when the stack is deleted, or when they are
   * removed from it. They contain the submissions and the tickets of customers.
   *
   * With `RETAIN_ON_UPDATE_OR_DELETE`, they are kept, and you delete them yourself: the queues when they are empty, the
   * table when you no longer need it. They are deleted only if the first deployment of the stack fails, so that the next
   * attempt can create them again. With `RETAIN`, they are kept even then. With `DESTROY`, they are deleted together with
   * their content. `SNAPSHOT` is refused: tables and queues have no snapshots.
   *
   * Log groups, alarms and functions are always deleted with the stack. An `encryptionKey` has its own removal policy. If
   * the key is deleted, nobody can read the data that is kept.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * The KMS key that the table, the queues, the log groups, and the definitions of the state machines are encrypted with.
   * The workflow may use the key through DynamoDB and SQS, and for its own definition. Callers that may start the workflow
   * may decrypt that definition through Step Functions. CloudWatch Logs may use the key for the log groups of the account
   * and region.
   *
   * An alias may be given instead of its key. An alias that was imported by its name is refused, because its key is not
   * known. The key must be in the region of the stack. A key of another account causes a warning that you have to
   * acknowledge.
   *
   * This library cannot change the policy of an imported key. For the permissions that the policy must grant, see
   * https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend/blob/main/docs/security.md
   *
   * @default - keys that AWS manages
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The maximum number of read request units a second, for the table and for its index. It limits the cost. One unit reads
   * 4 KB. DynamoDB throttles requests above the maximum.
   *
   * It must be at least `api.throttle.rateLimit`. A lower value is refused at synth. Scans and queries by people count as
   * well.
   *
   * @default - the quota of the account, 40,000 units for each table
   */
  readonly maxReadRequestUnits?: number;

  /**
   * The maximum number of write request units a second, for the table and for its index. It limits the cost. One unit
   * writes 1 KB. DynamoDB throttles requests above the maximum, and the submissions wait in the parking queue.
   *
   * It must be at least three times `api.throttle.rateLimit`, plus `api.throttle.rateLimit` for each notification, for a
   * receipt, and for `notifyAfterAnswer`. A lower value is refused at synth. Messages of more than 1 KB use more units, so
   * allow for them.
   *
   * @default - the quota of the account, 40,000 units for each table
   */
  readonly maxWriteRequestUnits?: number;
}
